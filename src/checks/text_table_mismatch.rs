//! `text-table-mismatch`: the text gives another number than the statistics table.

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    notion_cells,
    passages::TypedText,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Language, Rule, Severity, Text},
    model::{Report, figure::FigureId, relation::last_place},
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
                findings.push(mismatch(report, text, said, &difference));
            }
        }
    }
}

/// What the text says and what the table has instead.
pub(super) struct Difference {
    stated: Decimal,
    /// The figure that the text prints, where it prints one.
    figure: Option<FigureId>,
    cells: Vec<FigureId>,
    in_table: Decimal,
    is_sure: bool,
}

/// Where what is said differs from the table; `None` where it agrees, is linked to the table or
/// cannot be compared.
pub(super) fn difference(report: &Report, text: &TypedText<'_>, said: &Said) -> Option<Difference> {
    let lists = notion_cells::of_said(report, said);
    let print = text.figure_at(said.range.start);
    let figure = print.map(|print| print.figure);
    if print.is_some_and(|print| print.derived.is_some())
        || figure.is_some_and(|figure| notion_cells::is_linked(report, figure, &lists))
    {
        return None;
    }
    let stated = figure.map_or(said.value, |figure| report.figures.get(figure).value)?;
    let is_approximate = said.is_approximate
        || figure.is_some_and(|figure| report.figures.get(figure).is_approximate());
    let sums: Option<Vec<Decimal>> = lists
        .iter()
        .map(|list| notion_cells::sum(report, list))
        .collect();
    let sums = sums?;
    let agrees = |sum: &Decimal| {
        *sum == stated || (is_approximate && (*sum - stated).abs() <= last_place(stated))
    };
    if sums.iter().any(agrees) {
        return None;
    }
    Some(Difference {
        stated,
        figure,
        cells: lists.first()?.clone(),
        in_table: *sums.first()?,
        is_sure: said.notion.is_sure && said.scope == Scope::Own && !is_approximate,
    })
}

fn mismatch(
    report: &Report,
    text: &TypedText<'_>,
    said: &Said,
    difference: &Difference,
) -> Diagnostic {
    let Difference {
        stated, in_table, ..
    } = difference;
    let (label, label_en) = (&said.notion.label, &said.notion.label_en);
    let place = text.place_of(said.range.clone());
    let mut finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!(
                "正文说“{label}”是 {}，统计表里是 {in_table}",
                stated.normalize()
            ),
            format!("the text gives {stated} for {label_en}, the table has {in_table}"),
        ),
        place,
        Text::new(format!("正文 {stated}"), format!("the text: {stated}")),
    )
    .stating(stated.to_string(), in_table.to_string());
    if !difference.is_sure {
        finding.severity = Severity::Warning;
    }
    finding = wording::mark_each(finding, report, &difference.cells);
    let ids = wording::ids(report, difference.cells.iter().copied());
    let printed = match ids.as_slice() {
        [id] => Text::same(format!("{{{{ {id} }}}}")),
        ids => {
            let sum = ids.join(" + ");
            Text::new(
                format!(
                    "{{{{ 编号 }}}}（先在 [figures] 里写 编号 = {{ label = \"{label}\", formula = \"{sum}\" }}）"
                ),
                format!(
                    "{{{{ id }}}} (after id = {{ label = \"…\", formula = \"{sum}\" }} in [figures])"
                ),
            )
        }
    };
    let (printed, printed_en) = (
        printed.get(Language::Chinese),
        printed.get(Language::English),
    );
    let about = difference
        .figure
        .into_iter()
        .chain(difference.cells.iter().copied());
    let is_in_words = difference.figure.is_none() && text.quantity_at(said.range.start).is_none();
    if is_in_words {
        return finding
            .with_help(Text::new(
                format!("没有的，改正统计表；有的，正文写出 {printed}"),
                format!("if there was none, mend the table; if there was, write {printed_en}"),
            ))
            .about(wording::ids(report, about));
    }
    finding
        .with_help(Text::new(
            format!("核对哪个是对的；正文写成 {printed}，两处就不会再不同"),
            format!("find out which is right; {printed_en} in the text keeps the two alike"),
        ))
        .about(wording::ids(report, about))
}
