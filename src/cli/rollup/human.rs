//! A roll-up in words, for who reads it on a terminal.

use super::told::Told;
use crate::{
    cli::words::listed,
    diagnostic::{
        Account, FileFindings, Text,
        say::{counted, say},
        terminal::{self, Look},
    },
    language::visible::visible,
    rollup::{Rollup, WhyAside},
};

/// The text.
pub(super) fn render(told: &Told<'_>, color: bool) -> String {
    let language = told.language;
    let mut text = String::new();
    for line in lines(told) {
        text.push_str(&visible(line.get(language)));
        text.push('\n');
    }
    if let Some(own) = told.own {
        let found = FileFindings {
            findings: told.findings,
            account: Account::default(),
            not_assessable: &[],
            ..own.found()
        };
        if !told.findings.is_empty() {
            text.push('\n');
        }
        text.push_str(&terminal::render(&found, Look { language, color }));
    }
    text
}

/// What is said before the findings, a line each.
pub(super) fn lines(told: &Told<'_>) -> Vec<Text> {
    let rollup = told.rollup;
    let mut lines = vec![head(rollup)];
    if !rollup.missing.is_empty() {
        let missing = listed(&rollup.missing);
        lines.push(say!("没有报送：{missing}", "missing: {missing}", missing));
    }
    for aside in &rollup.set_aside {
        let (organ, path) = (&aside.organ, &aside.path);
        lines.push(match &aside.why {
            WhyAside::OtherYear(year) => {
                let year = year.map_or_else(|| "?".to_owned(), |year| year.to_string());
                say!(
                    "没有计入：{organ}（{path}）是 {year} 年的",
                    "not added: {organ} ({path}) is of {year}"
                )
            }
            WhyAside::Second(first) => say!(
                "没有计入：{organ}（{path}）前面已有一份 {first}",
                "not added: {organ} ({path}), of which {first} was there before"
            ),
        });
    }
    for organ in rollup.organs.iter().filter(|organ| organ.tally.errors > 0) {
        let (name, path) = (&organ.organ, &organ.path);
        let errors = counted(organ.tally.errors, "error");
        lines.push(say!(
            "有错误：{name}（{path}）错误 {errors}",
            "wrong: {name} ({path}), {errors}",
            name,
            path,
            errors
        ));
    }
    for path in told.unread {
        lines.push(say!("读不出来：{path}", "cannot be read: {path}"));
    }
    let late: Vec<&str> = { rollup.organs.iter() }
        .filter(|organ| rollup.is_late(organ))
        .map(|organ| organ.organ.as_str())
        .collect();
    if let Some(deadline) = rollup.deadline.filter(|_| !late.is_empty()) {
        let late = listed(&late);
        lines.push(say!(
            "签发晚于 {deadline}：{late}",
            "signed after {deadline}: {late}",
            deadline,
            late
        ));
    }
    if !rollup.unlisted.is_empty() {
        let unlisted = listed(&rollup.unlisted);
        lines.push(say!(
            "不在应报单位之列：{unlisted}",
            "on no list: {unlisted}",
            unlisted
        ));
    }
    lines.push(compared(told));
    lines
}

fn head(rollup: &Rollup) -> Text {
    let (district, year) = (&rollup.district, rollup.year);
    let there = rollup.organs.len();
    let exempt = rollup.exempt.len();
    let all = counted(there, "organ");
    if let Some(expected) = rollup.expected {
        let expected = counted(expected, "organ");
        return say!(
            "{district} {year} 年：应报 {expected} 个单位，已报 {there} 个，免报 {exempt} 个",
            "{district} {year}: {expected} expected, {there} reported, {exempt} exempt",
            expected
        );
    }
    say!(
        "{district} {year} 年：已报 {all} 个单位",
        "{district} {year}: {all} reported",
        all
    )
}

/// How the sums compare.
fn compared(told: &Told<'_>) -> Text {
    let rollup = told.rollup;
    let sums = rollup.cells.len();
    let open = rollup
        .cells
        .iter()
        .filter(|cell| !cell.is_complete())
        .count();
    let at_least = match open {
        0 => Text::same(""),
        open => say!(
            "；{open} 个数字还缺单位，本级的数至少是已有各单位之和",
            "; of {open} something is lacking: the district's figure is at least the sum of the others"
        ),
    };
    if told.own.is_none() {
        return say!(
            "已汇总 {sums} 个数字，没有本级的年度文件可核对{at_least}",
            "{sums} added up; there is no year file of the district's own to compare{at_least}",
            sums = counted(sums, "figure"),
            at_least
        );
    }
    let [held, failed, blind] = rollup.verdicts();
    say!(
        "本级与各单位之和：核对 {sums} 个数字，相符 {held}，不符 {failed}，无法核对 {blind}{at_least}",
        "the district's own figures and the sums: {sums} compared, {held} held, {failed} failed, {blind} not assessable{at_least}",
        sums,
        held,
        failed,
        blind,
        at_least
    )
}
