//! A figure of the real report that is changed is a figure that is caught.

use std::collections::BTreeSet;

use report::{
    checks::support::example::examples,
    forms::Comparison,
    model::{self, Report, figure::Figure, relation::Verdict},
};

use crate::support::{REAL, changed, findings, world};

/// A year file with one figure's number replaced.
fn with_value(text: &str, figure: &Figure, value: &str) -> String {
    let span = figure.place.unwrap().span;
    let mut mutant = text.to_owned();
    mutant.replace_range(span.start()..span.end(), value);
    mutant
}

/// Whether some relation that could be assessed demands that sums with this figure be equal.
fn is_bound_by_a_sum(report: &Report, id: model::figure::FigureId) -> bool {
    report.obligations.sums().any(|(_, _, relation)| {
        relation.comparison == Comparison::Equal
            && relation.verdict(&report.figures) == Verdict::Held
            && relation.members().any(|member| member == id)
    })
}

/// Every figure of the real report and of the manual pages' passing examples, off by one: caught
/// where a sum binds it; and where no relation reaches it, it is on the list of `unchecked-figure`
/// and no change of it is seen.
#[test]
fn a_change_is_caught_wherever_a_relation_can_see_it() {
    let mut texts = vec![REAL.to_owned()];
    for rule in report::checks::all_rules() {
        let passing = examples(rule.manual_zh);
        let passing = passing
            .into_iter()
            .filter(|one| !one.fails && one.last.is_none() && one.form.is_none());
        texts.extend(passing.map(|example| example.year_file));
    }
    let (mut bound, mut unseen) = (0, 0);
    for text in texts {
        let report = world(&text).report();
        let before: BTreeSet<&str> = findings(&text).iter().map(|one| one.rule.name).collect();
        let unchecked: Vec<_> = report.unchecked();
        for (id, figure) in report.figures.iter() {
            let (Some(value), Some(_)) = (figure.value, figure.place) else {
                continue;
            };
            if figure.same_as.is_some()
                || report.obligations.formula_of(id).is_some()
                || figure.is_approximate()
            {
                continue;
            }
            let mutant = with_value(
                &text,
                figure,
                &(value + rust_decimal::Decimal::ONE).to_string(),
            );
            let after = findings(&mutant);
            let seen = after.iter().any(|finding| {
                !before.contains(finding.rule.name)
                    && matches!(
                        finding.rule.name,
                        "sum-mismatch" | "relation-broken" | "claim-mismatch"
                    )
            });
            if is_bound_by_a_sum(&report, id) {
                bound += 1;
                assert!(seen, "{} + 1 was not caught in\n{text}", figure.id);
            }
            if unchecked.contains(&id) {
                unseen += 1;
                assert!(!seen, "{} is called unchecked and is not", figure.id);
            }
        }
    }
    assert!(bound >= 45 && unseen >= 4, "{bound} {unseen}");
}

/// The line that holds each of the ten figures, and its value.
const FIGURES: &[(&str, u64)] = &[
    ("value = 592", 592),
    ("清理机构相关信息\", value = 34", 34),
    ("梳理政务服务事项目录\", value = 26", 26),
    ("清整权力清单内容\", value = 120", 120),
    ("公开双随机、双公示内容\", value = 7", 7),
    ("公开建议、提案及办理答复\", value = 21", 21),
    ("公开重点领域信息\", value = 51", 51),
    ("发布业务动态、通知、公告\", value = 310", 310),
    ("充实网站专栏\", value = 9", 9),
    ("转发、发布政策文件及解读\", value = 14", 14),
];

/// The value with each pair of neighbouring digits swapped.
fn swaps(value: u64) -> Vec<u64> {
    let digits: Vec<char> = value.to_string().chars().collect();
    (1..digits.len())
        .map(|at| {
            let mut swapped = digits.clone();
            swapped.swap(at - 1, at);
            swapped.into_iter().collect::<String>().parse().unwrap()
        })
        .collect()
}

#[test]
fn every_change_of_one_of_the_ten_figures_is_caught() {
    let mut tried = 0;
    for (place, value) in FIGURES {
        let mut others = vec![value + 1, value - 1, value * 10];
        others.extend(swaps(*value));
        others.retain(|other| other != value);
        for other in others {
            let mutant = place.replace(&format!("= {value}"), &format!("= {other}"));
            let found = findings(&changed(REAL, place, &mutant));
            tried += 1;
            let is_caught = found.iter().any(|finding| {
                finding.rule.name == "sum-mismatch" && finding.figures.contains(&"disclosed".into())
            });
            assert!(is_caught, "{place} as {other} was not caught");
        }
    }
    assert!(tried >= 40, "{tried}");
}

#[test]
fn the_report_as_it_stands_has_no_finding() {
    assert_eq!(findings(REAL), []);
}
