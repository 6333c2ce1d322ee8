//! What people do to a finished file: words and places change nothing, numbers do.

#![expect(
    clippy::string_slice,
    reason = "every offset comes from a search in the same text"
)]

use report::verify::{Finished, verify};

use super::{Built, told};

const BODY: &str = "word/document.xml";

fn replaced(old: &str, new: &str) -> impl FnOnce(String) -> String {
    move |text: String| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    }
}

/// The whole paragraph that holds these words.
fn paragraph<'a>(text: &'a str, words: &str) -> &'a str {
    let at = text.find(words).unwrap();
    let start = text[..at]
        .rfind("<w:p>")
        .max(text[..at].rfind("<w:p "))
        .unwrap();
    let end = at + text[at..].find("</w:p>").unwrap() + "</w:p>".len();
    &text[start..end]
}

#[test]
fn the_file_itself_is_identical() {
    for format in ["docx", "xlsx", "html", "xls"] {
        let built = Built::real(format);
        assert_eq!(told(&built.verified(&built.bytes)), ["identical"]);
    }
}

#[test]
fn a_mended_comma_leaves_the_figures() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, replaced("的规定，", "的规定；"));
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0], "same-figures");
    assert!(told[1].starts_with("text-changed"), "{told:?}");
}

#[test]
fn a_word_that_is_changed_is_shown_with_its_sentence() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, replaced("如有疑问", "如有问题"));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].contains("如有疑问"), "{told:?}");
}

#[test]
fn another_font_is_no_change() {
    let built = Built::real("docx");
    let told = built.with_part("word/styles.xml", replaced("仿宋", "宋体"));
    assert_eq!(told, ["same-figures"]);
}

#[test]
fn a_paragraph_that_was_moved_leaves_the_figures() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, |text| {
        let moved = paragraph(&text, "本报告所列数据").to_owned();
        let without = text.replacen(&moved, "", 1);
        let last = without.find("<w:sectPr").unwrap();
        let paragraphs_end = without[..last].rfind("</w:p>").unwrap() + "</w:p>".len();
        format!(
            "{}{moved}{}",
            &without[..paragraphs_end],
            &without[paragraphs_end..]
        )
    });
    assert_eq!(told[0], "same-figures", "{told:?}");
    assert!(told[1].contains("换了位置"), "{told:?}");
}

#[test]
fn a_number_in_the_text_is_told_with_its_relations() {
    let built = Built::real("docx");
    let bytes = super::with_part(&built.bytes, BODY, replaced(">592<", ">593<"));
    let verified = built.verified(&bytes);
    insta::assert_snapshot!(
        told(&verified).join("\n"),
        @r"
    changed
    figure-changed 第二部分 第2段: “主动公开政府信息”应为 592，文件里是 593
    "
    );
    let [finding] = verified.findings.as_slice() else {
        panic!("{:?}", verified.findings)
    };
    assert_eq!(finding.figures, ["disclosed"]);
    assert_eq!(finding.stated.as_deref(), Some("592"));
    assert_eq!(finding.computed.as_deref(), Some("593"));
    let help = finding
        .help
        .iter()
        .map(|help| help.get(report::diagnostic::Language::Chinese));
    assert!(
        help.clone().any(|help| help.contains("不再成立")),
        "{:?}",
        help.collect::<Vec<_>>()
    );
}

#[test]
fn a_number_in_other_characters_is_the_same() {
    let built = Built::real("docx");
    for same in [">５９２<", ">五百九十二<", ">592.0<"] {
        let told = built.with_part(BODY, replaced(">592<", same));
        assert_eq!(told[0], "same-figures", "{same}: {told:?}");
    }
    for other in [">五百九十三<", ">592万<", ">-592<", ">592%<", "><"] {
        let told = built.with_part(BODY, replaced(">592<", other));
        assert_eq!(told[0], "changed", "{other}: {told:?}");
        assert_eq!(told.len(), 2, "{other}: {told:?}");
    }
}

