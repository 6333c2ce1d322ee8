//! What an output file says about itself.

use super::titles::report_title;
use crate::model::Report;

/// What an output file says about itself, in its document properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// The report's title, `北京市东城区民政局2017年政府信息公开年度报告`.
    pub title: String,
    /// The reporting organ, full name; the document's creator.
    pub organ: String,
    /// The reporting year.
    pub year: i32,
    /// Id of the statutory form, `2014`.
    pub form: String,
    /// SHA-256 of the year file's bytes, in hexadecimal digits.
    pub fingerprint: String,
}

impl Properties {
    /// What the files of a report say about themselves.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        Self {
            title: report_title(report),
            organ: report.organ.name.clone(),
            year: report.year,
            form: report
                .form
                .as_ref()
                .map(|form| form.head.id.clone())
                .unwrap_or_default(),
            fingerprint: report.fingerprint.clone(),
        }
    }

    /// The year at whose end a file is dated, so that no clock is asked: the reporting year, or the
    /// first that an archive can say where a draft has none yet.
    #[must_use]
    pub fn dated_at_end_of(&self) -> u16 {
        let year = u16::try_from(self.year).ok();
        year.filter(|year| (1980..=9999).contains(year))
            .unwrap_or(1980)
    }

    /// What programs read out of a file: names and values.
    #[must_use]
    pub fn particulars(&self) -> [(&'static str, String); 4] {
        [
            ("organ", self.organ.clone()),
            ("year", self.year.to_string()),
            ("form", self.form.clone()),
            ("year-file-sha256", self.fingerprint.clone()),
        ]
    }
}
