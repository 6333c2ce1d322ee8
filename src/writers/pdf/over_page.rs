//! What stands on pages without being part of the report: numbers, the mark of a draft, rules.

use krilla::{
    geom::Transform,
    tagging::{Artifact, ArtifactType, ContentTag},
};

use super::{
    pen::Pen,
    type_look::{Type, points},
};
use crate::setting::{
    Look, Page,
    length::{Length, twips},
    lines::{Measure, lines},
    paragraph_style::ParagraphStyle,
    sign::Part,
    styles::{DRAFT_MARK, EVEN_PAGE_NUMBER, ODD_PAGE_NUMBER},
    text_lines::{line_height, signs_of},
};

/// The letters across a draft, as in the Word report.
pub(super) const WATERMARK: &str = "草稿";

/// Their height in half points.
const WATERMARK_SIZE: u32 = 360;

/// Their grey.
const PALE: (u8, u8, u8) = (0xE4, 0xE4, 0xE4);

/// From one dot of a leader to the next, in points.
const BETWEEN_DOTS: f32 = 4.0;

/// The white at both ends of a leader, in points.
const BESIDE_DOTS: f32 = 4.0;

/// A page that something stands on.
pub(super) struct OverPage<'p> {
    pub(super) look: &'p Look,
    pub(super) measures: &'p Page,
    pub(super) mark: Option<&'static str>,
}

impl OverPage<'_> {
    /// Prints the page's number at its outer edge.
    pub(super) fn number(&self, pen: &mut Pen<'_, '_>, number: u32) {
        let style = if number.is_multiple_of(2) {
            &EVEN_PAGE_NUMBER
        } else {
            &ODD_PAGE_NUMBER
        };
        let bottom = self.measures.height.saturating_sub(self.measures.footer);
        let top = twips(bottom) - line_height(style, self.look);
        let words = format!("— {number} —");
        self.words(pen, &words, style, top, ArtifactType::Footer);
    }

    /// Prints the mark of a draft.
    pub(super) fn mark(&self, pen: &mut Pen<'_, '_>) {
        if let Some(mark) = self.mark {
            let top = twips(self.measures.header);
            self.words(pen, mark, &DRAFT_MARK, top, ArtifactType::Header);
        }
    }

    fn words(
        &self,
        pen: &mut Pen<'_, '_>,
        words: &str,
        style: &ParagraphStyle,
        top: Length,
        kind: ArtifactType,
    ) {
        let mut signs = signs_of(style, None, self.look);
        signs.add(words, Part::Text);
        let characters = |count: u32| twips(count * self.look.size(style.size) * 10);
        let measure = Measure {
            first_left: characters(style.left),
            left: characters(style.left),
            right: twips(self.measures.text_width()) - characters(style.right),
            alignment: style.alignment,
        };
        let height = points(line_height(style, self.look));
        let set_in = Type::of(style, None, self.look);
        let base_line = set_in.base_line(points(top), height);
        let left = points(twips(self.measures.left));
        start(pen, kind);
        for line in lines(&signs.all, measure) {
            pen.signs(&line.signs, set_in, left, base_line);
        }
        pen.surface.end_tagged();
    }

    /// Prints large pale letters across the page of a draft.
    pub(super) fn watermark(&self, pen: &mut Pen<'_, '_>) {
        if self.mark.is_none() {
            return;
        }
        let mut signs = signs_of(&DRAFT_MARK, Some(WATERMARK_SIZE), self.look);
        signs.add(WATERMARK, Part::Text);
        let mut place = 0;
        for sign in &mut signs.all {
            sign.left = place;
            place += sign.advance;
        }
        let set_in = Type::of(&DRAFT_MARK, Some(WATERMARK_SIZE), self.look).coloured(PALE);
        let middle_x = points(twips(self.measures.width)) / 2.0;
        let middle_y = points(twips(self.measures.height)) / 2.0;
        let (top, bottom) = set_in.edges(middle_y);
        let base_line = middle_y + (middle_y - f32::midpoint(top, bottom));
        start(pen, ArtifactType::Watermark);
        pen.surface
            .push_transform(&Transform::from_rotate_at(-45.0, middle_x, middle_y));
        pen.signs(
            &signs.all,
            set_in,
            middle_x - points(place) / 2.0,
            base_line,
        );
        pen.surface.pop();
        pen.surface.end_tagged();
    }
}

/// Prints the dots of a contents line.
pub(super) fn dots(pen: &mut Pen<'_, '_>, left: f32, right: f32, y: f32) {
    start(pen, ArtifactType::Layout);
    pen.dots(
        left + BESIDE_DOTS,
        right - BESIDE_DOTS,
        y - 1.0,
        BETWEEN_DOTS,
    );
    pen.surface.end_tagged();
}

/// Prints the rule over notes.
pub(super) fn rule(pen: &mut Pen<'_, '_>, left: f32, right: f32, y: f32) {
    start(pen, ArtifactType::Layout);
    pen.rule(left, right, y);
    pen.surface.end_tagged();
}

/// Starts what is no part of the report.
pub(super) fn start(pen: &mut Pen<'_, '_>, kind: ArtifactType) {
    pen.surface
        .start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
}
