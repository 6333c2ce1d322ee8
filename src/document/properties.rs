//! What an output file says about itself.

use chrono::{NaiveDate, NaiveDateTime};

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
    /// The day of signature, where there is one.
    pub date: Option<NaiveDate>,
    /// Id of the statutory form, `2014`; none where no form is in force.
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
            date: report.date,
            form: report
                .form
                .as_ref()
                .map(|form| form.head.id.clone())
                .unwrap_or_default(),
            fingerprint: report.fingerprint.clone(),
        }
    }

    /// When a file says that it was made, so that no clock is asked: on the day of signature, else at
    /// the end of the reporting year; where a draft has neither yet, in the first year that an archive
    /// can say.
    #[must_use]
    pub fn dated(&self) -> NaiveDateTime {
        let can_be_said = |year: i32| (1980..=9999).contains(&year);
        let signed = self
            .date
            .filter(|day| can_be_said(chrono::Datelike::year(day)));
        if let Some(start) = signed.and_then(|day| day.and_hms_opt(0, 0, 0)) {
            return start;
        }
        let year = Some(self.year).filter(|year| can_be_said(*year));
        end_of(year.unwrap_or(1980))
    }

    /// What the statistics are about.
    #[must_use]
    pub fn statistics_subject(&self) -> String {
        let subject = format!("{}年度政府信息公开情况统计", self.year);
        if self.form.is_empty() {
            return subject;
        }
        format!("{subject}（报表格式{}）", self.form)
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

/// The last second of a year of four digits.
fn end_of(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 12, 31)
        .and_then(|day| day.and_hms_opt(23, 59, 59))
        .expect("every such year ends")
}
