//! A look of one's own: `[style]` and `report.toml`.

use crate::support::{
    Project,
    examples::styled,
    reading::{part, word_file},
};

#[test]
fn style_sets_fonts_sizes_and_measures() {
    let style = "[style]\nbody_font = \"仿宋_GB2312\"\nbody_size = \"四号\"\ntitle_size = 20\n\
                 lines = 25\ncharacters = 30\nmargins = { top = 30, left = 25.4 }";
    let project = Project::new().file("a.toml", styled(style));
    let said = project.run("build a.toml --out out");
    assert_eq!(said.code, 0, "{}", said.err);
    let bytes = word_file(&project);
    let body = part(&bytes, "word/document.xml").unwrap();
    // 30 mm and 25.4 mm; 25 lines on what is left of the sheet.
    assert!(body.contains("w:top=\"1701\""), "{body}");
    assert!(body.contains("w:left=\"1440\""), "{body}");
    assert!(body.contains("w:linePitch=\"525\""), "{body}");
    let styles = part(&bytes, "word/styles.xml").unwrap();
    assert!(styles.contains("w:eastAsia=\"仿宋_GB2312\""));
    assert!(styles.contains("<w:sz w:val=\"28\"/>"));
    assert!(styles.contains("<w:sz w:val=\"40\"/>"));
    let fonts = part(&bytes, "word/fontTable.xml").unwrap();
    assert!(fonts.contains("<w:font w:name=\"仿宋_GB2312\"><w:altName w:val=\"仿宋\"/>"));
}

#[test]
fn the_year_file_outranks_report_toml() {
    let project = Project::new()
        .file(
            "report.toml",
            "formats = [\"docx\"]\n[style]\nlines = 20\nbody_font = \"宋体\"\n",
        )
        .file("a.toml", styled("[style]\nlines = 25\n"));
    let said = project.run("build a.toml --out out");
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(project.files("out").len(), 1, "formats of report.toml");
    let bytes = word_file(&project);
    let body = part(&bytes, "word/document.xml").unwrap();
    assert!(body.contains("w:linePitch=\"509\""), "{body}");
    let fonts = part(&bytes, "word/fontTable.xml").unwrap();
    assert!(fonts.contains("<w:font w:name=\"宋体\"><w:altName w:val=\"仿宋\"/>"));
}

#[test]
fn what_no_paper_can_hold_is_a_finding_at_its_place() {
    let style = "[style]\nbody_size = 3\nlines = 200\nmargins = { top = 250 }\nfont = \"宋体\"\n";
    let project = Project::new().file("a.toml", styled(style));
    let said = project.run("check a.toml --output-format short --lang en");
    assert_eq!(said.code, 1);
    insta::assert_snapshot!(said.out, @r#"
    a.toml:21:13: error[wrong-type]: style.body_size should be points from 5 to 72, such as 16 or 10.5, or a size such as "三号", found a number
    a.toml:22:9: error[wrong-type]: style.lines should be a whole number from 10 to 60, found a number
    a.toml:23:19: error[wrong-type]: style.margins.top should be millimetres from 10 to 70, found a number
    a.toml:24:1: error[unknown-key]: unknown key font in style
    "#);
}

#[test]
fn a_template_that_is_not_there_is_found_before_anything_is_built() {
    let text = styled("[style]\ntemplate = \"house.docx\"\n");
    let project = Project::new().file("a.toml", text);
    let said = project.run("check a.toml --output-format short --quiet");
    assert_eq!(said.code, 1);
    insta::assert_snapshot!(said.out, @"a.toml:21:12: error[unreadable-file]: the template house.docx was not found");
    let project = project.file("house.docx", "nothing of the kind");
    let said = project.run("build a.toml --out out --output-format short --quiet");
    assert_eq!(said.code, 1);
    insta::assert_snapshot!(said.out, @"a.toml:21:12: error[unreadable-file]: the template house.docx is no .docx file");
    assert!(project.files("out").is_empty());
}

#[test]
fn a_template_that_cannot_be_used_stops_the_build_and_writes_nothing() {
    let text = styled("[style]\ntemplate = \"house.docx\"\n");
    let project = Project::new()
        .file("a.toml", text)
        .file("house.docx", "PK, and nothing of the kind");
    let said = project.run("build a.toml --out out --quiet");
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("the template house.docx cannot be used; it should be a .docx file"),
        "{}",
        said.err
    );
    assert!(project.files("out").is_empty());
}

