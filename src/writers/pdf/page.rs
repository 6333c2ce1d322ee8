//! Prints one page after the other.

use std::num::NonZeroU32;

use krilla::{
    Document,
    annotation::{Annotation, LinkAnnotation, Target},
    destination::Destination,
    page::{NumberingStyle, PageLabel, PageSettings},
};

use super::{
    drawing,
    leaf::{Leaf, line},
    over_page,
    pen::Pen,
    printing::{Frame, Link, Printing},
    table,
    type_look::{Type, points},
};
use crate::setting::{
    laid_page::{LaidPage, Piece, What},
    layer::OVER_NOTES,
    length::{Length, twips},
    set_block::{Content, ContentsLine, SetParagraph},
    sign::Part,
    styles::NOTE,
    text_lines::{line_height, signs_of},
};

/// How long the rule over notes is, in points.
const NOTE_RULE: f32 = 144.0;

impl<'f, 'a> Printing<'_, 'f, '_, 'a> {
    /// Prints all pages.
    pub(super) fn pages(&mut self, document: &mut Document) {
        let laid = self.laid;
        for (number, page) in (1..).zip(&laid.pages) {
            self.page(document, number, page);
        }
    }

    fn page(&mut self, document: &mut Document, number: u32, laid: &LaidPage<'_, 'a>) {
        let measures = laid.orientation.page(self.look);
        let size = |twips_of: u32| points(twips(twips_of));
        let frame = Frame {
            left: size(measures.left),
            top: size(measures.top),
            width: size(measures.text_width()),
            height: size(measures.text_height()),
        };
        let settings = PageSettings::from_wh(size(measures.width), size(measures.height))
            .expect("paper has a width and a height")
            .with_page_label(PageLabel::new(
                Some(NumberingStyle::Arabic),
                None,
                NonZeroU32::new(number),
            ));
        let mut page = document.start_page_with(settings);
        let mut links = Vec::new();
        self.print(
            Pen {
                surface: page.surface(),
                typefaces: self.typefaces,
            },
            (number, laid),
            frame,
            &mut links,
        );
        for link in links {
            let Some(destination) = self.anchors.get(link.lead.anchor) else {
                continue;
            };
            let target = Target::Destination(Destination::Xyz(destination.clone()));
            let words = format!("转到{}", link.lead.words);
            let annotation =
                Annotation::new_link(LinkAnnotation::new(link.area, target), Some(words));
            let identifier = page.add_tagged_annotation(annotation);
            self.keep(
                link.block,
                link.place,
                vec![Leaf {
                    part: link.lead.part,
                    identifier,
                }],
            );
        }
        page.finish();
    }

    /// Prints what stands on a page, and on what is no part of the report.
    fn print(
        &mut self,
        mut pen: Pen<'_, 'f>,
        (number, laid): (u32, &LaidPage<'_, 'a>),
        frame: Frame,
        links: &mut Vec<Link<'a>>,
    ) {
        let over = over_page::OverPage {
            look: self.look,
            measures: laid.orientation.page(self.look),
            mark: self.mark,
        };
        over.watermark(&mut pen);
        for piece in &laid.pieces {
            self.piece(&mut pen, piece, frame, links);
        }
        for stretch in table::on_page(laid) {
            self.table(&mut pen, &stretch, frame, links);
        }
        self.notes_of(&mut pen, laid, frame);
        over.number(&mut pen, number);
        over.mark(&mut pen);
        pen.surface.finish();
    }

    fn piece(
        &mut self,
        pen: &mut Pen<'_, 'f>,
        piece: &Piece<'_, 'a>,
        frame: Frame,
        links: &mut Vec<Link<'a>>,
    ) {
        let top = frame.top + points(piece.top);
        let height = points(piece.height);
        match &piece.what {
            What::Line {
                paragraph,
                line,
                is_last,
                ..
            } => {
                let kind = Type::of(paragraph.style, None, self.look);
                let base_line = kind.base_line(top, height);
                self.line(
                    pen,
                    (piece.block, (0, 0)),
                    &line.signs,
                    kind,
                    (frame.left, base_line),
                    links,
                );
                if let (Content::ContentsLine(contents), true) = (paragraph.content, *is_last) {
                    let edge = points(line.right);
                    self.page_reference(
                        pen,
                        (paragraph, &contents),
                        piece.block,
                        (frame.left, edge, base_line),
                        links,
                    );
                }
            }
            What::Drawing(paragraph) => {
                let identifier = drawing::draw(pen, paragraph, self.look, frame, top);
                let leaf = identifier.map(|identifier| Leaf {
                    part: Part::Text,
                    identifier,
                });
                self.keep(piece.block, (0, 0), leaf.into_iter().collect());
            }
            What::Row { .. } => {}
        }
    }

    /// Prints what a line of the contents list ends with: dots and the page.
    fn page_reference(
        &mut self,
        pen: &mut Pen<'_, 'f>,
        (paragraph, contents): (&SetParagraph<'a>, &ContentsLine<'a>),
        block: usize,
        (left, edge, base_line): (f32, f32, f32),
        links: &mut Vec<Link<'a>>,
    ) {
        let anchor = contents.entry.anchor.as_str();
        let mut signs = signs_of(paragraph.style, None, self.look);
        signs.add(&contents.page.to_string(), Part::Reference(anchor, 0));
        let width: Length = signs.all.iter().map(|sign| sign.advance + sign.gap).sum();
        let start = twips(self.look.portrait.table_width()) - width;
        let mut place = start;
        for sign in &mut signs.all {
            sign.left = place;
            place += sign.advance + sign.gap;
        }
        let kind = Type::of(paragraph.style, None, self.look);
        let dots_end = left + points(start);
        over_page::dots(pen, left + edge, dots_end, base_line);
        self.line(
            pen,
            (block, (0, 0)),
            &signs.all,
            kind,
            (left, base_line),
            links,
        );
    }

    /// Prints the notes at the foot of a page.
    fn notes_of(&mut self, pen: &mut Pen<'_, 'f>, laid: &LaidPage<'_, 'a>, frame: Frame) {
        if laid.notes.is_empty() {
            return;
        }
        let top = frame.top + frame.height - points(laid.notes_height);
        over_page::rule(
            pen,
            frame.left,
            frame.left + NOTE_RULE,
            top + points(OVER_NOTES) / 2.0,
        );
        let height = points(line_height(&NOTE, self.look));
        let kind = Type::of(&NOTE, None, self.look);
        let mut top = top + points(OVER_NOTES);
        for note in &laid.notes {
            for laid_line in &note.lines {
                let base_line = kind.base_line(top, height);
                let (leaves, _) = line(pen, &laid_line.signs, kind, frame.left, base_line);
                self.notes.entry(note.number).or_default().extend(leaves);
                top += height;
            }
        }
    }
}