#[test]
fn a_figure_and_its_total_changed_together_are_told() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, |text| {
        text.replacen(">592<", ">593<", 1)
            .replacen(">34<", ">35<", 1)
    });
    assert_eq!(told[0], "changed");
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn a_number_that_is_hidden_behind_another_is_told() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, |text| {
        let run = text.find(">592<").unwrap();
        let start = text[..run]
            .rfind("<w:r>")
            .max(text[..run].rfind("<w:r "))
            .unwrap();
        let end = run + text[run..].find("</w:r>").unwrap() + "</w:r>".len();
        let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>592</w:t></w:r><w:r><w:t>593</w:t></w:r>";
        format!("{}{hidden}{}", &text[..start], &text[end..])
    });
    assert_eq!(told[0], "changed");
    let names = |name| told.iter().filter(|line| line.starts_with(name)).count();
    assert_eq!(
        (names("figure-changed"), names("hidden-content")),
        (1, 1),
        "{told:?}"
    );
}

#[test]
fn a_number_that_was_typed_is_told() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, replaced("如有疑问", "如有疑问（共15处）"));
    assert_eq!(told[0], "changed");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].starts_with("number-added"), "{told:?}");
}

#[test]
fn a_word_in_which_a_number_sounds_is_none() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, replaced("如有疑问", "如有一些疑问，进一步了解"));
    assert_eq!(told[0], "same-figures", "{told:?}");
}

/// The rows of all tables.
fn rows(table: &str) -> Vec<String> {
    let starts = table
        .match_indices("<w:tr>")
        .chain(table.match_indices("<w:tr "));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    starts.sort_unstable();
    let row = |start: &usize| {
        let end = start + table[*start..].find("</w:tr>").unwrap() + "</w:tr>".len();
        table[*start..end].to_owned()
    };
    starts.iter().map(row).collect()
}

#[test]
fn a_row_that_was_deleted_is_one_finding() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, |text| {
        let rows = rows(&text);
        let row = rows
            .iter()
            .rev()
            .find(|row| row.contains("w:bookmarkStart"))
            .unwrap();
        text.replacen(row, "", 1)
    });
    assert_eq!(told[0], "changed");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].starts_with("figure-missing"), "{told:?}");
}

#[test]
fn two_cells_that_changed_places_are_told() {
    let built = Built::of(
        &crate::support::examples::folder().join("form-2021.toml"),
        "docx",
    );
    let told = built.with_part(BODY, |text| {
        let rows = rows(&text);
        let two = rows.iter().find_map(|row| {
            let cells: Vec<&str> = row.split("<w:tc>").skip(1).collect();
            let number = |cell: &str| {
                let at = cell.find("<w:t>").or_else(|| cell.find("<w:t "))?;
                let text = &cell[at..cell[at..].find("</w:t>")? + at];
                text.rsplit('>').next()?.parse::<u32>().ok()
            };
            let numbered = cells.iter().filter_map(|cell| Some((*cell, number(cell)?)));
            let numbered: Vec<_> = numbered.collect();
            let (first, value) = *numbered.first()?;
            let other = numbered.iter().find(|(_, other)| *other != value)?;
            Some((row.clone(), first.to_owned(), other.0.to_owned()))
        });
        let (row, first, other) = two.unwrap();
        let swapped = row
            .replacen(&first, "\u{1}", 1)
            .replacen(&other, &first, 1)
            .replacen('\u{1}', &other, 1);
        text.replacen(&row, &swapped, 1)
    });
    assert_eq!(told[0], "changed");
    let changed = told
        .iter()
        .filter(|line| line.starts_with("figure-changed"))
        .count();
    assert_eq!((changed, told.len()), (2, 3), "{told:?}");
}

#[test]
fn revisions_are_read_as_accepted_and_told() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, |text| {
        let run = text.find(">592<").unwrap();
        let start = text[..run].rfind("<w:r>").max(text[..run].rfind("<w:r ")).unwrap();
        let end = run + text[run..].find("</w:r>").unwrap() + "</w:r>".len();
        let old = text[start..end].replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ");
        let revised = format!(
            "<w:del w:id=\"9001\" w:author=\"a\">{old}</w:del><w:ins w:id=\"9002\" w:author=\"a\"><w:r><w:t>593</w:t></w:r></w:ins>"
        );
        format!("{}{revised}{}", &text[..start], &text[end..])
    });
    assert_eq!(told[0], "changed");
    let names = |name| told.iter().filter(|line| line.starts_with(name)).count();
    assert_eq!(names("figure-changed"), 1, "{told:?}");
    assert!(names("hidden-content") >= 1, "{told:?}");
}

