//! What a run passes over because somebody said so: findings that are waived, checks that are off.
//!
//! Whoever signs must see it beside the verdict: a report with an excused error looks like one
//! without any.

use std::collections::BTreeMap;

use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, Text, say::say},
    year_file::settings::Weight,
};

/// So many reasons are told; whoever excuses more has to look into the file.
const MOST_TOLD: usize = 20;

/// A line for each reason for which findings are waived, and one for the checks that are off.
pub(super) fn told(checked: &Compiled) -> Vec<Text> {
    let mut lines = waived(&checked.findings);
    lines.extend(off(checked));
    lines
}

fn waived(findings: &[Diagnostic]) -> Vec<Text> {
    let mut times: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        if let Some(reason) = &finding.waived {
            *times.entry((finding.rule.name, reason)).or_default() += 1;
        }
    }
    let more = times.len().saturating_sub(MOST_TOLD);
    let mut lines: Vec<Text> = times
        .into_iter()
        .take(MOST_TOLD)
        .map(|((check, reason), times)| {
            say!(
                "已豁免 {check}（{times} 处）：{reason}",
                "waived: {check} ({times}): {reason}"
            )
        })
        .collect();
    if more > 0 {
        lines.push(say!(
            "另有 {more} 种豁免，见年度文件的 [[waivers]]",
            "and {more} more, under [[waivers]] of the year file"
        ));
    }
    lines
}

/// The checks that are switched off. What is set last for a check holds.
fn off(checked: &Compiled) -> Option<Text> {
    let settings = &checked.report.as_ref()?.settings;
    let last: BTreeMap<&str, Weight> = settings
        .weights
        .iter()
        .map(|one| (one.check.as_str(), one.weight))
        .collect();
    let off = last.iter().filter(|(_, weight)| **weight == Weight::Off);
    let off: Vec<&str> = off.map(|(check, _)| *check).collect();
    if off.is_empty() {
        return None;
    }
    Some(say!(
        "没有做的检查（[checks] 里设为 off）：{zh}",
        "checks switched off under [checks]: {en}",
        zh = off.join("、"),
        en = off.join(", ")
    ))
}
