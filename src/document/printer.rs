//! Prints figures: what each file shows of one, and what a draft remarks on it.

use std::collections::BTreeMap;

use super::figure::PrintedFigure;
use crate::model::{
    Report,
    figure::{Figure, FigureId},
};

/// Findings to be shown beside figures in a draft: figure id to messages.
pub type Remarks = BTreeMap<String, Vec<String>>;

/// Prints figures of one report.
#[derive(Debug, Clone, Copy)]
pub struct Printer<'a> {
    report: &'a Report,
    remarks: &'a Remarks,
}

impl<'a> Printer<'a> {
    /// A printer for `report`; `remarks` is empty for a final file.
    #[must_use]
    pub fn new(report: &'a Report, remarks: &'a Remarks) -> Self {
        Self { report, remarks }
    }

    /// The report that is printed.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        self.report
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

    /// The findings about a figure, for a draft.
    #[must_use]
    pub fn remarks(&self, id: &str) -> Vec<String> {
        self.remarks.get(id).cloned().unwrap_or_default()
    }

    pub(super) fn printed(&self, figure: &Figure, id: String, text: String) -> PrintedFigure {
        PrintedFigure {
            remarks: self.remarks(&figure.id),
            label: figure.label.clone(),
            value: figure.value,
            id,
            text,
        }
    }
}
