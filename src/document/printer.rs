//! Prints figures: what each file shows of one, and what a draft remarks on it.

use super::{edition::Edition, figure::PrintedFigure};
use crate::model::{
    Report,
    figure::{Figure, FigureId},
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
        self.printed(figure, figure.id.clone(), figure.as_typed())
    }

    pub(super) fn printed(&self, figure: &Figure, id: String, text: String) -> PrintedFigure {
        PrintedFigure {
            remarks: self.edition.remarks(&figure.id).to_vec(),
            label: figure.label.clone(),
            value: figure.value,
            id,
            text,
        }
    }
}
