//! The pages of the Word report, measured with a ruler: LibreOffice lays them out, `pdftotext`
//! says where every word stands.

use std::{collections::BTreeMap, path::Path, process::Command};

use report::{
    document::{compose::document, edition::Edition, printer::Printer},
    writers::docx::write,
};

use super::conversion::converted;
use crate::support::{REAL, examples, reading::word_text, world};

/// A millimetre in points.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// A line of type: its page from 1, its edges in millimetres, its text.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) page: usize,
    left: f64,
    right: f64,
    /// The middle of the type.
    middle: f64,
    pub(crate) text: String,
}

fn word_report(text: &str) -> Vec<u8> {
    let report = world(text).report();
    let edition = Edition::Final;
    write(&document(&Printer::new(&report, &edition))).unwrap()
}

/// The lines of a PDF, page by page from the top.
pub(crate) fn lines(pdf: &[u8]) -> Vec<Line> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    #[expect(clippy::disallowed_methods, reason = "a test's input needs no care")]
    std::fs::write(&path, pdf).unwrap();
    let xml = pdf_to_text(&path, "-bbox");
    let mut lines: Vec<Line> = Vec::new();
    let mut page = 0;
    let number = |line: &str, name: &str| -> f64 {
        let value = line.split(&format!("{name}=\"")).nth(1).unwrap();
        value.split('"').next().unwrap().parse::<f64>().unwrap() / MILLIMETRE
    };
    for line in xml.lines().map(str::trim) {
        page += usize::from(line.starts_with("<page"));
        if !line.starts_with("<word") {
            continue;
        }
        let (left, right) = (number(line, "xMin"), number(line, "xMax"));
        let middle = f64::midpoint(number(line, "yMin"), number(line, "yMax"));
        let text = line.split(['<', '>']).nth(2).unwrap_or_default();
        match lines.last_mut() {
            Some(last) if last.page == page && (last.middle - middle).abs() < 2.0 => {
                last.left = last.left.min(left);
                last.right = last.right.max(right);
                last.text.push_str(text);
            }
            _ => lines.push(Line {
                page,
                left,
                right,
                middle,
                text: text.to_owned(),
            }),
        }
    }
    lines
}

fn pdf_to_text(path: &Path, how: &str) -> String {
    let output = Command::new("pdftotext")
        .args([how, "-enc", "UTF-8"])
        .arg(path)
        .arg("-")
        .output()
        .expect("pdftotext is needed beside soffice");
    String::from_utf8(output.stdout).unwrap()
}

/// LibreOffice puts a narrow space between a digit and a Chinese character, but none at the edge of
/// a content control.
#[test]
fn a_number_stands_as_far_from_its_neighbours_whether_typed_or_a_figure() {
    let report = |number: &str| {
        format!(
            "year = 2016\n[organ]\nname = \"某区某局\"\n[figures]\nreceived = 8\n[[sections]]\n\
             heading = \"概述\"\nbody = \"\"\"\n全年收到申请{number}件，其中{number}件当年办结。\n\"\"\"\n"
        )
    };
    let [typed, bound] = ["8", "{{ received }}"].map(|number| word_report(&report(number)));
    let Some(pdfs) = converted(&[("docx", &typed), ("docx", &bound)], "pdf") else {
        return;
    };
    let edge = |pdf: &[u8]| {
        let lines = lines(pdf);
        let line = lines.iter().find(|line| line.text.contains("全年收到"));
        line.unwrap().right
    };
    assert!((edge(&pdfs[0]) - edge(&pdfs[1])).abs() < 0.1);
}

/// A report of several pages of nothing but one paragraph: no page ends early so that a line of
/// the next paragraph does not stand alone.
pub(crate) fn long_text() -> String {
    let paragraph = "机关各处室按照职责分工落实信息发布审核要求并且持续完善工作台账".repeat(60);
    format!(
        "year = 2012\n[organ]\nname = \"某区某局\"\n[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n{paragraph}\n特此报告。\n\"\"\"\n"
    )
}

