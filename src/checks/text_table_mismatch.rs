//! `text-table-mismatch`: the text gives another number than the statistics table.

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        exactness::Exactness,
        measure::unit_parts,
        scope_words::{LEVELS, OTHER_TIMES, OTHERS, has_any_of},
        stretch::Stretch as _,
    },
    model::{Report, figure::FigureId, notion_cells, relation::last_place, typed_text::TypedText},
    recognition::said::{Said, Scope},
};

pub(super) static RULE: Rule = Rule {
    name: "text-table-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("text_table_mismatch.zh.md"),
    manual_en: include_str!("text_table_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Form,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    // Without a table there is nothing to compare with.
    if report.table_place.is_none() {
        return;
    }
    for text in texts {
        for said in text.said(report) {
            if let Some(difference) = difference(report, text, said) {
                let is_sure = is_sure(report, text, said, &difference);
                findings.push(mismatch(report, text, said, &difference, is_sure));
            }
        }
    }
}

/// Whether what is said is certainly another number than the table's.
pub(super) fn is_certain(report: &Report, text: &TypedText<'_>, said: &Said) -> bool {
    let difference = difference(report, text, said);
    difference.is_some_and(|difference| is_sure(report, text, said, &difference))
}

fn is_sure(report: &Report, text: &TypedText<'_>, said: &Said, difference: &Difference) -> bool {
    let is_own = said.notion.is_sure && said.scope == Scope::Own;
    is_own && difference.exactness == Exactness::Exact || stands_alone(report, text, said)
}

/// So many numbers of a sentence that the table has too say whose all of them are.
const NEIGHBOURS: usize = 3;

/// Whether what is said differs from the table in a sentence that agrees with it otherwise: 予以公开3件，
/// 部分公开2件，不予公开1件，无法提供5件 is of the table's organ, whoever else it may speak of.
fn stands_alone(report: &Report, text: &TypedText<'_>, said: &Said) -> bool {
    let is_plain = |one: &Said| one.notion.is_sure && one.exactness == Exactness::Exact;
    let Some(own) = text
        .quantity_at(said.range.start)
        .filter(|_| is_plain(said))
    else {
        return false;
    };
    let before = text.text().stretch(own.sentence.start..own.number.start);
    if has_any_of(before, &[LEVELS, OTHERS, OTHER_TIMES]) {
        return false;
    }
    let all = text.said(report);
    let first = all.partition_point(|one| one.range.start < own.sentence.start);
    let from_there = all.iter().skip(first);
    let of_sentence = from_there.take_while(|one| one.range.start < own.sentence.end);
    let beside = of_sentence
        .filter(|one| one.range != said.range && text.quantity_at(one.range.start).is_some());
    let mut agreeing = 0;
    for one in beside.filter(|one| is_plain(one)) {
        // A sum of both is another matter: 收到12件，其中结转2件.
        if one.notion.id == said.notion.id || difference(report, text, one).is_some() {
            return false;
        }
        let lists = notion_cells::of_said(report, one);
        let is_known = lists
            .iter()
            .all(|list| notion_cells::sum(report, list).is_some());
        let is_any = one.value.is_some_and(|value| !value.is_zero());
        agreeing += usize::from(is_known && is_any && !lists.is_empty());
    }
    agreeing >= NEIGHBOURS
}

/// What the text says and what the table has instead.
struct Difference {
    stated: Decimal,
    exactness: Exactness,
    /// The figure that the text prints, where it prints one.
    figure: Option<FigureId>,
    cells: Vec<FigureId>,
    in_table: Decimal,
}

/// Where what is said differs from the table; `None` where it agrees, is linked to the table or
/// cannot be compared.
fn difference(report: &Report, text: &TypedText<'_>, said: &Said) -> Option<Difference> {
    let lists = notion_cells::of_said(report, said);
    let print = text.figure_at(said.range.start);
    let figure = print.map(|print| print.figure);
    if print.is_some_and(|print| print.derived.is_some())
        || figure.is_some_and(|figure| notion_cells::is_linked(report, figure, &lists))
    {
        return None;
    }
    let stated = match figure {
        Some(figure) => notion_cells::scaled(report.figures.get(figure))?,
        None => said.value?,
    };
    let exactness = match figure {
        Some(figure) => report.figures.get(figure).exactness(),
        None => said.exactness,
    };
    let sums: Option<Vec<Decimal>> = lists
        .iter()
        .map(|list| notion_cells::sum(report, list))
        .collect();
    let sums = sums?;
    let agrees = |sum: &Decimal| {
        exactness.allows(stated, *sum, last_place(stated))
            || (said.notion.is_part && stated < *sum)
            || said.notion.is_money() && is_rounded(stated, *sum)
    };
    if sums.iter().any(agrees) {
        return None;
    }
    Some(Difference {
        stated,
        exactness,
        figure,
        cells: lists.first()?.clone(),
        in_table: *sums.first()?,
    })
}

/// Whether one of two amounts is the other with places left out: 7730万元 and 7730.28万元. Nothing
/// is left of what was charged only where the table says so.
fn is_rounded(one: Decimal, other: Decimal) -> bool {
    let last_place = last_place(one).max(last_place(other));
    !one.is_zero() && !other.is_zero() && (one - other).abs() < last_place
}

fn mismatch(
    report: &Report,
    text: &TypedText<'_>,
    said: &Said,
    difference: &Difference,
    is_sure: bool,
) -> Diagnostic {
    let Difference {
        stated, in_table, ..
    } = difference;
    let place = text.place_of(said.range.clone());
    let mut finding = Diagnostic::new(
        &RULE,
        message(said, difference),
        place,
        Text::new(format!("正文 {stated}"), format!("the text: {stated}")),
    )
    .stating(stated.to_string(), in_table.to_string());
    if !is_sure {
        finding.severity = Severity::Warning;
    }
    let about = difference.figure.into_iter();
    let about = about.chain(difference.cells.iter().copied());
    let is_in_words = difference.figure.is_none() && text.quantity_at(said.range.start).is_none();
    let help = if said.notion.is_part {
        part_help(report, said, difference)
    } else {
        help(report, said, difference, is_in_words)
    };
    wording::mark_each(finding, report, &difference.cells)
        .with_help(help)
        .about(wording::ids(report, about))
}

fn message(said: &Said, difference: &Difference) -> Text {
    let (label, label_en) = (&said.notion.label, &said.notion.label_en);
    let (unit, yuan) = if said.notion.is_money() {
        (" 元", " yuan")
    } else {
        ("", "")
    };
    let (is, only) = if said.notion.is_part {
        ("只有", "only ")
    } else {
        ("是", "")
    };
    let says = difference.stated.normalize();
    let has = difference.in_table.normalize();
    Text::new(
        format!("正文说“{label}”是 {says}{unit}，统计表里{is} {has}{unit}"),
        format!("the text gives {says}{yuan} for {label_en}, the table has {only}{has}{yuan}"),
    )
}

/// How to keep text and table alike: by printing the cells in the text.
fn help(report: &Report, said: &Said, difference: &Difference, is_in_words: bool) -> Text {
    let label = &said.notion.label;
    let ids = wording::ids(report, difference.cells.iter().copied());
    let (printed, printed_en) = if let [id] = ids.as_slice() {
        let printed = format!("{{{{ {id} }}}}");
        (printed.clone(), printed)
    } else {
        let sum = ids.join(" + ");
        (
            format!(
                "{{{{ 编号 }}}}（先在 [figures] 里写 编号 = {{ label = \"{label}\", formula = \"{sum}\" }}）"
            ),
            format!(
                "{{{{ id }}}} (after id = {{ label = \"…\", formula = \"{sum}\" }} in [figures])"
            ),
        )
    };
    if is_in_words {
        Text::new(
            format!("没有的，改正统计表；有的，正文写出 {printed}"),
            format!("if there was none, mend the table; if there was, write {printed_en}"),
        )
    } else {
        Text::new(
            format!("核对哪个是对的；正文写成 {printed}，两处就不会再不同"),
            format!("find out which is right; {printed_en} in the text keeps the two alike"),
        )
    }
}

/// What to do about a part that is more than its whole.
fn part_help(report: &Report, said: &Said, difference: &Difference) -> Text {
    let (label, label_en) = (&said.notion.label, &said.notion.label_en);
    let cell = difference.cells.first();
    let cell = cell.map(|cell| report.figures.get(*cell));
    let (name, unit) = cell.map_or(("", ""), |cell| {
        (cell.label.as_str(), cell.unit.as_deref().unwrap_or(""))
    });
    let (scale, _) = unit_parts(unit);
    let least = difference.stated.checked_div(scale);
    let least = least.unwrap_or(difference.stated).normalize();
    Text::new(
        format!("{label}也算在“{name}”里：统计表至少填 {least} {unit}，或改正正文"),
        format!(
            "{label_en} are counted in {name} too: write at least {least} {unit} there, or mend the text"
        ),
    )
}
