//! A figure of the real report that is changed is a figure that is caught.

use crate::support::{REAL, changed, findings};

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
    let (mut tried, mut caught) = (0, 0);
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
            caught += 1;
        }
    }
    println!("{caught} of {tried} changes caught");
    assert!(tried >= 40, "{tried}");
}

#[test]
fn the_report_as_it_stands_has_no_finding() {
    assert_eq!(findings(REAL), []);
}