/// GB/T 9704-2012, 5.2: the text is 156 by 225 mm, 37 mm from the top and 28 mm from the left
/// edge of the paper, 22 lines of 28 characters.
#[test]
fn a_page_has_22_lines_of_28_characters_in_156_by_225_millimetres() {
    let Some(pdf) = converted(&[("docx", &word_report(&long_text()))], "pdf") else {
        return;
    };
    let all = lines(&pdf[0]);
    let of_page = |page| all.iter().filter(move |line| line.page == page);
    let is_number = |line: &&Line| line.text.starts_with('—');
    for page in [2, 3] {
        let text: Vec<&Line> = of_page(page).filter(|line| !is_number(line)).collect();
        assert_eq!(text.len(), 22, "lines of page {page}");
        let longest = text.iter().map(|line| line.text.chars().count()).max();
        assert_eq!(longest, Some(28), "characters of a line");
        let full: Vec<&&Line> = text
            .iter()
            .filter(|line| line.text.chars().count() == 28)
            .collect();
        assert!(full.len() > 10);
        for line in full {
            assert!((line.left - 28.0).abs() < 1.0, "left edge {line:?}");
            assert!((line.right - 184.0).abs() < 1.0, "right edge {line:?}");
        }
        // A line of the grid is 225 mm / 22 high, and the type stands in its middle.
        let pitch = 225.0 / 22.0;
        for (index, line) in text.iter().enumerate() {
            let row = u32::try_from(index).map(f64::from).unwrap();
            let expected = 37.0 + pitch * (row + 0.5);
            assert!((line.middle - expected).abs() < 1.0, "{expected} {line:?}");
        }
        // 7 mm under the text, at the outer edge.
        let number = of_page(page).find(is_number).unwrap();
        assert_eq!(number.text, format!("—{page}—"));
        let (from_left, from_right) = (number.left - 28.0, 184.0 - number.right);
        let outside = if page % 2 == 0 { from_left } else { from_right };
        assert!((outside - 4.9).abs() < 1.0, "one character in: {number:?}");
        assert!((262.0..276.0).contains(&number.middle), "{number:?}");
    }
    // Body text starts two characters in.
    let indented = of_page(1).find(|line| line.text.chars().count() == 26);
    assert!((indented.unwrap().left - 28.0 - 2.0 * 156.0 / 28.0).abs() < 1.0);
}

/// A line that its type does not fit into does not take two of the grid.
#[test]
fn a_page_has_the_lines_and_characters_that_were_asked_for() {
    let style = "[style]\nlines = 30\ncharacters = 34\nmargins = { left = 20, right = 20 }\n";
    let text = long_text()
        .replace("[[sections]]", &format!("{style}[[sections]]"))
        .replace(
            "\n特此报告",
            &format!("{}\n特此报告", "并持续完善".repeat(120)),
        );
    let Some(pdf) = converted(&[("docx", &word_report(&text))], "pdf") else {
        return;
    };
    let all = lines(&pdf[0]);
    let second: Vec<&Line> = all.iter().filter(|line| line.page == 2).collect();
    assert_eq!(second.len(), 30 + 1, "and the number of the page");
    let longest = second.iter().map(|line| line.text.chars().count()).max();
    assert_eq!(longest, Some(34));
}

/// LibreOffice leaves a mark out that just fits into its line.
#[test]
fn every_character_of_the_text_is_printed() {
    let texts = [
        REAL.to_owned(),
        long_text().replace("落实信息", "落实、信息，"),
    ];
    for text in texts {
        let word = word_report(&text);
        let Some(pdf) = converted(&[("docx", &word)], "pdf") else {
            return;
        };
        let mut printed: BTreeMap<char, usize> = BTreeMap::new();
        for line in lines(&pdf[0]) {
            for character in line.text.chars() {
                *printed.entry(character).or_default() += 1;
            }
        }
        for character in word_text(&word).chars() {
            let left = printed.entry(character).or_default();
            assert!(
                *left > 0 || character.is_whitespace(),
                "one {character} is not printed"
            );
            *left = left.saturating_sub(1);
        }
    }
}

/// The left edges of the lines that start so, in millimetres.
fn left_edges(pdf: &[u8], starts: &[&str]) -> Vec<f64> {
    let all = lines(pdf);
    let found = starts.iter().map(|start| {
        let mut lines = all.iter().rev();
        lines
            .find(|line| line.text.starts_with(start))
            .unwrap_or_else(|| panic!("{start} in {all:?}"))
    });
    found.map(|line| line.left).collect()
}

