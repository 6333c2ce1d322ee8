//! A sentence without an end is read once, not once for each number in it.

use std::{fmt::Write as _, time::Duration};

use report::audit::{Known, audit};

use crate::support::{effort, examples, world};

/// What such sentences are made of: each was read anew for each of its numbers by something.
const PIECES: &[&str] = &[
    "收到申请12件",
    "收到申请12件。",
    "未收到申请",
    "行政复议2件，",
    "2024年1月2日，",
    "政务动态12条、",
    "占3.6%，",
    "甲12件；",
    "12、",
    "2016年",
    "99999999999，",
    "（12件，",
];

/// The bytes of a sentence.
const SHORT: usize = 6_000;

/// Of one that is four times as long.
const LONG: usize = 4 * SHORT;

/// How much longer it may take to read: read once for each number it takes sixteen times as long.
const MOST: u32 = 10;

/// What takes less says nothing.
const TELLING: Duration = Duration::from_millis(300);

/// Reads a short and a long sentence of each of `pieces`.
fn is_read_once(pieces: &[&str], read: impl Fn(&str)) {
    for piece in pieces {
        let [short, long] = [SHORT, LONG].map(|length| {
            let sentence = piece.repeat(length / piece.len());
            effort::of(|| read(&sentence)).1
        });
        let is_bounded = long < TELLING || long < short * MOST;
        assert!(is_bounded, "{piece}: {short:?}, {long:?}");
    }
}

/// A year file of the form of 2021 with these lines before its table and this sentence in its text.
fn year_file(lines: &str, sentence: &str) -> String {
    let example = examples::text("form-2021.toml");
    let head = example.split("[figures").next().unwrap();
    let (_, table) = example.split_once("[table]").unwrap();
    let cells = table.split("[[sections]]").next().unwrap();
    format!(
        "{head}{lines}\n[table]{cells}[[sections]]\nheading = \"总体情况\"\nbody = '''{sentence}'''\n"
    )
}

#[test]
fn a_year_file_may_go_on_for_ever() {
    is_read_once(PIECES, |sentence| {
        let compiled = world(&year_file("", sentence)).compile();
        assert!(!compiled.found().findings.is_empty(), "{sentence}");
    });
}

#[test]
fn so_may_what_stands_before_part_one() {
    is_read_once(
        &["政府信息公开工作年度报告", "本报告由", "2016年"],
        |sentence| {
            let preamble = format!("[report]\npreamble = '''{sentence}'''");
            let compiled = world(&year_file(&preamble, "主动公开信息。")).compile();
            assert!(compiled.report.is_some(), "{sentence}");
        },
    );
}

#[test]
fn so_may_a_foreign_report() {
    let title = "<h1>甲市乙区民政局2025年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>";
    is_read_once(PIECES, |sentence| {
        let page = format!("<html><body>{title}<p>{sentence}</p></body></html>");
        let audited = audit("a.html", page.as_bytes(), &Known::default(), None);
        assert!(audited.is_ok(), "{sentence}");
    });
}

#[test]
fn figures_may_all_have_one_label() {
    is_read_once(&["甲类12件，"], |sentence| {
        let numbers = sentence.matches("12").count();
        let mut figures = "[figures]\n".to_owned();
        for number in 0..numbers {
            writeln!(
                figures,
                "f{number} = {{ label = \"甲类\", value = 7, unit = \"件\" }}"
            )
            .unwrap();
        }
        let text = year_file(&figures, sentence);
        assert!(!world(&text).compile().found().findings.is_empty());
    });
}
