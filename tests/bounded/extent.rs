//! What a year file or a form may hold: beyond each limit is one finding that names it, and a file
//! of the largest honest size is read.

use report::{
    diagnostic::{Language, Severity},
    limits,
};

use super::on_a_small_stack;
use crate::support::{Project, small};

/// The messages of all findings of a file.
fn messages(text: &str) -> Vec<String> {
    let compiled = on_a_small_stack(text);
    let english = Language::English;
    let findings = compiled.findings.iter();
    findings
        .map(|finding| finding.message.get(english).to_owned())
        .collect()
}

fn section(body: &str) -> String {
    format!("[[sections]]\nheading = \"概述\"\nbody = '''\n{body}\n'''\n")
}

#[test]
fn of_very_many_findings_the_weightiest_are_kept_and_the_rest_is_counted() {
    // As many notes stand before the errors as are kept of all, and one on the empty form.
    let notes = limits::FINDINGS;
    let file = |notes: usize, errors: usize| {
        let unused: Vec<String> = (0..notes).map(|at| format!("f{at} = 1\n")).collect();
        small(&format!(
            "[figures]\n{}{}",
            unused.concat(),
            section(&"共12件。\n".repeat(errors))
        ))
    };
    let count = |text: &str| {
        let compiled = on_a_small_stack(text);
        let of = |name: &str| {
            let findings = compiled.findings.iter();
            findings.filter(|one| one.rule.name == name).count()
        };
        let more: Vec<(String, Severity)> = compiled
            .findings
            .iter()
            .filter(|one| one.rule.name == "syntax-error")
            .map(|one| (one.message.get(Language::English).to_owned(), one.severity))
            .collect();
        (of("unused-figure"), of("unbound-numeral"), more)
    };
    let said = |gone: usize, severity| {
        let told = format!("too many findings: 20000 are listed, and {gone} more are not");
        vec![(told, severity)]
    };
    assert_eq!(count(&file(notes - 5, 5)), (notes - 5, 5, vec![]));
    assert_eq!(
        count(&file(notes, 5)),
        (notes - 5, 5, said(6, Severity::Note))
    );
    assert_eq!(
        count(&file(3, notes + 7)),
        (0, notes, said(11, Severity::Error))
    );
}

#[test]
fn every_output_holds_to_the_number_of_findings() {
    let body = "共12件。\n".repeat(limits::FINDINGS + 100);
    let project = Project::new().file("2017.toml", small(&section(&body)));
    for (format, each) in [
        ("json", "\"check\": \"unbound-numeral\""),
        ("sarif", "\"ruleId\": \"unbound-numeral\""),
        ("junit", "<failure"),
        ("github", "::error"),
        ("short", "[unbound-numeral]"),
    ] {
        let said = project.run(&format!("check 2017.toml --output-format {format}"));
        assert_eq!(said.code, 1, "{format}");
        let found = said.out.matches(each).count();
        assert!((20_000..=20_001).contains(&found), "{format}: {found}");
        let told = said.out.contains("101 more are not");
        assert!(told, "{format}");
    }
}

#[test]
fn beyond_each_limit_is_one_finding_that_names_it() {
    let figures = |count: usize| {
        let figures: Vec<String> = (0..count).map(|index| format!("f{index} = 1\n")).collect();
        figures.concat()
    };
    let many = |text: &str, most: usize| text.repeat(most + 1);
    let members = "\"a\",".repeat(limits::RELATION_MEMBERS + 1);
    for (text, says) in [
        (
            small(&format!("#{}", " ".repeat(limits::YEAR_FILE_BYTES))),
            "16777216 bytes",
        ),
        (
            small(&format!("#{}", "=".repeat(limits::ENTRIES + 1))),
            "600000 entries",
        ),
        (
            small(&"\n".repeat(limits::TOKENS)),
            "1200000 words, signs and lines",
        ),
        (
            small(&format!(
                "[x]\n{} = 1\n",
                "a".repeat(limits::NAME_BYTES + 1)
            )),
            "1000 bytes in a name or a note",
        ),
        (
            small(&format!(
                "[[sections]]\nheading = \"{}\"\nbody = \"无\"\n",
                "长".repeat(limits::NAME_BYTES / 3 + 1)
            )),
            "1000 bytes in a name or a note",
        ),
        (
            small(&format!("[figures]\n{}", figures(limits::FIGURES + 1))),
            "60000 figures",
        ),
        (
            small(&format!(
                "[figures.a]\nvalue = 1\n[figures.a.parts]\n{}",
                figures(limits::FIGURES)
            )),
            "60000 figures",
        ),
        (
            small(&format!("[table]\n{}", figures(limits::TABLE_ENTRIES + 1))),
            "60000 rows or cells in [table]",
        ),
        (
            small(&format!(
                "[table]\n\"requests.received\" = [{}]\n",
                "１２,".repeat(limits::TABLE_ENTRIES + 1)
            )),
            "60000 rows or cells in [table]",
        ),
        (
            small(&many("[[relations]]\n", limits::RELATIONS)),
            "5000 relations",
        ),
        (
            small(&format!(
                "[figures]\na = 1\n[[relations]]\nleft = [{members}]\nright = [\"a\"]\n"
            )),
            "100000 figures in its relations",
        ),
        (
            small(&many("[[sections]]\n", limits::SECTIONS)),
            "5000 sections",
        ),
        (
            small(&many(
                "[[attachments]]\ntitle = \"a\"\n",
                limits::ATTACHMENTS,
            )),
            "5000 attachments",
        ),
        (
            small(&many("[[waivers]]\n", limits::WAIVERS)),
            "5000 waivers",
        ),
        (
            small(&section(&"a".repeat(limits::TEXT_BYTES - 1)).repeat(2)),
            "327680 bytes of text",
        ),
        (
            small(&section(&"\u{200b}".repeat(limits::ODD_CHARACTERS + 1))),
            "20000 odd characters",
        ),
    ] {
        let messages = messages(&text);
        assert_eq!(
            messages,
            [format!("the file is too large: more than {says}")]
        );
    }
}

