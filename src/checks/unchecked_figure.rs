//! `unchecked-figure`: a figure that no relation could be assessed for.
//!
//! Most reports state such figures, and nothing is wrong with them. So this is no finding of an
//! ordinary run: it is listed when it is asked for.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{
        Diagnostic, Place, Rule, Severity, Text,
        say::{counted, say},
    },
    model::{Report, figure::Figure},
};

pub(super) static RULE: Rule = Rule {
    name: "unchecked-figure",
    severity: Severity::Note,
    since: "0.1.0",
    manual_zh: include_str!("unchecked_figure.zh.md"),
    manual_en: include_str!("unchecked_figure.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnReport(run),
};

/// How many figures the message names; the finding itself carries all.
const MOST_NAMED: usize = 12;

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let unchecked: Vec<&Figure> = report
        .unchecked()
        .into_iter()
        .map(|id| report.figures.get(id))
        .collect();
    let first = unchecked.iter().find_map(|figure| figure.place);
    if let Some(first) = first {
        findings.push(listed(&unchecked, first));
    }
}

/// One finding for the whole file.
fn listed(unchecked: &[&Figure], first: Place) -> Diagnostic {
    let count = unchecked.len();
    let ids = unchecked.iter().map(|figure| figure.id.as_str());
    let mut named: Vec<&str> = ids.clone().take(MOST_NAMED).collect();
    if count > MOST_NAMED {
        named.push("…");
    }
    Diagnostic::new(
        &RULE,
        say!(
            "{count} 个数字没有任何关系可核对：{named}",
            "no relation checks {count}: {named}",
            count = counted(count, "figure"),
            named = Text::new(named.join("、"), named.join(", "))
        ),
        first,
        Text::new("第一个", "the first"),
    )
    .with_help(Text::new(
        "发布前对照台账人工复核；能与别的数字相核的，写一条 [[relations]]",
        "compare them with the ledger by hand; where they must agree with others, add [[relations]]",
    ))
    .about(ids)
}
