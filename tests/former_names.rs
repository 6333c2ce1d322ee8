//! Checks that went by another name once: waivers and `[checks]` that say the old name hold on.

use report::diagnostic::Severity;

use crate::support::{Memory, Project, changed, world};

const FORMER: &str = "invalid-value";
const OWN: &str = include_str!("../examples/own-form/ours.toml");
const ON_OWN: &str = include_str!("../examples/own-form/2016.toml");

/// Each check that was part of `invalid-value`, and a year file that it alone complains of.
fn cases() -> [(&'static str, String); 5] {
    let of_2013 =
        |report: &str| format!("year = 2013\n[organ]\nname = \"某区某局\"\n[report]\n{report}\n");
    let row = "year = 2023\n[organ]\nname = \"某区某局\"\n[table]\n\"requests.new\" = [1, 0]\n\
               [[waivers]]\ncheck = \"missing-cell\"\nreason = \"例\"\n";
    [
        ("broken-form", ON_OWN.to_owned()),
        ("row-length", row.to_owned()),
        ("unknown-form", of_2013("form = \"ours.toml.old\"")),
        (
            "unopenable-address",
            of_2013("url = \"www.example.gov.cn\""),
        ),
        ("unreadable-file", of_2013("last = \"2012.toml\"")),
    ]
}

/// The year file with `more` behind it, beside a form that is broken.
fn with(text: &str, more: &str) -> Memory {
    let broken = changed(OWN, "first_year", "first_yaer");
    world(&format!("{text}\n{more}\n")).file("ours.toml", broken)
}

fn waiver(check: &str) -> String {
    format!("[[waivers]]\ncheck = \"{check}\"\nreason = \"例\"")
}

#[test]
fn a_waiver_under_the_old_name_or_the_new_one_excuses_and_is_not_stale() {
    for (now, text) in cases() {
        assert_eq!(with(&text, "").rules(), [now]);
        for name in [FORMER, now] {
            let excused = with(&text, &waiver(name));
            assert_eq!(excused.rules(), [""; 0], "{now}, waived as {name}");
        }
    }
}

#[test]
fn a_waiver_under_another_new_name_excuses_nothing() {
    let names: Vec<&str> = cases().iter().map(|(now, _)| *now).collect();
    for (now, text) in cases() {
        for name in names.iter().filter(|name| **name != now) {
            let mut rules = with(&text, &waiver(name)).rules();
            rules.sort_unstable();
            let mut expected = [now, "stale-waiver"];
            expected.sort_unstable();
            assert_eq!(rules, expected, "{now}, waived as {name}");
        }
    }
}

#[test]
fn a_setting_under_the_old_name_holds_and_one_under_the_new_name_outranks_it() {
    let weights = |text: &str, settings: &str| -> Vec<Severity> {
        let found = with(text, &format!("[checks]\n{settings}")).findings();
        found.iter().map(|finding| finding.severity).collect()
    };
    for (now, text) in cases() {
        for name in [FORMER, now] {
            let off = format!("{name} = \"off\"");
            assert_eq!(weights(&text, &off), [], "{now}, off as {name}");
            let note = format!("{name} = \"note\"");
            assert_eq!(weights(&text, &note), [Severity::Note], "{now} as {name}");
        }
        let both = format!("{now} = \"warning\"\n{FORMER} = \"off\"");
        assert_eq!(weights(&text, &both), [Severity::Warning], "{now}");
    }
}

#[test]
fn the_old_names_page_names_the_new_ones() {
    let project = Project::new();
    for locale in ["zh_CN.UTF-8", "en_US.UTF-8"] {
        let page = project.run_in(locale, "explain invalid-value").out;
        for (now, _) in cases() {
            assert!(page.contains(now), "{now} in {locale}: {page}");
        }
    }
}
