//! What a seal speaks of, in words.

use super::content::{
    ATTACHMENT, CONFIGURATION, FORM, LAST_YEAR, SealedFigures, SealedFile, SealedNumerals,
    SealedRelations, SealedWaiver, TEMPLATE, YEAR_FILE,
};
use crate::{
    checks::seal_broken::Said,
    diagnostic::{Text, say::say},
    facts::figure_set::short,
};

/// A file by what it is and its name.
pub(super) fn file(file: &SealedFile) -> Text {
    let name = &file.name;
    match file.role.as_str() {
        YEAR_FILE => say!("年度文件 {name} ", "the year file {name}"),
        FORM => say!("统计表的格式 {name} ", "the form {name}"),
        LAST_YEAR => say!("上年度文件 {name} ", "last year's file {name}"),
        CONFIGURATION => say!("设置 {name} ", "the settings {name}"),
        TEMPLATE => say!("模板 {name} ", "the template {name}"),
        ATTACHMENT => say!("附件 {name} ", "the attachment {name}"),
        _ => say!("写出的 {name} ", "the written file {name}"),
    }
}

/// The start of a hash, and all of it for machines.
pub(super) fn hash(hash: &str) -> Said {
    let start = short(hash);
    Said {
        words: say!("{start}…", "{start}…"),
        exact: hash.to_owned(),
    }
}

pub(super) fn figures(figures: &SealedFigures) -> Said {
    let SealedFigures {
        count, reported, ..
    } = figures;
    let start = short(&figures.sha256);
    Said {
        words: say!(
            "{count} 个（有数值的 {reported} 个），校验和 {start}…",
            "{count} ({reported} with a value), hash {start}…"
        ),
        exact: figures.sha256.clone(),
    }
}

pub(super) fn relations(relations: &SealedRelations) -> Said {
    let SealedRelations {
        checked,
        held,
        not_assessable,
    } = relations;
    Said::words(say!(
        "核对 {checked} 条，成立 {held} 条，不能核对 {not_assessable} 条",
        "{checked} checked, {held} held, {not_assessable} not assessable"
    ))
}

pub(super) fn numerals(numerals: &SealedNumerals) -> Said {
    let SealedNumerals {
        bound,
        derived,
        structural,
        waived,
        unexplained,
    } = numerals;
    Said::words(say!(
        "绑定 {bound}，推算 {derived}，日期名称等 {structural}，豁免 {waived}，未说明 {unexplained}",
        "{bound} bound, {derived} derived, {structural} structural, {waived} waived, {unexplained} unexplained"
    ))
}

/// A waiver by its check and its place.
pub(super) fn waiver(waiver: &SealedWaiver) -> Text {
    let check = &waiver.check;
    let words = waiver.text.join("、");
    match (&waiver.at, words.is_empty()) {
        (None, true) => say!("豁免 {check} ", "the waiver of {check}"),
        (Some(at), true) => say!("豁免 {check}（{at}）", "the waiver of {check} at {at}"),
        (None, false) => say!(
            "豁免 {check}（“{words}”）",
            "the waiver of {check} for {words}"
        ),
        (Some(at), false) => say!(
            "豁免 {check}（{at}，“{words}”）",
            "the waiver of {check} at {at} for {words}"
        ),
    }
}

/// The figures that a waiver was written for.
pub(super) fn values(waiver: &SealedWaiver) -> Said {
    let values = waiver.values.iter();
    let values: Vec<String> = values
        .map(|(id, value)| format!("{id} = {value}"))
        .collect();
    if values.is_empty() {
        return Said::words(Text::fixed("没有写明", "none"));
    }
    Said::same(values.join(", "))
}
