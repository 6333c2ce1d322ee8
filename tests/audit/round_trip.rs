//! Reports that we wrote, imported again: the same figures under their ids, the same text.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use report::readers::{self, Transcript};

use crate::support::{Project, REAL};

/// The examples on built-in forms, and the real report. `layout` is looked at by itself: what is style in
/// it no finished file tells.
const REPORTS: [&str; 7] = [
    REAL,
    include_str!("../../examples/form-2014.toml"),
    include_str!("../../examples/form-2019.toml"),
    include_str!("../../examples/form-2021.toml"),
    include_str!("../../examples/minimal.toml"),
    include_str!("../../examples/change-of-form/2020.toml"),
    include_str!("../../examples/change-of-form/2021.toml"),
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

/// The Word report of a year file, as it is read.
fn report(project: &Project, file: &str, folder: &str) -> Transcript {
    let built = project.run(&format!(
        "build {file} --format docx --out {folder} --draft"
    ));
    assert!(built.code < 2, "{built:?}");
    let files = project.files(folder);
    let (_, bytes) = files.first().expect("a report was asked for");
    readers::read(bytes).expect("our own file")
}

/// The text of the Word report of a year file.
fn text(project: &Project, file: &str, folder: &str) -> Vec<String> {
    let transcript = report(project, file, folder);
    let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    pieces.map(|piece| piece.text.clone()).collect()
}

fn year(source: &str) -> &str {
    let mut lines = source.lines();
    let year = lines.find_map(|line| line.strip_prefix("year = "));
    year.expect("a year").trim()
}

#[test]
fn what_was_built_comes_back() {
    for source in REPORTS {
        let year = year(source);
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
fn a_page_comes_back_with_its_text_numbers_and_table() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    let project = Project::new().file("2017.toml", REAL);
    let built = project.run(&format!(
        "build 2017 --format pdf --font-dir {}",
        fonts.display()
    ));
    assert_eq!(built.code, 0, "{built:?}");
    let files = project.files("out/2017");
    let (page, _) = files.first().expect("a page was asked for");
    let imported = project.run(&format!("import out/2017/{page} --out again.toml"));
    assert_eq!(imported.code, 0, "{imported:?}");
    let (figures, _) = said(&project, "2017.toml");
    let (found, _) = said(&project, "again.toml");
    // A page marks no figure: those of the text are found by their numbers, cells by their table.
    let cells = [
        "requests.",
        "review",
        "litigation",
        "fees",
        "disclosed.channel.",
    ];
    // A number in words stays text: 四名副局长.
    let in_words = [
        "deputy_directors",
        "cadres",
        "liaisons_per_section",
        "rules",
    ];
    let printed = figures
        .iter()
        .filter(|(id, _)| !in_words.contains(&id.as_str()));
    for (id, value) in printed {
        let is_cell = cells.iter().any(|table| id.starts_with(table));
        let is_there = if is_cell {
            found.get(id) == Some(value)
        } else {
            found.values().any(|found| found == value)
        };
        assert!(is_there, "{id} = {value}");
    }
    let lines = |file: &str, folder: &str| text(&project, file, folder);
    assert_eq!(lines("again.toml", "again"), lines("2017.toml", "first"));
}

#[test]
fn a_table_of_parts_comes_back_from_a_page() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    let source = "year = 2012\n[organ]\nname = \"东城区民政局\"\n\
        [figures.news]\nlabel = \"公开信息\"\nvalue = 30\nunit = \"条\"\n\
        [figures.news.parts]\nweb = { label = \"网站\", value = 12 }\nwechat = { label = \"微信\", value = 18 }\n\
        [[sections]]\nheading = \"总体情况\"\nbody = \"\"\"\n公开信息{{ news }}条。\n{{ table(news) }}\n各渠道正常。\n\"\"\"\n";
    let project = Project::new().file("2012.toml", source);
    let built = project.run(&format!(
        "build 2012 --format pdf --font-dir {}",
        fonts.display()
    ));
    assert_eq!(built.code, 0, "{built:?}");
    let files = project.files("out/2012");
    let (page, _) = files.first().expect("a page was asked for");
    let imported = project.run(&format!("import out/2012/{page} --out again.toml"));
    assert_eq!(imported.code, 0, "{imported:?}");
    let written = std::fs::read_to_string(project.path("again.toml")).unwrap();
    assert!(
        written.contains("公开信息{{ 公开信息 }}条。\n{{ table(公开信息) }}\n各渠道正常。\n"),
        "{written}"
    );
    assert_eq!(
        text(&project, "again.toml", "again"),
        text(&project, "2012.toml", "first")
    );
}

#[test]
fn contents_chart_and_notes_come_back_with_their_numbers() {
    let source = include_str!("../../examples/layout.toml");
    let project = Project::new().file("2016.toml", source);
    let built = project.run("build 2016 --format docx,html,doc,xlsx");
    assert_eq!(built.code, 0, "{built:?}");
    let (figures, relations) = said(&project, "2016.toml");
    let files = project.files("out/2016");
    for ending in ["docx", "html", "doc"] {
        let file = files
            .iter()
            .find(|(name, _)| name.ends_with(&format!(".{ending}")));
        let (file, _) = file.expect("it was asked for");
        let again = format!("{ending}.toml");
        let imported = project.run(&format!("import out/2016/{file} --out {again}"));
        assert_eq!(imported.code, 0, "{ending}: {imported:?}");
        let (found, held) = said(&project, &again);
        for (id, value) in &figures {
            assert_eq!(found.get(id), Some(value), "{ending}: {id}");
        }
        assert!(held.is_superset(&relations), "{ending}");
        let written = std::fs::read_to_string(project.path(&again)).unwrap();
        for line in [
            "date = 2017-03-10",
            "{{ table(disclosed) }}",
            "{{ chart(disclosed) }}",
            "title = \"政府信息公开情况统计表（2016年度）\"",
            "{{ disclosed }}条{{ note(\"以本局网站当年发布的条数计，其中统计数据\" ~ disclosed.statistics ~ \"条。\") }}，比重",
            "各类信息的多少见下图{{ note(\"不含转载上级机关的信息。\") }}。\n{{ chart(disclosed) }}",
        ] {
            assert!(written.contains(line), "{ending}: {line}\n{written}");
        }
        // A page of the web lists its parts beside its text.
        assert!(
            ending == "html" || written.contains("contents = true\n"),
            "{ending}\n{written}"
        );
        let lines = written.lines();
        let signed = lines.filter(|line| *line == "某市某区统计局" || *line == "目　录");
        assert_eq!(signed.count(), 0, "{ending}\n{written}");
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

/// The text of the Word report of a year file, and behind each paragraph the notes that it leads to,
/// each with its place.
fn text_with_notes(project: &Project, file: &str, folder: &str) -> Vec<String> {
    let transcript = report(project, file, folder);
    let pieces = |line: usize| transcript.lines[line].pieces.iter();
    let mut said = Vec::new();
    for piece in (0..transcript.lines.len()).flat_map(pieces) {
        said.push(piece.text.clone());
        for call in &piece.calls {
            let note = transcript.notes[call.note].clone().flat_map(pieces);
            let note: String = note.map(|piece| piece.text.as_str()).collect();
            said.push(format!("@{} {note}", call.at));
        }
    }
    said
}

#[test]
fn notes_come_back_at_their_places() {
    let source = "year = 2023\n[organ]\nname = \"甲州市乙水区民政局\"\n\
        [report]\npreamble = \"\"\"\n本报告{{ note(\"依据《条例》第五十条。\") }}由本局编制。\n\"\"\"\n\
        [figures.news]\nlabel = \"公开信息\"\nvalue = 30\nunit = \"条\"\n\
        [figures.taken]\nlabel = \"转载\"\nvalue = 12\nunit = \"条\"\n\
        [figures.meetings]\nlabel = \"会议\"\nvalue = 4\nunit = \"次\"\n\
        [[sections]]\nheading = \"总体情况\"\nbody = \"\"\"\n\
        {{ note(\"不含下属单位。\") }}公开信息{{ news }}条{{ note('含\"转载\"' ~ taken ~ '条，{{未}}计\\\\评论。') }}，会议{{ meetings }}次。{{ note(\"一次为视频会议。\") }}\n\
        \"\"\"\n";
    let project = Project::new().file("2023.toml", source);
    let built = project.run("build 2023 --draft --format docx,html,doc");
    assert!(built.code < 2, "{built:?}");
    let printed = text_with_notes(&project, "2023.toml", "first");
    assert_eq!(
        printed.iter().filter(|line| line.starts_with('@')).count(),
        4
    );
    for (name, _) in project.files("out/2023") {
        let ending = name.rsplit('.').next().expect("a name has an ending");
        let again = format!("{ending}.toml");
        let imported = project.run(&format!("import out/2023/{name} --out {again}"));
        assert!(imported.code < 2, "{ending}: {imported:?}");
        let reprinted = text_with_notes(&project, &again, ending);
        assert_eq!(reprinted, printed, "{ending}");
        let (figures, _) = said(&project, &again);
        assert_eq!(
            figures.get("taken").map(String::as_str),
            Some("12"),
            "{ending}"
        );
        let written = std::fs::read_to_string(project.path(&again)).unwrap();
        assert!(!written.contains("没有回到原处"), "{ending}\n{written}");
    }
}

#[test]
fn a_note_without_a_mark_stays_a_paragraph_and_the_head_says_so() {
    let page = "<html><body><h1>甲州市乙水区民政局2023年政府信息公开工作年度报告</h1>\
        <h2>一、总体情况</h2><p>公开信息30条。</p>\
        <div role=\"doc-footnote\"><p>不含下属单位。</p></div></body></html>";
    let project = Project::new().file("page.html", page);
    let imported = project.run("import page.html --out again.toml");
    assert!(imported.code < 2, "{imported:?}");
    let written = std::fs::read_to_string(project.path("again.toml")).unwrap();
    assert!(
        written.contains("条。\n不含下属单位。\n\"\"\""),
        "{written}"
    );
    assert!(
        written.contains("注没有回到原处的：不含下属单位。"),
        "{written}"
    );
}