/// GB/T 9704-2012, 7.3.5.2: the date starts two characters behind the organ's name; the longer of
/// both ends two characters before the margin.
#[test]
fn the_date_starts_two_characters_behind_the_name() {
    let character = 156.0 / 28.0;
    for organ in ["某区某局", "某市某区人力资源和社会保障局"] {
        let text = long_text()
            .replace("某区某局", organ)
            .replace("[[sections]]", "[report]\ndate = 2013-02-26\n[[sections]]");
        let Some(pdf) = converted(&[("docx", &word_report(&text))], "pdf") else {
            return;
        };
        let edges = left_edges(&pdf[0], &[organ, "2013年2月26日"]);
        let behind = (edges[1] - edges[0]) / character;
        assert!((behind - 2.0).abs() < 0.3, "{organ}: {behind} characters");
        let all = lines(&pdf[0]);
        let is_closing = |line: &&Line| line.text == organ || line.text.starts_with("2013年2月");
        let right = all
            .iter()
            .rev()
            .filter(is_closing)
            .take(2)
            .map(|line| line.right);
        let right = right.fold(0.0, f64::max);
        assert!(
            ((184.0 - right) / character - 2.0).abs() < 0.3,
            "{organ}: {right}"
        );
    }
}

/// GB/T 9704-2012, 7.3.4: two characters from the left, and a long title goes on under its own
/// first character.
#[test]
fn a_long_title_of_an_attachment_goes_on_under_its_own_first_character() {
    let title = "某市某区政府信息主动公开目录清单和依申请公开办理情况汇总表";
    let attached = |title: &str| format!("[[attachments]]\ntitle = \"{title}\"\nkind = \"file\"\n");
    let second = attached("名词解释");
    for (more, lead) in [("", "附件：某市"), (second.as_str(), "附件：1.某市")] {
        let text = format!("{}{}{more}", long_text(), attached(title));
        let Some(pdf) = converted(&[("docx", &word_report(&text))], "pdf") else {
            return;
        };
        let all = lines(&pdf[0]);
        let at = all
            .iter()
            .position(|line| line.text.starts_with(lead))
            .unwrap();
        let character = 156.0 / 28.0;
        let lead_width = if more.is_empty() { 3.0 } else { 4.0 };
        let title_left = all[at].left + lead_width * character;
        let next = &all[at + 1];
        assert!(
            (all[at].left - 28.0 - 2.0 * character).abs() < 1.0,
            "{:?}",
            all[at]
        );
        assert!(
            (next.left - title_left).abs() < 1.5,
            "{title_left}: {next:?}"
        );
    }
}

/// 22 points, centred, and no word cut in two.
#[test]
fn a_long_title_is_centred_and_divided_between_words() {
    let text = long_text().replace("某区某局", "某某某市某某区人力资源和社会保障局");
    let Some(pdf) = converted(&[("docx", &word_report(&text))], "pdf") else {
        return;
    };
    let all = lines(&pdf[0]);
    assert_eq!(all[0].text, "某某某市某某区人力资源和社会保障局");
    assert_eq!(all[1].text, "2012年政府信息公开年度报告");
    for line in &all[..2] {
        let middle = f64::midpoint(line.left, line.right);
        assert!((middle - 106.0).abs() < 1.0, "{line:?}");
    }
    let width = (all[0].right - all[0].left) / 17.0;
    assert!((width - 22.0 / MILLIMETRE).abs() < 0.2, "{width}");
}

/// The contents list shows the pages that the headings come out on.
#[test]
fn the_contents_list_tells_the_pages_of_the_headings() {
    let text = examples::text("layout.toml");
    let Some(pdf) = converted(&[("docx", &word_report(&text))], "pdf") else {
        return;
    };
    let all = lines(&pdf[0]);
    let mut listed = BTreeMap::new();
    for line in all.iter().filter(|line| line.text.contains("...")) {
        let (heading, page) = line.text.split_once("...").unwrap();
        let page = page.trim_start_matches('.');
        listed.insert(heading.to_owned(), page.parse::<usize>().unwrap());
    }
    assert_eq!(listed.len(), 5, "{all:?}");
    for (heading, page) in listed {
        let found = all.iter().find(|line| line.text == heading).unwrap();
        assert_eq!(found.page, page, "{heading}");
    }
}
