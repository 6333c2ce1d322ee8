//! The findings of workbooks that were sent round and came back: what was typed into them.

use rust_decimal::Decimal;

use crate::{
    checks::{foreign_organ, invalid_value, stated_twice, unknown_figure, wrong_year},
    diagnostic::{Diagnostic, Place, Text, say::say},
    model::figure::Figure,
};

/// What is typed into a cell is no number that the figure can be.
#[must_use]
pub fn of_entry(figure: &Figure, typed: &str, asked: &Text, place: Place) -> Diagnostic {
    let label = &figure.label;
    Diagnostic::new(
        &invalid_value::RULE,
        say!(
            "“{label}”填的是“{typed}”，不是能填的数",
            "{label} is filled in as {typed}, which it cannot be"
        ),
        place,
        say!("填的是“{typed}”", "{typed} here"),
    )
    .with_help(asked.clone())
    .about([figure.id.as_str()])
}

/// A workbook gives another number than the year file has.
#[must_use]
pub fn of_difference(figure: &Figure, there: Decimal, typed: Decimal, place: Place) -> Diagnostic {
    let label = &figure.label;
    let finding = Diagnostic::new(
        &stated_twice::RULE,
        say!(
            "“{label}”年度文件里是 {there}，填报表里是 {typed}",
            "{label} is {there} in the year file and {typed} in the workbook"
        ),
        place,
        say!("这里是 {typed}", "{typed} here"),
    )
    .with_help(Text::fixed(
        "先弄清哪个对；要用填报表的数，加 --replace",
        "find out which is right; to take the workbook's, add --replace",
    ))
    .about([figure.id.as_str()])
    .stating(there.to_string(), typed.to_string());
    match figure.place {
        Some(stated) => finding.with_related(stated, say!("这里是 {there}", "{there} here")),
        None => finding,
    }
}

/// Two workbooks give different numbers for one figure; `None` is a cell that was left blank.
#[must_use]
pub fn of_disagreement(
    figure: &Figure,
    (first, first_place): (Option<Decimal>, Place),
    (second, second_place): (Option<Decimal>, Place),
) -> Diagnostic {
    let label = &figure.label;
    let said = |number: Option<Decimal>| {
        number.map_or_else(
            || Text::fixed("空白", "blank"),
            |number| Text::same(number.to_string()),
        )
    };
    let (one, other) = (said(first), said(second));
    let words = |number: Option<Decimal>| number.map_or_else(String::new, |one| one.to_string());
    Diagnostic::new(
        &stated_twice::RULE,
        say!(
            "两份填报表里“{label}”不一样：一份是 {one}，一份是 {other}",
            "{label} differs between two workbooks: {one} and {other}",
            label,
            one = one.clone(),
            other = other.clone()
        ),
        second_place,
        say!("这里是 {other}", "{other} here", other),
    )
    .with_related(first_place, say!("那里是 {one}", "{one} there", one))
    .about([figure.id.as_str()])
    .stating(words(first), words(second))
}

/// A cell is noted to be a figure that the year file does not have.
#[must_use]
pub fn of_unknown(id: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &unknown_figure::RULE,
        say!(
            "填报表里有“{id}”，年度文件里没有这个编号",
            "the workbook has {id}, which the year file does not know"
        ),
        place,
        say!("没有这个编号", "no such figure"),
    )
    .with_help(Text::fixed(
        "年度文件改过编号的，重新用 report workbook 写一份填报表",
        "where ids of the year file have changed, write the workbook anew by report workbook",
    ))
}

/// The workbook is of another year.
#[must_use]
pub fn of_another_year(own: i32, year: i32, place: Place) -> Diagnostic {
    Diagnostic::new(
        &wrong_year::RULE,
        say!(
            "这个文件是 {year} 年度的，年度文件是 {own} 年度的",
            "this file is of {year}, the year file of {own}"
        ),
        place,
        say!("{year} 年度", "{year}"),
    )
}

/// The workbook, or the report, is another organ's.
#[must_use]
pub fn of_another_organ(own: &str, organ: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &foreign_organ::RULE,
        say!(
            "这个文件是“{organ}”的，年度文件是“{own}”的",
            "this file is of {organ}, the year file of {own}"
        ),
        place,
        say!("另一个单位", "another organ"),
    )
}
