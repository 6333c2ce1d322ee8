//! The fields under the statutory table: who is responsible, who filled it in, and when.

use crate::language::{dates::day, text_width::text_width};
use crate::{forms::Form, model::Report};

/// What a line under a table of the Word report holds, in quarters of a character: 小五 across
/// 156 mm.
pub const LINE: u32 = 4 * 49;

/// The fields under the table with what the year file gives for them, in lines of no more than
/// `room` quarters of a character; no field is divided.
#[must_use]
pub fn lines(report: &Report, form: &Form, room: u32) -> Option<String> {
    let mut lines = String::new();
    let mut taken = 0;
    for label in &form.head.footer {
        let value = match label.as_str() {
            "填报日期" => report.date.map(day),
            label => told_under_table(report, label),
        };
        let field = format!("{label}：{}", value.unwrap_or_else(|| "　　".to_owned()));
        let width = text_width(&field);
        if !lines.is_empty() {
            taken += text_width("　");
            let is_full = taken + width > room;
            lines.push(if is_full { '\n' } else { '　' });
            taken = if is_full { 0 } else { taken };
        }
        lines.push_str(&field);
        taken += width;
    }
    (!lines.is_empty()).then_some(lines)
}

/// What the organ tells for this field.
fn told_under_table(report: &Report, field: &str) -> Option<String> {
    let mut told = report.organ.particulars.iter();
    let one = told.find(|one| one.printed.under_table == Some(field))?;
    Some(one.text.value.clone())
}
