//! A year file in its world: the form of one's own, `report.toml`, templates and last year's file
//! that it names or that lie around it, all seen through the front door.

use report::{
    compile::Compiled,
    diagnostic::{Diagnostic, FileId, Role},
};

use crate::support::{Memory, REAL, changed, world, world_at};

const OWN: &str = include_str!("../examples/own-form/ours.toml");
const ON_OWN: &str = include_str!("../examples/own-form/2016.toml");

/// The names of the rules that no waiver excuses.
fn rules(compiled: &Compiled) -> Vec<&'static str> {
    let open = compiled.findings.iter().filter(|one| one.waived.is_none());
    open.map(|one| one.rule.name).collect()
}

/// A year file that states one figure.
fn with_figure(year: i32, head: &str, value: u32) -> String {
    format!(
        "year = {year}\n[organ]\nname = \"某区某局\"\n{head}\n[figures.a]\nlabel = \"甲\"\n\
         unit = \"条\"\nvalue = {value}\n[[sections]]\nheading = \"概述\"\n\
         body = \"共{{{{ a }}}}条，上年{{{{ last.a }}}}条。\"\n"
    )
}

#[test]
fn an_own_form_lies_beside_the_file_that_names_it() {
    let beside = world_at("2016/this.toml", ON_OWN).file("2016/ours.toml", OWN);
    let compiled = beside.compile();
    assert_eq!(rules(&compiled), [""; 0]);
    let form = compiled.found().form;
    assert_eq!(form, Some("某镇统计表"));
    let elsewhere = world_at("2016/this.toml", ON_OWN).file("ours.toml", OWN);
    assert_eq!(elsewhere.rules(), ["unknown-form"]);
}

#[test]
fn a_mistake_in_an_own_form_is_shown_in_its_file() {
    let broken = changed(OWN, "first_year", "first_yaer");
    let world = world(ON_OWN).file("ours.toml", &broken);
    let compiled = world.compile();
    let finding = &compiled.findings[0];
    let file = compiled.files.get(finding.primary.place.file);
    assert_eq!((file.role, file.source.name()), (Role::Form, "ours.toml"));
    assert_ne!(finding.primary.place.file, FileId::MAIN);
}

#[test]
fn last_years_file_is_the_one_that_is_named_or_else_the_one_called_after_its_year() {
    let figure = |world: Memory| {
        let report = world.report();
        let id = report.figures.find("last.a")?;
        report.figures.get(id).value.map(|value| value.to_string())
    };
    let last = with_figure(2016, "", 7);
    let this = with_figure(2017, "", 8);
    let naming = with_figure(2017, "[report]\nlast = \"old/last.toml\"", 8);
    let found = |world| figure(world);
    assert_eq!(found(world(&this)), None);
    let named_after_year = world_at("a/this.toml", &this).file("a/2016.toml", &last);
    assert_eq!(found(named_after_year).as_deref(), Some("7"));
    let named = world_at("a/this.toml", &naming).file("a/old/last.toml", &last);
    assert_eq!(found(named).as_deref(), Some("7"));
    let missing = world(&naming).file("2016.toml", &last);
    assert!(missing.rules().contains(&"unreadable-file"));
}

#[test]
fn last_years_own_form_lies_beside_last_years_file() {
    let this =
        "year = 2017\n[organ]\nname = \"某镇人民政府\"\n[report]\nlast = \"old/2016.toml\"\n";
    let world = world(this)
        .file("old/2016.toml", ON_OWN)
        .file("old/ours.toml", OWN);
    let report = world.report();
    let cell = report.figures.find("last.disclosed.news").unwrap();
    assert_eq!(report.figures.get(cell).value, Some(19.into()));
}

#[test]
fn the_nearest_report_toml_governs_and_the_year_file_outranks_it() {
    let broken_sum = changed(REAL, "value = 592", "value = 593");
    assert_eq!(world(&broken_sum).rules(), ["sum-mismatch"]);
    let off = "[checks]\nsum-mismatch = \"off\"\n";
    let note = "deny = [\"warnings\"]\nformats = [\"doc\"]\n[style]\nbody_font = \"甲\"\ntemplate = \"t.docx\"\n";
    let above = world_at("a/b/2017.toml", &broken_sum).file("a/report.toml", off);
    assert_eq!(above.rules(), [""; 0]);
    let nearest = above.file("a/b/report.toml", note);
    assert_eq!(nearest.rules(), ["sum-mismatch"]);
    let compiled = nearest.compile();
    assert!(compiled.denies_warnings());
    let report = compiled.report.unwrap();
    assert_eq!(report.formats, ["doc"]);
    assert_eq!(report.style.body_font.as_deref(), Some("甲"));
    let template = report.style.template.map(|template| template.value);
    assert_eq!(
        template.as_deref(),
        Some("a/b/t.docx"),
        "beside report.toml"
    );
    let own = format!("{broken_sum}\n[style]\nbody_font = \"乙\"\n");
    let outranking = world_at("a/b/2017.toml", &own).file("a/b/report.toml", note);
    let style = outranking.report().style;
    assert_eq!(style.body_font.as_deref(), Some("乙"));
}

#[test]
fn a_check_that_report_toml_misnames_is_shown_there() {
    let misnamed = "deny = [\"warnings\"]\n[checks]\nsum-mismach = \"off\"\n";
    let compiled = world_at("a/b/2017.toml", REAL)
        .file("a/report.toml", misnamed)
        .compile();
    assert_eq!(rules(&compiled), ["unknown-key"]);
    let unknown = |finding: &&Diagnostic| finding.rule.name == "unknown-key";
    let finding = compiled.findings.iter().find(unknown).unwrap();
    let place = finding.primary.place;
    let file = compiled.files.get(place.file);
    assert_eq!(
        (file.role, file.source.name()),
        (Role::Configuration, "a/report.toml")
    );
    assert_eq!(file.source.slice(place.span), "sum-mismach");
}

#[test]
fn a_template_lies_beside_the_file_that_names_it_and_is_a_word_file() {
    let text = format!("{REAL}\n[style]\ntemplate = \"look/t.docx\"\n");
    let at = |path: &str, bytes: &[u8]| world_at("a/2017.toml", &text).file(path, bytes);
    assert_eq!(at("a/look/t.docx", b"PK\x03\x04").rules(), [""; 0]);
    for (path, bytes) in [
        ("look/t.docx", b"PK\x03\x04".as_slice()),
        ("a/look/t.docx", b"{\\rtf1"),
        ("a/look/t.docx", b""),
    ] {
        assert_eq!(
            at(path, bytes).rules(),
            ["unreadable-file"],
            "{path} {bytes:?}"
        );
    }
    let style = at("a/look/t.docx", b"PK").report().style;
    assert_eq!(style.template.unwrap().value, "a/look/t.docx");
}

#[test]
fn an_attachment_is_known_by_its_path() {
    let text = format!(
        "{REAL}\n[[attachments]]\ntitle = \"目录\"\nkind = \"file\"\npath = \"b/list.pdf\"\n"
    );
    let report = world_at("a/2017.toml", &text).report();
    let paths: Vec<&str> = report
        .attachments
        .iter()
        .filter_map(|one| one.path.as_deref())
        .collect();
    assert_eq!(paths, ["a/b/list.pdf"]);
}

#[test]
fn a_text_that_is_no_toml_gives_its_findings_and_no_report() {
    let compiled = world("year = = 2017\n").compile();
    assert!(compiled.report.is_none());
    assert_eq!(rules(&compiled), ["syntax-error"]);
}
