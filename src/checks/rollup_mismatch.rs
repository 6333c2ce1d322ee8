//! `rollup-mismatch`: a district's figure is not what its organs report together.
//!
//! A check sees the report alone; the organs' reports are added up by the room `rollup`, and what is
//! not reached is worded here.

use rust_decimal::Decimal;

use crate::diagnostic::{
    Diagnostic, Place, Rule, Severity, Text,
    say::{counted, say},
};

/// A figure of a district that is not what its organs report together.
pub static RULE: Rule = Rule {
    name: "rollup-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("rollup_mismatch.zh.md"),
    manual_en: include_str!("rollup_mismatch.en.md"),
};

/// A sum that the district's own figure does not reach.
#[derive(Debug, Clone)]
pub struct Mismatch {
    /// The figure's id.
    pub id: String,
    /// What it counts.
    pub label: String,
    /// Where the district states it.
    pub place: Place,
    /// What the district states.
    pub stated: Decimal,
    /// The sum of what is stated.
    pub sum: Decimal,
    /// How many organs are in the sum.
    pub added: usize,
    /// How many expected organs have no report.
    pub missing: usize,
    /// How many have one that does not say.
    pub not_added: usize,
    /// The organs that it may lie with, the likeliest first.
    pub culprits: Vec<Culprit>,
}

/// An organ whose figure may be the wrong one.
#[derive(Debug, Clone)]
pub struct Culprit {
    /// The organ.
    pub organ: String,
    /// Its file.
    pub path: String,
    /// Where the figure stands in it.
    pub at: Option<Text>,
    /// What it states.
    pub stated: Decimal,
    /// What it would state if the sum was reached.
    pub balancing: Decimal,
    /// Why it may be wrong.
    pub why: Text,
}

/// Words a mismatch.
#[must_use]
pub fn finding(mismatch: &Mismatch) -> Diagnostic {
    let Mismatch {
        label,
        stated,
        sum,
        added,
        missing,
        not_added,
        ..
    } = mismatch;
    let gap = stated.checked_sub(*sum).unwrap_or(Decimal::MAX).abs();
    let is_complete = *missing == 0 && *not_added == 0;
    let message = if is_complete {
        say!(
            "“{label}”本级写的是 {stated}，{added} 个单位之和是 {sum}，相差 {gap}",
            "{label} is stated as {stated}, and the reports of {added} come to {sum}: a difference of {gap}",
            label,
            stated,
            sum,
            gap,
            added = counted(*added, "organ")
        )
    } else {
        say!(
            "“{label}”本级写的是 {stated}，已有的 {added} 个单位之和就有 {sum}，至少少了 {gap}",
            "{label} is stated as {stated}, and the reports of {added} come to {sum} already: at least {gap} too little",
            label,
            stated,
            sum,
            gap,
            added = counted(*added, "organ")
        )
    };
    let mut finding = Diagnostic::new(
        &RULE,
        message,
        mismatch.place,
        say!("本级 {stated}", "the district's own, {stated}"),
    );
    for (index, culprit) in mismatch.culprits.iter().enumerate() {
        finding = finding.with_help(named(index, mismatch.culprits.len(), culprit));
    }
    if !is_complete {
        finding = finding.with_help(say!(
            "还有 {missing} 个单位没有报告，{not_added} 个单位没有这个数或者不能相加；本级的数不会小于已有各单位之和",
            "{missing} without a report, {not_added} with one that does not say or cannot be added; the district's figure is at least the sum of the others",
            missing = counted(*missing, "organ"),
            not_added
        ));
    }
    finding
        .with_help(Text::fixed(
            "逐个核对上面的单位；单位没有错的，改本级的数",
            "look into these organs; where they are right, mend the district's own figure",
        ))
        .about([mismatch.id.clone()])
        .stating(stated.to_string(), sum.to_string())
}

fn named(index: usize, count: usize, culprit: &Culprit) -> Text {
    let so = match index {
        0 if count == 1 => Text::fixed("最可能：", "most likely: "),
        0 => Text::fixed("先查：", "first: "),
        _ => Text::fixed("再查：", "then: "),
    };
    let at = culprit.at.as_ref().map_or_else(
        || Text::same(""),
        |at| Text::both(|language| format!(":{}", at.get(language))),
    );
    let Culprit {
        organ,
        path,
        stated,
        balancing,
        why,
        ..
    } = culprit;
    say!(
        "{so}{organ}（{path}{at}）的 {stated} 若是 {balancing} 就相符：{why}",
        "{so}{organ} ({path}{at}): {stated} would have to be {balancing}: {why}",
        so,
        organ,
        path,
        at,
        stated,
        balancing,
        why
    )
}
