//! The workbook that departments fill in, computed by LibreOffice while one types: one number moved
//! turns those verdicts of 校核 that `report check` turns for a year file with that number, no other.

use serde_json::Value;

use super::{conversion::converted, recalculation::verdicts};
use crate::support::{Project, REAL, changed, examples, typing::typed};

/// A narrative that holds its numbers against each other and against last year's.
const COMPARED: &str = "year = 2024\n\n[organ]\nname = \"某区某局\"\n\n\
    [figures.received]\nlabel = \"收到申请\"\nvalue = 120\nunit = \"件\"\n\n\
    [figures.received.parts]\npaper = { label = \"信函\", value = 70 }\nonline = { label = \"网络\", value = 50 }\n\n\
    [figures.growth]\nlabel = \"增长\"\nunit = \"%\"\nvalue = 20.0\n\
    formula = \"(received - last.received) / last.received\"\n\n\
    [figures.visits]\nlabel = \"访问\"\nvalue = \"?\"\nunit = \"次\"\n\n\
    [[relations]]\nsays = \"访问不少于申请\"\nleft = [\"visits\"]\nis = \">=\"\nright = [\"received\"]\n\n\
    [[sections]]\nheading = \"概述\"\nbody = \"\"\"\n\
    收到申请{{ received }}件，{{ claim(\"received > last.received\", \"比上年多\") }}，增长{{ growth }}%，访问{{ visits }}次。\n\"\"\"\n";

const LAST_YEAR: &str = "year = 2023\n\n[organ]\nname = \"某区某局\"\n\n\
    [figures.received]\nlabel = \"收到申请\"\nvalue = 100\nunit = \"件\"\n\n\
    [[sections]]\nheading = \"概述\"\nbody = \"收到申请{{ received }}件。\"\n";

/// A number moved: in the workbook by its id, in the year file by its words.
struct Moved {
    year_file: String,
    id: &'static str,
    number: &'static str,
    words: (&'static str, &'static str),
    /// How many verdicts it turns.
    turns: usize,
}

fn moved() -> Vec<Moved> {
    let form = examples::text("form-2021.toml");
    let one = |year_file: &str, id, number, words, turns| Moved {
        year_file: year_file.to_owned(),
        id,
        number,
        words,
        turns,
    };
    vec![
        // A cell among others, one of a row with a typed total, a typed total, one that only bounds.
        one(
            &form,
            "requests.new.natural",
            "13613",
            ("[13612,", "[13613,"),
            2,
        ),
        one(
            &form,
            "requests.result.granted.org.business",
            "130",
            ("5345, 129,", "5345, 130,"),
            2,
        ),
        one(
            &form,
            "requests.result.total.natural",
            "13365",
            ("[13364,", "[13365,"),
            4,
        ),
        one(
            &form,
            "disclosed.rules.issued",
            "80",
            ("[3, 5, 74]", "[80, 5, 74]"),
            1,
        ),
        one(
            &form,
            "review.pending",
            "0",
            ("pending\" = 121", "pending\" = 0"),
            0,
        ),
        // Figures of the narrative: a part and a whole.
        one(
            REAL,
            "disclosed.institutions",
            "35",
            ("信息\", value = 34 }", "信息\", value = 35 }"),
            1,
        ),
        one(REAL, "disclosed", "600", ("value = 592", "value = 600"), 1),
        // Against last year's: a sum, a formula and a claim at once, and one that was open.
        one(COMPARED, "received", "90", ("value = 120", "value = 90"), 3),
        one(COMPARED, "growth", "25", ("value = 20.0", "value = 25"), 1),
        one(
            COMPARED,
            "visits",
            "119",
            ("value = \"?\"", "value = 119"),
            1,
        ),
        one(
            COMPARED,
            "visits",
            "121",
            ("value = \"?\"", "value = 121"),
            1,
        ),
    ]
}

/// A folder with the year file, and last year's where it has one.
fn folder(year_file: &str) -> Project {
    let project = Project::new().file("this.toml", year_file);
    if year_file.contains("last.") {
        project.file("2023.toml", LAST_YEAR)
    } else {
        project
    }
}

/// Each verdict of `report check`, in order, as the sheet 校核 words it.
fn checked(year_file: &str) -> Vec<&'static str> {
    let said = folder(year_file).run("check this.toml --output-format json");
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    let relations = answer["files"][0]["facts"]["relations"].as_array().unwrap();
    let words = relations.iter().map(|one| match one["verdict"].as_str() {
        Some("held") => "相符",
        Some("failed") => "不符",
        Some("not assessable") => "未填，不能核对",
        other => panic!("{other:?}"),
    });
    words.collect()
}

#[test]
fn one_number_moved_turns_the_verdicts_that_a_check_turns() {
    let cases = moved();
    let sent: Vec<Vec<u8>> = cases
        .iter()
        .map(|case| {
            let project = folder(&case.year_file);
            let said = project.run("workbook this.toml --out sent.xlsx");
            assert_eq!(said.code, 0, "{said:?}");
            std::fs::read(project.path("sent.xlsx")).unwrap()
        })
        .collect();
    let filled: Vec<Vec<u8>> = { cases.iter().zip(&sent) }
        .map(|(case, sent)| typed(sent, &[(case.id, case.number)]))
        .collect();
    let files: Vec<(&str, &[u8])> = filled.iter().map(|one| ("xlsx", one.as_slice())).collect();
    let Some(computed) = converted(&files, "xlsx") else {
        return;
    };
    for ((case, sent), computed) in cases.iter().zip(sent).zip(computed) {
        let before = checked(&case.year_file);
        let after = checked(&changed(&case.year_file, case.words.0, case.words.1));
        // What cannot be assessed when the workbook is written stands at its end.
        let mut order: Vec<usize> = (0..before.len()).collect();
        order.sort_by_key(|at| before[*at] == "未填，不能核对");
        let as_listed = |words: &[&str]| -> Vec<String> {
            order.iter().map(|at| words[*at].to_owned()).collect()
        };
        let shown = |bytes| -> Vec<String> {
            let lines = verdicts(bytes).into_iter();
            lines.map(|(_, verdict)| verdict).collect()
        };
        let (id, number) = (case.id, case.number);
        assert_eq!(shown(sent), as_listed(&before), "{id}");
        assert_eq!(shown(computed), as_listed(&after), "{id} = {number}");
        let turned = { before.iter().zip(&after) }.filter(|(before, after)| before != after);
        assert_eq!(turned.count(), case.turns, "{id} = {number}");
    }
}
