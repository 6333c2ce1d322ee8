//! `report --version --verbose`: what is in this program, for whoever reports a fault of it.

use std::env::consts::{ARCH, OS};

use super::words::listed;
use crate::{
    diagnostic::{Language, say::say},
    forms::Form,
    limits, writers,
};

/// The commit that it was built of, where whoever built it said so: nothing is asked of the folder
/// that it is built in, so that it is the same program in every folder.
const COMMIT: Option<&str> = option_env!("REPORT_COMMIT");

/// What is in the program, line by line.
pub(super) fn told(language: Language) -> String {
    let forms: Vec<&str> = Form::known().collect();
    let text = say!(
        "提交：{commit}\n系统：{OS} {ARCH}\n统计表：{forms}\n写出：{formats}\n限度：年度文件 {bytes} MiB，数字 {figures} 个，填写的格 {cells} 个，节 {sections} 个，关系 {relations} 条，一段文字 {text} KiB，一个式子 {expression} 个词\n做不到的和全部限度：report explain limits\n",
        "commit: {commit}\nsystem: {OS} {ARCH}\nforms: {forms}\nwrites: {formats}\nlimits: {bytes} MiB a year file, {figures} figures, {cells} cells filled in, {sections} sections, {relations} relations, {text} KiB a text, {expression} words an expression\nwhat it cannot do, and all limits: report explain limits\n",
        commit = COMMIT.unwrap_or("unknown"),
        forms = listed(&forms),
        formats = listed(&writers::names()),
        bytes = limits::YEAR_FILE_BYTES >> 20,
        figures = limits::FIGURES,
        cells = limits::TABLE_ENTRIES,
        sections = limits::SECTIONS,
        relations = limits::RELATIONS,
        text = limits::TEXT_BYTES >> 10,
        expression = limits::EXPRESSION_WORDS
    );
    format!(
        "report {}\n{}",
        env!("CARGO_PKG_VERSION"),
        text.get(language)
    )
}