#[test]
fn a_value_in_the_place_of_a_formula_is_told() {
    let built = Built::real("xlsx");
    let sheet = super::parts(&built.bytes)
        .into_iter()
        .find(|name| {
            name.starts_with("xl/worksheets/")
                && super::part(&built.bytes, name).contains("</f><v>")
        })
        .unwrap();
    let without_formula = |text: String, value: Option<&str>| {
        let start = text.find("<f>").unwrap();
        let end = start + text[start..].find("</f>").unwrap() + "</f>".len();
        let text = format!("{}{}", &text[..start], &text[end..]);
        match value {
            None => text,
            Some(value) => {
                let open = start + text[start..].find("<v>").unwrap() + "<v>".len();
                let close = open + text[open..].find("</v>").unwrap();
                format!("{}{value}{}", &text[..open], &text[close..])
            }
        }
    };
    let told = built.with_part(&sheet, |text| without_formula(text, None));
    assert_eq!(told[0], "same-figures", "{told:?}");
    assert!(told[1].contains("换成了数"), "{told:?}");
    let told = built.with_part(&sheet, |text| without_formula(text, Some("987654")));
    assert_eq!(told[0], "changed", "{told:?}");
}

#[test]
fn words_that_changed_places_round_numbers_are_told() {
    let built = Built::real("docx");
    let told = built.with_part(BODY, |text| {
        assert!(text.contains("微信发布信息") && text.contains("微博发布信息"));
        text.replacen("微信发布信息", "微\u{1}发布信息", 1)
            .replacen("微博发布信息", "微信发布信息", 1)
            .replacen('\u{1}', "博", 1)
    });
    assert_eq!(told[0], "changed", "{told:?}");
}

#[test]
fn a_small_number_in_characters_that_is_a_figure_counts() {
    let built = Built::real("docx");
    let figure = ">四<";
    for (new, verdict) in [
        (">三<", "changed"),
        (">4<", "same-figures"),
        (">若干<", "changed"),
    ] {
        let told = built.with_part(BODY, replaced(figure, new));
        assert_eq!(told[0], verdict, "{new}: {told:?}");
    }
}

#[test]
fn a_word_that_multiplies_or_turns_a_number_is_part_of_it() {
    let built = Built::real("docx");
    for other in [">592百<", ">592千<", ">负592<"] {
        let told = built.with_part(BODY, replaced(">592<", other));
        assert_eq!(told[0], "changed", "{other}: {told:?}");
    }
}

#[test]
fn a_file_of_something_else_is_none_of_this_report() {
    let built = Built::real("docx");
    for other in ["", "你好", "一二三\n四五六"] {
        let finished = Finished::read("other.txt", other.as_bytes());
        let why = finished.and_then(|finished| verify(&built.compiled, &finished, &built.bytes));
        assert!(why.is_err(), "{other}");
    }
}

/// The sheet's text with the first cell that computes words or numbers so, its result another.
fn with_result(text: &str, old: &str, new: &str) -> String {
    let at = text.find(&format!("</f><v>{old}")).unwrap();
    let cell = text[..at].rfind("<c ").unwrap();
    let value = at + "</f><v>".len();
    let end = value + text[value..].find("</v>").unwrap();
    let open = text[cell..at].replacen(" t=\"str\"", "", 1);
    let open = open.replacen("<c ", "<c t=\"str\" ", 1);
    format!("{}{open}</f><v>{new}{}", &text[..cell], &text[end..])
}

#[test]
fn a_result_that_was_stored_as_words_is_read() {
    let built = Built::real("xlsx");
    let sheet = |with: &str| {
        let mut names = super::parts(&built.bytes).into_iter();
        let sheet = names.find(|name| {
            name.starts_with("xl/worksheets/") && super::part(&built.bytes, name).contains(with)
        });
        sheet.unwrap()
    };
    let told = built.with_part(&sheet("</f><v>592"), |text| {
        with_result(&text, "592", "593")
    });
    assert_eq!(told[0], "changed", "{told:?}");
    let told = built.with_part(&sheet("</f><v>592"), |text| {
        with_result(&text, "592", "592")
    });
    assert_eq!(told[0], "same-figures", "{told:?}");
    let told = built.with_part(&sheet("</f><v>相符"), |text| {
        with_result(&text, "相符", "不符")
    });
    assert_eq!(
        (told[0].as_str(), told.len()),
        ("same-figures", 2),
        "{told:?}"
    );
}
