//! Arithmetic over any numbers, and no panic over any text.

use proptest::prelude::*;
use report::{compile::compile, source::Source};

use crate::{
    fuzz_corpus::targets::findings::hold,
    support::{findings, small, world},
};

/// Files with everything that a year file can hold.
const EXAMPLES: &[&str] = &[
    crate::support::REAL,
    include_str!("../examples/failing.toml"),
    include_str!("../examples/layout.toml"),
    include_str!("../examples/own-form/2016.toml"),
];

fn breakdown(whole: u64, parts: &[u64]) -> String {
    let head = format!("[figures.a]\nvalue = {whole}\n[figures.a.parts]\n");
    let lines = parts.iter().enumerate();
    let text = lines.fold(head, |text, (index, part)| {
        format!("{text}p{index} = {part}\n")
    });
    small(&text)
}

/// Reads and checks `bytes`; what is found points into the text and can be written.
fn survive(bytes: &[u8]) {
    if let Ok(source) = Source::new("x.toml", bytes) {
        hold(&compile(&world(""), source));
    }
}

proptest! {
    #[test]
    fn parts_that_add_up_are_never_flagged(parts in prop::collection::vec(0_u64..1_000_000, 1..30)) {
        let whole = parts.iter().sum();
        prop_assert_eq!(findings(&breakdown(whole, &parts)), []);
    }

    #[test]
    fn parts_that_do_not_add_up_always_are(
        parts in prop::collection::vec(0_u64..1_000_000, 1..30),
        gap in 1_u64..1_000_000,
    ) {
        let sum: u64 = parts.iter().sum();
        let found = findings(&breakdown(sum + gap, &parts));
        prop_assert_eq!(found.len(), 1);
        let finding = found.first().unwrap();
        prop_assert_eq!(finding.rule.name, "sum-mismatch");
        prop_assert_eq!(finding.stated.clone(), Some((sum + gap).to_string()));
        prop_assert_eq!(finding.computed.clone(), Some(sum.to_string()));
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survive(&bytes);
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,120}") {
        survive(text.as_bytes());
        survive(small(&format!("[figures.a]\nlabel = '{text}'\nvalue = '{text}'")).as_bytes());
    }

    #[test]
    fn any_narrative_is_survived(
        text in "([\u{4e00}-\u{4e20}a-z0-9０-９ .,、（）《》年月日条{}%|\"\n\t]|\\{\\{ a \\}\\}|\\{% if a == 0 %\\}){0,60}"
    ) {
        let body = format!("[figures.a]\nvalue = 3\n[[sections]]\nheading = '''{text}'''\nbody = '''\n{text}'''\n");
        survive(small(&body).as_bytes());
    }

    #[test]
    fn a_broken_copy_of_the_real_report_is_survived(at in 0_usize..7000, junk in "[\"\\[\\]{}=\n“#]{1,3}") {
        let mut text = crate::support::REAL.to_owned();
        let at = text.floor_char_boundary(at);
        text.insert_str(at, &junk);
        survive(text.as_bytes());
        let mut bytes = text.into_bytes();
        bytes.truncate(at);
        survive(&bytes);
    }

    #[test]
    fn an_example_with_mistakes_everywhere_is_survived(
        example in prop::sample::select(EXAMPLES),
        mistakes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..4, "[\"'\\[\\]{}=,.#\\\\\n\r\t _0-9０-９a-c“”【】，．＝　年月日条五百约余]{0,4}"),
            1..8,
        ),
    ) {
        let mut text = example.to_owned();
        for (at, lost, junk) in mistakes {
            let at = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.ceil_char_boundary((at + lost).min(text.len()));
            text.replace_range(at..end, &junk);
        }
        survive(text.as_bytes());
    }
}
