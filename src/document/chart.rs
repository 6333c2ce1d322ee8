//! A bar chart laid out once: Word and the web page only draw it.

use super::figure::PrintedFigure;

/// Bars, one below the other, each with its label and its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, `主动公开政府信息（条）`.
    pub title: String,
    /// The same with all its figures in words, for those who cannot see it.
    pub description: String,
    /// What the bars are of, as a legend would say: the reporting year.
    pub series: String,
    /// The bars, in order; a figure that is not reported has a place without a bar.
    pub bars: Vec<PrintedFigure>,
}
