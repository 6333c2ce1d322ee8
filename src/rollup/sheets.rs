//! The spreadsheet of a district: every organ's figures with live totals, who has most and what
//! changed, and in what state each report is.

mod one_sheet;
mod organs;
mod ranks;
mod states;

use super::added::Rollup;
use crate::{
    diagnostic::{Language, say::say},
    document::{edition::Edition, properties::Properties},
    workbook::sheet::Workbook,
};

/// The spreadsheet.
#[must_use]
pub fn workbook(rollup: &Rollup, language: Language) -> Workbook {
    let (district, year) = (&rollup.district, rollup.year);
    let title = say!(
        "{district}{year}年各单位数字汇总",
        "{district} {year}: the figures of all organs"
    );
    Workbook {
        properties: Properties {
            title: title.into_words(language),
            organ: rollup.district.clone(),
            year,
            date: None,
            form: String::new(),
            fingerprint: String::new(),
        },
        edition: Edition::Final,
        sheets: vec![
            organs::sheet_of(rollup, language),
            ranks::sheet_of(rollup, language),
            states::sheet_of(rollup, language),
        ],
    }
}
