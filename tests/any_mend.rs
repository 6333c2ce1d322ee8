//! `check --fix` over examples with mistakes: what it leaves is read as before, and is mended.

use std::fs;

use proptest::prelude::*;

use crate::support::{Project, REAL, examples};

/// What is typed where something else should stand, and what is safe to mend.
const SLIPS: &[(&str, &str)] = &[
    ("value = ", "value = １"),
    ("条", "592条"),
    (" = \"", " = “"),
    ("{{", "｛｛"),
    (",", "，"),
    ("件", "，其中7件、12件"),
    ("\n", "\r\n"),
    ("[[sections]]", "[sections]"),
    (" = ", " ＝ "),
    ("value = ", "value = 0"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn mending_twice_changes_nothing_the_second_time(
        example in prop::sample::select(examples::that_hold()),
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let mut text = example;
        for (slip, at) in slips {
            let (right, wrong) = slip.get(SLIPS);
            let places: Vec<usize> = text.match_indices(right).map(|(at, _)| at).collect();
            if !places.is_empty() {
                let start = *at.get(&places);
                text.replace_range(start..start + right.len(), wrong);
            }
        }
        let project = Project::new().file("a.toml", &text);
        let first = project.run("check a.toml --fix --quiet");
        let mended = fs::read_to_string(project.path("a.toml")).unwrap();
        let was_read = toml::from_str::<toml::Table>(&text).is_ok();
        prop_assert!(!was_read || toml::from_str::<toml::Table>(&mended).is_ok(), "{mended}");
        let second = project.run("check a.toml --fix --quiet");
        let again = fs::read_to_string(project.path("a.toml")).unwrap();
        prop_assert_eq!(&again, &mended);
        prop_assert_eq!((second.code, second.out), (first.code, first.out));
    }
}

#[test]
fn the_real_report_needs_no_mending() {
    let project = Project::with(REAL);
    assert_eq!(project.run("check 2017 --fix --quiet").code, 0);
    assert_eq!(fs::read_to_string(project.path("2017.toml")).unwrap(), REAL);
}
