//! `wrong-last-year`: last year's file is another year's or another organ's.

use std::path::Path;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text, say::say},
    model::{NotLastYears, Report},
};

pub(super) static RULE: Rule = Rule {
    name: "wrong-last-year",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("wrong_last_year.zh.md"),
    manual_en: include_str!("wrong_last_year.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for the file `name`.
pub(super) fn wrong(report: &Report, name: &str, place: Place, why: &NotLastYears) -> Diagnostic {
    let before = report.year.saturating_sub(1);
    match why {
        NotLastYears::Itself if is_called_otherwise(name, report.year) => {
            misnamed(report.year, name, place)
        }
        NotLastYears::Itself => Diagnostic::new(
            &RULE,
            say!(
                "上年度文件“{name}”就是本年度的文件",
                "last year's file {name} is this year's file itself",
                name
            ),
            place,
            Text::fixed("就是本文件", "this file itself"),
        )
        .with_help(say!(
            "上年度文件换成 {before} 年度的；没有的，去掉 last 那一行，或者把“{name}”移走",
            "put the file for {before} in its place; if there is none, drop the line with last, or move {name} away",
            before,
            name
        )),
        NotLastYears::Year {
            wanted,
            found,
            place: there,
        } => of_another_year(name, place, (*wanted, *found), *there),
        NotLastYears::Organ {
            own,
            found,
            place: there,
        } => Diagnostic::new(
            &RULE,
            say!(
                "上年度文件“{name}”是“{found}”的，本文件是“{own}”的",
                "last year's file {name} is {found}'s, this one is {own}'s",
                name,
                found,
                own
            ),
            place,
            Text::fixed("别的机关的", "another organ's"),
        )
        .with_related(*there, say!("这里写的是“{found}”", "{found} is written here", found))
        .with_help(say!(
            "换成本机关上一年的文件；机关改了名称的，在 [organ] 里写 former_name = \"{found}\"",
            "name this organ's file of the year before; if the organ was renamed, write former_name = \"{found}\" in [organ]",
            found
        ))
        .stating(found.as_str(), own.as_str()),
    }
}

/// Whether a file is called after a year that is not this one.
fn is_called_otherwise(name: &str, year: i32) -> bool {
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    let is_year = |stem: &str| stem.len() == 4 && stem.chars().all(|c| c.is_ascii_digit());
    stem.is_some_and(|stem| is_year(stem) && stem != year.to_string())
}

/// The file is taken for last year's, since it is called after another year than it states.
fn misnamed(year: i32, name: &str, place: Place) -> Diagnostic {
    let message = say!(
        "上年度文件“{name}”就是本年度的文件：它的文件名和年度对不上，里面写的是 year = {year}",
        "last year's file {name} is this year's file itself: its name and its year differ, it says year = {year}",
        name,
        year
    );
    let label = Text::fixed("和文件名对不上", "not what it is called");
    Diagnostic::new(&RULE, message, place, label).with_help(which_is_wrong(year))
}

/// The file is of another year than the one before.
fn of_another_year(
    name: &str,
    place: Place,
    (wanted, found): (i32, i32),
    there: Place,
) -> Diagnostic {
    let message = say!(
        "上年度文件“{name}”是 {found} 年度的，应当是 {wanted} 年度的",
        "last year's file {name} is for {found}, not for {wanted}",
        name,
        found,
        wanted
    );
    let label = Text::fixed("不是上一年的", "not the year before");
    let mut finding = Diagnostic::new(&RULE, message, place, label).with_related(
        there,
        say!("这里写的是 {found}", "{found} is written here", found),
    );
    if is_called_otherwise(name, found) {
        let differ = say!(
            "“{name}”的文件名和年度对不上",
            "the name of {name} and its year differ",
            name
        );
        let which = which_is_wrong(found);
        finding = finding.with_help(say!(
            "{differ}；{which}",
            "{differ}; {which}",
            differ,
            which
        ));
    }
    finding
        .with_help(say!(
            "上年度文件换成 {wanted} 年度的；没有的，去掉 last 那一行，或者把“{name}”移走；年度写错的，改那个文件",
            "put the file for {wanted} in its place; if there is none, drop the line with last, or move {name} away; if the year is wrong there, mend it there",
            wanted,
            name
        ))
        .stating(found.to_string(), wanted.to_string())
}

/// What to do where the name of a file and the year that it states differ.
fn which_is_wrong(year: i32) -> Text {
    say!(
        "看哪个写错了：年度错了，改 year；文件名错了，改文件名；已经有 {year}.toml 的，先看这份是不是它的副本",
        "see which of the two is wrong: if it is the year, mend it; if it is the name, rename the file, unless it is a copy of a {year}.toml that is there"
    )
}