#[test]
fn a_text_that_is_too_long_is_one_finding() {
    let section = |bytes: usize| {
        let body = "a".repeat(bytes);
        small(&format!(
            "[[sections]]\nheading = \"概述\"\nbody = '{body}'\n"
        ))
    };
    let is_told = |bytes: usize| {
        messages(&section(bytes))
            .iter()
            .any(|one| one.contains("longer than 262144 bytes"))
    };
    assert!(!is_told(limits::TEXT_BYTES));
    assert!(is_told(limits::TEXT_BYTES + 1));
}

#[test]
fn the_page_of_limits_states_each_of_them() {
    let pages = [
        include_str!("../../src/cli/topics/limits.zh.md"),
        include_str!("../../src/cli/topics/limits.en.md"),
    ];
    let grouped = |number: usize| {
        let digits = number.to_string();
        let groups: Vec<&str> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(|group| std::str::from_utf8(group).unwrap())
            .collect();
        groups.join(",")
    };
    for page in pages {
        for limit in [
            limits::EXPRESSION_WORDS,
            limits::EXPRESSION_DEPTH,
            limits::CONDITIONS,
            limits::FORMULA_OPERATIONS,
            limits::ALL_OPERATIONS,
            limits::ENTRIES,
            limits::TOKENS,
            limits::NAME_BYTES,
            limits::FIGURES,
            limits::TABLE_ENTRIES,
            limits::RELATIONS,
            limits::RELATION_MEMBERS,
            limits::SECTIONS,
            limits::ATTACHMENTS,
            limits::WAIVERS,
            limits::FORM_ROWS,
            limits::FORM_COLUMNS,
            limits::FORM_CELLS,
            limits::FORM_MEMBERS,
            limits::DRAWN,
            limits::FINDINGS,
            limits::ODD_CHARACTERS,
            usize::try_from(limits::RANGE).unwrap(),
            usize::try_from(limits::LOOP_STEPS).unwrap(),
            usize::try_from(limits::EXACT_BITS).unwrap(),
        ] {
            assert!(page.contains(&grouped(limit)), "{limit}");
        }
        assert!(page.contains("16 MiB") && page.contains(" 256 KiB") && page.contains("320 KiB"));
    }
}

#[test]
fn a_form_that_is_too_large_is_one_finding() {
    let form = |rows: usize| {
        let rows: Vec<String> = (0..rows)
            .map(|index| format!("[[table.row]]\ncode = \"r{index}\"\nlabel = \"行{index}\"\n"))
            .collect();
        format!(
            "[form]\nid = \"own\"\ntitle = \"表\"\nreport_title = \"年报\"\nstatistics_title = \"统计表\"\n\
             first_year = 2000\ndocument_number = \"无\"\n[[section]]\ntitle = \"概述\"\ntables = [\"t\"]\n\
             [[table]]\nid = \"t\"\ntitle = \"表一\"\n[[table.column]]\ncode = \"c\"\nlabel = \"列\"\n{}",
            rows.concat()
        )
    };
    let long = form(1).replace("行0", &"长".repeat(limits::NAME_BYTES / 3 + 1));
    let year_file = small("[report]\nform = \"own.toml\"\n");
    let project = Project::with(&year_file).file("own.toml", long);
    let long = project.run("check 2017.toml --output-format short").out;
    assert!(
        long.contains("more than 1000 bytes in a code or a label"),
        "{long}"
    );
    let said = |rows: usize| {
        let year_file = small("[report]\nform = \"own.toml\"\n");
        let project = Project::with(&year_file).file("own.toml", form(rows));
        project.run("check 2017.toml --output-format short").out
    };
    assert!(!said(limits::FORM_ROWS).contains("broken-form"));
    let beyond = said(limits::FORM_ROWS + 1);
    assert_eq!(beyond.matches("broken-form").count(), 1, "{beyond}");
    assert!(
        beyond.contains("more than 1000 rows in a table"),
        "{beyond}"
    );
}
