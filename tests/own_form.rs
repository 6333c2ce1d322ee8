//! An organ's own form: each mistake in its file is one finding, at its line there.

use crate::support::{Project, Said, changed};

const YEAR: &str = include_str!("../examples/own-form/2016.toml");
const FORM: &str = include_str!("../examples/own-form/ours.toml");

fn check(form: &str) -> Said {
    Project::new()
        .file("2016.toml", YEAR)
        .file("ours.toml", form)
        .run("check 2016 --output-format short")
}

/// What is said of the form with `old` replaced by `new`: one finding, in the form's file, at the
/// line on which `at` then stands.
fn said(old: &str, new: &str, at: &str) -> String {
    let form = changed(FORM, old, new);
    let said = check(&form);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    let line = 1 + form.lines().position(|line| line.contains(at)).unwrap();
    let (first, rest) = said.out.split_once('\n').unwrap();
    assert_eq!(rest, "", "{}", said.out);
    let start = format!("ours.toml:{line}:");
    assert!(first.starts_with(&start), "{start} {first}");
    first.split_once("]: ").unwrap().1.to_owned()
}

#[test]
fn the_form_itself_is_right() {
    let said = check(FORM);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
}

#[test]
fn a_code_that_no_row_has_is_reported_where_it_is_used() {
    let words = "there is no row disclosed.newz";
    let sum = "\"disclosed.news\", \"disclosed.others\"]";
    assert_eq!(said(sum, &sum.replace("news", "newz"), "newz"), words);
    assert_eq!(
        said(
            "left = [\"disclosed\"]",
            "left = [\"disclosd\"]",
            "disclosd"
        ),
        "there is no row disclosd"
    );
    assert_eq!(
        said(
            "right = [\"responses\"]",
            "right = [\"last.response\"]",
            "last.response"
        ),
        "there is no row last.response"
    );
    let by_columns = "right = [\"value\"]\napplies = \"row\"";
    assert_eq!(
        said(
            "left = [\"disclosed\"]\nis = \"zero-if-zero\"\nright = [\"responses\"]",
            &format!("left = [\"amount\"]\nis = \"=\"\n{by_columns}"),
            "left = [\"amount\"]"
        ),
        "there is no column amount"
    );
}

#[test]
fn a_sum_that_leads_back_to_itself_is_reported_once() {
    let row = "code = \"disclosed.news\"\n";
    let circle = format!("{row}sum_of = [\"disclosed\"]\n");
    assert_eq!(
        said(row, &circle, "sum_of = [\"disclosed.notices\""),
        "the sum of disclosed leads back to itself"
    );
    let own = format!("{row}sum_of = [\"disclosed.news\"]\n");
    assert_eq!(
        said(row, &own, "sum_of = [\"disclosed.news\"]"),
        "the sum of disclosed.news leads back to itself"
    );
}

#[test]
fn a_code_that_stands_twice_is_reported_at_the_second() {
    let form = changed(FORM, "code = \"responses\"", "code = \"disclosed.others\"");
    let form = changed(
        &form,
        "right = [\"responses\"]",
        "right = [\"disclosed.news\"]",
    );
    let said = check(&form);
    let second = 1 + form
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains("code = \"disclosed.others\""))
        .map(|(line, _)| line)
        .last()
        .unwrap();
    assert_eq!(
        said.out,
        format!(
            "ours.toml:{second}:8: error[broken-form]: the row code disclosed.others stands twice\n"
        )
    );
}

#[test]
fn what_stands_nowhere_or_names_nothing_is_reported() {
    assert_eq!(
        said("attachment = true\n", "", "id = \"statistics\""),
        "the table statistics stands in no section and is no attachment"
    );
    let section =
        "[[section]]\ntitle = \"概述\"\ntables = [\"statistic\"]\nrequired = false\n\n[[table]]";
    assert_eq!(
        said("[[table]]", section, "tables = "),
        "there is no table statistic"
    );
    assert_eq!(
        said("right = [\"responses\"]", "right = []", "right = []"),
        "a side of the relation responses.disclosed is empty"
    );
    let heading = "code = \"responses\"\nheading = true";
    assert_eq!(
        said("code = \"responses\"", heading, "right = [\"responses\"]"),
        "responses is a heading without cells and cannot be counted"
    );
}

#[test]
fn slips_of_writing_are_told_in_plain_words() {
    assert_eq!(
        said("unit_column = ", "unit_colum = ", "unit_colum"),
        "unknown field `unit_colum`, expected one of `id`, `title`, `attachment`, `corner`, `note`, `unit_column`, `merged_headings`, `cells_by_column`, `column`, `row`, `relation`"
    );
    assert_eq!(
        said("level = 1", "level = \"one\"", "level = \"one\""),
        "invalid type: string \"one\", expected u8"
    );
    let form = changed(FORM, "id = \"某镇统计表\"\n", "");
    let project = Project::new()
        .file("2016.toml", YEAR)
        .file("ours.toml", form);
    let said = project.run("check 2016 --output-format short --lang zh");
    assert!(said.out.contains("缺少 id"), "{}", said.out);
}

#[test]
fn all_mistakes_are_told_in_one_run_and_the_figures_are_not_judged() {
    let form = changed(FORM, "\"disclosed.news\", ", "\"disclosed.newz\", ");
    let form = changed(&form, "right = [\"responses\"]", "right = [\"response\"]");
    let said = check(&form);
    assert_eq!(said.out.lines().count(), 2, "{}", said.out);
}
