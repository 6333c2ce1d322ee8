//! Numbers typed into the text become figures: each gets an id, a label and a unit from the words
//! beside it, lists become breakdowns, percentages formulas, and the text prints the figures.
//!
//! Nothing of the meaning is guessed: a number stands under the words that stand beside it. What
//! is told twice with two values stays as typed the second time, so that the check of numbers
//! that are bound to nothing tells of it.

mod cell;
mod derived;
mod excused;
mod expression;
mod growth;
mod known_ids;
mod name;
mod new_figure;
mod percentage;
mod plan;
mod rates;
mod reading;
mod row_cells;
mod share_sum;
mod text_figures;
mod text_number;
mod told;
mod waived_words;
mod written;

pub use self::{
    known_ids::KnownIds,
    share_sum::ShareSum,
    text_figures::{TextFigures, text_figures},
    text_number::TextNumber,
};

use std::collections::BTreeSet;

use self::{excused::Excused, plan::Plan, written::Written};
use crate::{
    diagnostic::Diagnostic,
    model::{Report, figure::Origin, typed_text::texts},
    source::Source,
    year_file::edit::{Editor, Position, Spoilt},
};

/// A year file whose typed numbers have become figures.
#[derive(Debug)]
pub struct Adopted {
    /// Its text.
    pub text: String,
    /// How many numbers of the text now print a figure.
    pub bound: usize,
    /// How many figures are new.
    pub figures: usize,
    /// The lists that do not add up to the number that they break down: its label, the sum of
    /// the parts, the number.
    pub open_lists: Vec<(String, String, String)>,
    /// The numbers that stay as typed, since their label has another value already.
    pub left: usize,
}

/// Makes figures of the counts that are typed into the text of `report`, which is written in
/// `source`, and bound to nothing; those stay of which its `findings` say that this is waived.
///
/// # Errors
/// The new text would say something else where nothing was to be changed.
pub fn adopt(
    source: &Source,
    report: &Report,
    findings: &[Diagnostic],
    known: &KnownIds,
) -> Result<Adopted, Spoilt> {
    let texts = texts(report);
    let mut editor = Editor::new(source.text());
    let plan = Plan::of(
        report,
        &texts,
        Excused::by(findings),
        may_have_parts(report, &editor),
        known,
    );
    for bound in &plan.bound {
        let span = bound.place.span;
        editor.replace(span.start()..span.end(), bound.expression.as_str());
    }
    for (range, words) in waived_words::renewed(report, source.text(), &plan.bound) {
        editor.replace(range, words);
    }
    for cell in &plan.cells {
        match cell.place {
            Some(place) => {
                let span = place.span;
                editor.replace(span.start()..span.end(), cell.value.as_str());
            }
            None => editor.set("table", &cell.id, &cell.value, "", Position::Last),
        }
    }
    let Written {
        lines,
        broken_down,
        parts,
    } = written::written(&plan.figures);
    editor.add_figures(&lines, &broken_down);
    for parts in &parts {
        editor.add_parts(parts);
    }
    let new = plan.figures.iter().filter(|figure| !figure.is_there);
    Ok(Adopted {
        text: editor.finish()?,
        bound: plan.bound.len(),
        figures: new.count(),
        open_lists: plan.open_lists(),
        left: plan.left,
    })
}

/// The figures of the file that have no parts and have room for some.
fn may_have_parts(report: &Report, editor: &Editor<'_>) -> BTreeSet<String> {
    let broken_down: BTreeSet<_> = report.breakdowns.iter().map(|one| one.whole).collect();
    let figures = report.figures.iter();
    let stated = figures.filter(|(id, figure)| {
        figure.origin == Origin::Stated
            && figure.whole.is_none()
            && !figure.is_approximate()
            && !broken_down.contains(id)
    });
    let ids = stated.map(|(_, figure)| figure.id.as_str());
    ids.filter(|id| editor.has_room_for_parts(id))
        .map(str::to_owned)
        .collect()
}
