//! Reports that we wrote, imported again: the same figures under their ids, the same text.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use report::readers;

use crate::support::{Project, REAL};

/// The examples that stand alone, and the real report. `layout` is not among them: its contents, its
/// chart and its notes are style, which no finished file tells.
const REPORTS: [&str; 5] = [
    REAL,
    include_str!("../../examples/form-2014.toml"),
    include_str!("../../examples/form-2019.toml"),
    include_str!("../../examples/form-2021.toml"),
    include_str!("../../examples/minimal.toml"),
];

/// Which files are imported together.
const WAYS: [&[&str]; 4] = [&["docx"], &["html"], &["doc"], &["docx", "xlsx"]];

/// The figures of a year file that have a number, and what must hold between them.
fn said(project: &Project, file: &str) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let checked = project.run(&format!("check {file} --output-format json"));
    let answer: serde_json::Value = serde_json::from_str(&checked.out).expect("an answer");
    let facts = &answer["files"][0]["facts"];
    let figures = facts["figures"].as_array().expect("figures");
    let values = figures.iter().filter_map(|figure| {
        let value = figure["value"].as_str()?;
        Some((figure["id"].as_str()?.to_owned(), value.to_owned()))
    });
    let relations = facts["relations"].as_array().expect("relations");
    let sums = relations.iter().filter(|one| one["kind"] == "sum");
    let sums = sums.map(|one| format!("{} {} {}", one["left"], one["is"], one["right"]));
    (values.collect(), sums.collect())
}

/// The text of the Word report of a year file.
fn text(project: &Project, file: &str, folder: &str) -> Vec<String> {
    let built = project.run(&format!(
        "build {file} --format docx --out {folder} --draft"
    ));
    assert!(built.code < 2, "{built:?}");
    let files = project.files(folder);
    let (_, bytes) = files.first().expect("a report was asked for");
    let transcript = readers::read(bytes).expect("our own file");
    let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    pieces.map(|piece| piece.text.clone()).collect()
}

#[test]
fn what_was_built_comes_back() {
    for source in REPORTS {
        let mut lines = source.lines();
        let year = lines
            .find_map(|line| line.strip_prefix("year = "))
            .expect("a year");
        let name = format!("{year}.toml");
        let project = Project::new().file(&name, source);
        let built = project.run(&format!("build {year} --format docx,html,doc,xlsx --draft"));
        assert!(built.code < 2, "{year}: {built:?}");
        let (figures, relations) = said(&project, &name);
        let printed = text(&project, &name, "first");
        let files = project.files(&format!("out/{year}"));
        for (number, way) in WAYS.iter().enumerate() {
            let named = files.iter().map(|(name, _)| name.as_str());
            let of_way = named.filter(|name| {
                let ending = Path::new(name)
                    .extension()
                    .and_then(|ending| ending.to_str());
                ending.is_some_and(|ending| way.contains(&ending))
            });
            let of_way: Vec<String> = of_way.map(|name| format!("out/{year}/{name}")).collect();
            assert_eq!(of_way.len(), way.len(), "{year}");
            let again = format!("again-{number}.toml");
            let imported = project.run(&format!("import {} --out {again}", of_way.join(" ")));
            assert!(imported.code < 2, "{year} {way:?}: {imported:?}");
            let (found, held) = said(&project, &again);
            let has_sheet = way.contains(&"xlsx");
            for (id, value) in &figures {
                let there = found.get(id);
                // A figure that no text prints stands in the spreadsheet alone.
                let is_right = there == Some(value) || there.is_none() && !has_sheet;
                assert!(is_right, "{year} {way:?}: {id} = {value}, not {there:?}");
            }
            if has_sheet {
                let missing: Vec<&String> = relations.difference(&held).collect();
                assert!(missing.is_empty(), "{year}: {missing:?}");
                // A share that a template computes becomes a figure of its own.
                let is_new = |id: &&String| !figures.contains_key(*id) && !id.ends_with("占比");
                let new: Vec<&String> = found.keys().filter(is_new).collect();
                assert!(new.is_empty(), "{year}: {new:?}");
            }
            let reprinted = text(&project, &again, &format!("again-{number}"));
            assert_eq!(reprinted, printed, "{year} {way:?}");
        }
    }
}

#[test]
fn what_else_must_hold_comes_back_with_the_spreadsheet() {
    let source = "year = 2023\n[organ]\nname = \"甲州市乙水区民政局\"\n\
        [figures.news]\nlabel = \"公开信息\"\nvalue = 30\nunit = \"条\"\n\
        [figures.news.parts]\nweb = { label = \"网站\", value = 12 }\nwechat = { label = \"微信\", value = 18 }\n\
        [figures.news.of_which]\nfirst = { label = \"首次公开\", value = 5 }\n\
        [figures.counted]\nlabel = \"网站和微信\"\nvalue = 30\nunit = \"条\"\nsource = \"办公室\"\n\
        [[relations]]\nsays = \"公开信息等于网站和微信\"\nleft = [\"news\"]\nright = [\"counted\"]\n\
        [[relations]]\nsays = \"网站不超过微信\"\nleft = [\"news.web\"]\nis = \"<=\"\nright = [\"news.wechat\"]\n\
        [[sections]]\nheading = \"总体情况\"\nbody = \"\"\"\n公开信息{{ news }}条。\n{{ table(news) }}\n\"\"\"\n";
    let project = Project::new().file("2023.toml", source);
    let built = project.run("build 2023 --draft --format docx,xlsx");
    assert!(built.code < 2, "{built:?}");
    let files = project.files("out/2023");
    let names: Vec<String> = files
        .iter()
        .map(|(name, _)| format!("out/2023/{name}"))
        .collect();
    let imported = project.run(&format!("import {} --out again.toml", names.join(" ")));
    assert!(imported.code < 2, "{imported:?}");
    let written = std::fs::read_to_string(project.path("again.toml")).unwrap();
    assert_eq!(
        written.matches("[[relations]]\nsays").count(),
        2,
        "{written}"
    );
    for line in [
        "says  = \"网站不超过微信\"",
        "is    = \"<=\"",
        "[figures.news.of_which]\nfirst = { label = \"首次公开\", value = 5 }",
        "source = \"办公室\"",
        "{{ table(news) }}",
        "#|   文件里看不出、需要的自己补：",
    ] {
        assert!(written.contains(line), "{line}\n{written}");
    }
    // The figures of a file that is none of ours are called as they like.
    assert_eq!(
        said(&project, "again.toml").1,
        said(&project, "2023.toml").1
    );
}
