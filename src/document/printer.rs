//! Prints figures: what each file shows of one, and what a draft remarks on it.

use super::{edition::Edition, figure::PrintedFigure, inline::Inline};
use crate::model::{
    Passage, Report,
    figure::{Figure, FigureId},
    text::{Paragraph, Piece, Print},
};

/// Prints figures of one report.
#[derive(Debug, Clone, Copy)]
pub struct Printer<'a> {
    report: &'a Report,
    edition: &'a Edition,
}

impl<'a> Printer<'a> {
    /// A printer of one edition of `report`.
    #[must_use]
    pub fn new(report: &'a Report, edition: &'a Edition) -> Self {
        Self { report, edition }
    }

    /// The report that is printed.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// The edition that is printed.
    #[must_use]
    pub fn edition(&self) -> &'a Edition {
        self.edition
    }

    /// The cell or figure of this id, as its number alone.
    #[must_use]
    pub fn cell(&self, id: &str) -> Option<PrintedFigure> {
        let figure = self.report.figures.find(id)?;
        Some(self.figure(figure))
    }

    /// A figure as its number alone.
    #[must_use]
    pub fn figure(&self, id: FigureId) -> PrintedFigure {
        let figure = self.report.figures.get(id);
        self.printed(figure, figure.id.clone(), figure.in_cell())
    }

    /// What is remarked behind the figure of this cell.
    pub(super) fn remark_on_cell(&self, id: &str) -> Vec<Inline> {
        self.in_a_line(self.report.table_notes.on_cell(id))
    }

    /// What is remarked behind the label of this row.
    pub(super) fn remark_on_row(&self, code: &str) -> Vec<Inline> {
        self.in_a_line(self.report.table_notes.on_row(code))
    }

    /// What is remarked under this table, a paragraph each.
    pub(super) fn remarks_under(&self, table: &str) -> Vec<Vec<Inline>> {
        let note = self.report.table_notes.under(table).into_iter();
        let paragraphs = note.flat_map(Passage::paragraphs);
        paragraphs.map(|one| self.inlines(one)).collect()
    }

    fn in_a_line(&self, note: Option<&Passage>) -> Vec<Inline> {
        let paragraphs = note.into_iter().flat_map(Passage::paragraphs);
        paragraphs.flat_map(|one| self.inlines(one)).collect()
    }

    /// The words and figures of a remark, which holds nothing else.
    fn inlines(&self, paragraph: &Paragraph) -> Vec<Inline> {
        let pieces = paragraph.pieces.iter();
        pieces
            .flat_map(|piece| match piece {
                Piece::Literal { text, .. } | Piece::Value(text) => {
                    vec![Inline::Text(text.clone())]
                }
                Piece::Figure(print) => self.print(print),
                Piece::Note(_) => Vec::new(),
            })
            .collect()
    }

    /// A figure as the text prints it: words that say what the number is stand beside it.
    pub(super) fn print(&self, print: &Print) -> Vec<Inline> {
        let figures = &self.report.figures;
        let words = (!print.words.is_empty()).then(|| print.words.clone());
        let number = (print.words.is_empty() || !print.text.is_empty()).then(|| {
            let figure = figures.get(print.figure);
            self.printed(figure, print.tag(figures), print.text.clone())
        });
        let words = words.into_iter().map(Inline::Text);
        words.chain(number.map(Inline::Figure)).collect()
    }

    fn printed(&self, figure: &Figure, id: String, text: String) -> PrintedFigure {
        PrintedFigure {
            remarks: self.edition.remarks(&figure.id).to_vec(),
            label: figure.label.clone(),
            value: figure.value,
            id,
            text,
        }
    }
}
