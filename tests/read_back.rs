//! Every figure is found again in the outputs, by readers that are not their writers.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use report::forms::Form;

use crate::support::{
    Project, REAL, cell_ids,
    reading::{sheet_figures, word_figures},
};

const STATED: &[(&str, u32)] = &[
    ("disclosed", 592),
    ("disclosed.institutions", 34),
    ("disclosed.service_catalogue", 26),
    ("disclosed.power_list", 120),
    ("disclosed.double_random", 7),
    ("disclosed.proposals", 21),
    ("disclosed.key_areas", 51),
    ("disclosed.news", 310),
    ("disclosed.columns", 9),
    ("disclosed.reposts", 14),
    ("wechat", 625),
    ("weibo", 436),
    ("disclosed.total", 592),
    ("disclosed.channel.wechat", 625),
    ("requests.received", 0),
    ("requests.answered.refused", 0),
    ("review", 0),
    ("litigation", 0),
    ("fees", 0),
];

#[test]
fn every_figure_stands_under_its_id_in_both_files() {
    let project = Project::with(REAL);
    assert_eq!(project.run("build 2017").code, 0);
    let files = project.files("out/2017");
    let word = word_figures(&files[0].1);
    let sheet = sheet_figures(&files[1].1);
    for (id, value) in STATED {
        let printed = word
            .get(*id)
            .unwrap_or_else(|| panic!("{id} is not in the report"));
        assert!(
            printed.iter().all(|text| *text == value.to_string()),
            "{id}: {printed:?}"
        );
        assert_eq!(
            sheet.get(*id),
            Some(&Data::Float(f64::from(*value))),
            "{id}"
        );
    }
    assert_eq!(word["deputy_directors"], ["四"]);
}

#[test]
fn a_cell_that_is_not_reported_is_blank_and_no_zero() {
    let project = Project::with(REAL);
    project.run("build 2017");
    let files = project.files("out/2017");
    for id in ["complaints", "training.meetings"] {
        let printed = word_figures(&files[0].1).remove(id);
        assert!(printed.is_none_or(|texts| texts == [""]), "{id}");
        assert_eq!(
            sheet_figures(&files[1].1).get(id),
            Some(&Data::Empty),
            "{id}"
        );
    }
}

#[test]
fn labels_that_look_like_formulas_stay_text() {
    let text = crate::support::small(
        "[figures.a]\nlabel = \"=1+1\"\nvalue = 3\n[figures.a.parts]\nb = { label = \"+x\", value = 3 }\n",
    );
    let project = Project::with(&text);
    assert_eq!(project.run("build 2017 --format xlsx").code, 0);
    let files = project.files("out/2017");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(files[0].1.clone())).unwrap();
    let range = book.worksheet_range("数据").unwrap();
    let texts: Vec<String> = range
        .used_cells()
        .map(|(_, _, cell)| cell.to_string())
        .collect();
    assert!(
        texts.contains(&"=1+1".to_owned()) && texts.contains(&"+x".to_owned()),
        "{texts:?}"
    );
}

#[test]
fn the_proof_sheet_adds_up_live_and_stores_the_results() {
    let project = Project::with(REAL);
    project.run("build 2017 --format xlsx");
    let files = project.files("out/2017");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(files[0].1.clone())).unwrap();
    let formulas = book.worksheet_formula("校核").unwrap();
    let values = book.worksheet_range("校核").unwrap();
    let says = Data::String("“主动公开政府信息”等于各分项之和".to_owned());
    let row = (0..values.end().unwrap().0)
        .find(|row| values.get_value((*row, 0)) == Some(&says))
        .unwrap();
    let at = (row, 2);
    let formula = formulas.get_value(at).unwrap();
    assert!(formula.contains(",SUM("), "{formula}");
    assert_eq!(values.get_value(at), Some(&Data::Float(592.0)));
    assert_eq!(values.get_value((at.0, at.1 + 1)), Some(&Data::Float(0.0)));
    assert_eq!(
        values.get_value((at.0, at.1 + 2)),
        Some(&Data::String("相符".to_owned()))
    );
}

/// A year file that gives every cell of a form a number of its own, from 1.
fn numbered(form: &Form, year: i32) -> (String, BTreeMap<String, u32>) {
    let numbers: BTreeMap<String, u32> = cell_ids(form).into_iter().zip(1..).collect();
    let cells: Vec<String> = numbers
        .iter()
        .map(|(id, number)| format!("\"{id}\" = {number}"))
        .collect();
    let cells = cells.join("\n");
    let text = format!("year = {year}\n[organ]\nname = \"某局\"\n[table]\n{cells}");
    (text, numbers)
}

#[test]
fn every_cell_of_every_form_stands_once_under_its_id_in_both_files() {
    for (form, year) in [("2014", 2017), ("2019", 2020), ("2021", 2023)] {
        let (text, numbers) = numbered(&Form::built_in(form).unwrap(), year);
        let project = Project::new().file("a.toml", &text);
        // The numbers do not add up, which a draft does not mind.
        assert_eq!(project.run("build a.toml --draft --out out").code, 1);
        let files = project.files("out");
        let printed: BTreeMap<String, Vec<String>> = numbers
            .iter()
            .map(|(id, number)| (id.clone(), vec![number.to_string()]))
            .collect();
        assert_eq!(word_figures(&files[0].1), printed, "{form}");
        let named: BTreeMap<String, Data> = numbers
            .iter()
            .map(|(id, number)| (id.clone(), Data::Float(f64::from(*number))))
            .collect();
        assert_eq!(sheet_figures(&files[1].1), named, "{form}");
    }
}