#[test]
fn why_a_template_cannot_be_used_is_said_in_chinese() {
    let text = styled("[style]\ntemplate = \"house.docx\"\n");
    let plain = Project::new().file("a.toml", styled(""));
    plain.run("build a.toml --out out");
    // The report as a template whose styles have another name. A part that refers to them says
    // `/word/styles.xml`.
    let mut headless = word_file(&plain);
    let (old, new) = (b"word/styles.xml", b"word/stales.xml");
    let places: Vec<usize> = (1..headless.len() - old.len())
        .filter(|start| headless[*start..].starts_with(old) && headless[*start - 1] != b'/')
        .collect();
    for start in places {
        headless[start..start + new.len()].copy_from_slice(new);
    }
    for (house, why) in [
        (&b"PK, and nothing of the kind"[..], "它不是 Word 文件"),
        (&headless, "它没有部件 word/styles.xml"),
    ] {
        let project = Project::new()
            .file("a.toml", &text)
            .file("house.docx", house);
        let said = project.run("build a.toml --out out --quiet --lang zh");
        assert_eq!(said.code, 2);
        for words in ["模板 house.docx 不能用；应当是 .docx 文件", why] {
            assert!(said.err.contains(words), "{}", said.err);
        }
        assert!(project.files("out").is_empty());
    }
}

#[test]
fn a_font_is_called_by_a_name_that_can_be_seen() {
    let longest = "字".repeat(64);
    let too_long = "字".repeat(65);
    let keys = [
        "body_font",
        "title_font",
        "heading_font",
        "subheading_font",
        "latin_font",
        "table_font",
    ];
    for key in keys {
        for wrong in [
            "a\\u0007b",
            "a\\uFFFEb",
            "a\\u202Eb",
            "a\\u200Bb",
            "a\\nb",
            "a\\tb",
            &too_long,
        ] {
            let style = format!("[style]\n{key} = \"{wrong}\"\n");
            let project = Project::new().file("a.toml", styled(&style));
            let said = project.run("build a.toml --out out --output-format short --quiet");
            assert_eq!(said.code, 1, "{wrong}: {}", said.out);
            assert_eq!(said.out.lines().count(), 1, "{wrong}: {}", said.out);
            assert!(
                said.out
                    .contains(&format!("[wrong-type]: style.{key} should be the name")),
                "{}",
                said.out
            );
            let shared = Project::new()
                .file("a.toml", styled(""))
                .file("report.toml", &style);
            let said = shared.run("build a.toml --out out");
            assert_eq!(said.code, 2, "{wrong}");
            assert!(
                said.err
                    .contains(&format!("report.toml:2:{}: style.{key}", key.len() + 4)),
                "{}",
                said.err
            );
            assert!(!shared.path("out").exists());
        }
        for right in ["仿宋_GB2312", "Times New Roman", "A&B <C>", &longest] {
            let style = format!("[style]\n{key} = \"{right}\"\n");
            let project = Project::new().file("a.toml", styled(&style));
            assert_eq!(project.run("check a.toml --quiet").code, 0, "{right}");
        }
    }
}

#[test]
fn a_file_that_does_not_take_over_the_template_is_told_beside_one_that_does() {
    let plain = Project::new().file("a.toml", styled(""));
    let built = plain.run("build a.toml --out out --format docx --quiet");
    assert_eq!(built.code, 0, "{}", built.err);
    let (_, docx) = plain.files("out").into_iter().next().unwrap();
    let project = Project::new()
        .file("a.toml", styled("[style]\ntemplate = \"house.docx\"\n"))
        .file("house.docx", docx);
    let told = |formats: &str| {
        let words = format!("build a.toml --out out --format {formats}");
        let said = project.run(&words);
        assert_eq!(said.code, 0, "{}", said.err);
        said.err + &said.out
    };
    let note = "the template is for docx alone";
    assert!(told("docx,doc").contains(note));
    assert!(!told("docx,html,xlsx").contains(note));
    assert!(!told("doc").contains(note), "nothing differs from it");
}
