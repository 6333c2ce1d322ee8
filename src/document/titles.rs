//! What the report and its statistics are called.

use crate::{model::Report, year_file::AttachmentKind};

/// The report's title: `北京市东城区民政局2017年政府信息公开年度报告`.
#[must_use]
pub fn report_title(report: &Report) -> String {
    match &report.form {
        Some(form) => form.report_title(&report.organ.name, report.year),
        None => format!("{}{}年政府信息公开年度报告", report.organ.name, report.year),
    }
}

/// The title of the statistics: as the year file states it, or
/// `北京市东城区民政局政府信息公开情况统计表（2017年度）`.
#[must_use]
pub fn statistics_title(report: &Report) -> String {
    let mut attachments = report.attachments.iter();
    let stated = attachments.find(|one| one.kind == AttachmentKind::Statistics);
    match (stated, &report.form) {
        (Some(stated), _) => stated.title.clone(),
        (None, Some(form)) => form.statistics_title(&report.organ.name, report.year),
        (None, None) => format!(
            "{}政府信息公开情况统计表（{}年度）",
            report.organ.name, report.year
        ),
    }
}
