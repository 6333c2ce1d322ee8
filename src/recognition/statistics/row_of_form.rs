//! The rows and columns of the built-in forms, by the wordings of their labels.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use super::{
    label::{Label, Number},
    vocabulary::{Likeness, Vocabulary, Wording},
    words,
};
use crate::forms::{Column, Form, Table};

/// What a wording that the form does not print counts less.
const OTHER_WORDING: Likeness = 30;

/// The rows and columns of one form.
#[derive(Debug)]
pub(super) struct FormRows {
    /// The form.
    pub form: Arc<Form>,
    /// Its rows, in order, headings included.
    pub rows: Vec<FormRow>,
    /// The columns whose head has a wording: the number of the table and that of the column.
    pub heads: BTreeMap<Wording, Vec<(usize, usize)>>,
    /// Wordings of heads and titles without figures.
    pub captions: BTreeSet<Wording>,
}

/// The units that rows of the forms count in, which stand in a column of their own in some.
static UNITS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let forms: Vec<Arc<Form>> = Form::all_built_in().collect();
    let tables = forms.iter().flat_map(|form| &form.tables);
    let rows = tables.flat_map(|table| &table.rows);
    rows.filter_map(|row| row.unit.clone()).collect()
});

/// Whether a label is the unit of a row.
pub(super) fn is_unit(text: &str) -> bool {
    UNITS.contains(text)
}

/// A row of a form, or figures of it that may stand in a row.
#[derive(Debug)]
pub(super) struct FormRow {
    /// The table of the form.
    pub table: usize,
    /// The row of that table.
    pub row: usize,
    /// The columns whose figures stand in it, in order; none for a heading.
    pub columns: Vec<usize>,
    /// How its label may be worded, and what that counts less than as printed.
    pub wordings: Vec<(Wording, Likeness)>,
    /// The number before its label.
    pub number: Option<Number>,
    /// It is no row of the form, but figures of one that may be laid out as a row.
    pub is_group: bool,
}

/// What is known of all forms.
#[derive(Debug)]
struct Knowledge {
    vocabulary: Vocabulary,
    forms: Vec<FormRows>,
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::default();
    let forms = Form::all_built_in().map(|form| FormRows::of(&form, &mut vocabulary));
    let forms = forms.collect();
    Knowledge { vocabulary, forms }
});

/// The wordings of all forms.
pub(super) fn vocabulary() -> &'static Vocabulary {
    &KNOWLEDGE.vocabulary
}

impl FormRows {
    /// The built-in forms.
    pub(super) fn all() -> &'static [Self] {
        &KNOWLEDGE.forms
    }

    fn of(form: &Arc<Form>, vocabulary: &mut Vocabulary) -> Self {
        let mut known = Self {
            form: Arc::clone(form),
            rows: Vec::new(),
            heads: BTreeMap::new(),
            captions: BTreeSet::new(),
        };
        let (row_words, column_words) = (words::said("row"), words::said("column"));
        for (at, table) in form.tables.iter().enumerate() {
            for (number, row) in table.rows.iter().enumerate() {
                let label = Label::of(&row.label);
                let columns = if row.heading { 0 } else { table.columns.len() };
                let others = row_words.get(row.code.get_ref().as_str());
                let others = others.copied().unwrap_or(&[]);
                known.rows.push(FormRow {
                    table: at,
                    row: number,
                    columns: (0..columns).collect(),
                    wordings: wordings(&label, others, vocabulary),
                    number: label.number,
                    is_group: false,
                });
            }
            if table.cells_by_column {
                known.add_groups(at, table, vocabulary);
            }
            for (number, column) in table.columns.iter().enumerate() {
                let others = column_words.get(column.code.get_ref().as_str());
                let others = others.copied().unwrap_or(&[]);
                for (wording, _) in wordings(&Label::of(&column.label), others, vocabulary) {
                    known.heads.entry(wording).or_default().push((at, number));
                }
                let above = column
                    .above
                    .iter()
                    .map(|head| vocabulary.add(&Label::of(head).text));
                known.captions.extend(above);
            }
            let titles = [
                Some(&table.title),
                table.corner.as_ref(),
                table.note.as_ref(),
            ];
            let titles = titles.into_iter().flatten();
            known
                .captions
                .extend(titles.map(|title| vocabulary.add(&Label::of(title).text)));
        }
        let captions = words::CAPTIONS.iter();
        known
            .captions
            .extend(captions.map(|head| vocabulary.add(&Label::of(head).text)));
        known
    }

    /// Adds the groups of columns of a table that may be rows of their own, and the columns of the
    /// same name in each.
    fn add_groups(&mut self, table: usize, of: &Table, vocabulary: &mut Vocabulary) {
        let mut add = |label: &str, heads: &[String], is_in: &dyn Fn(&Column) -> bool| {
            let columns = of.columns.iter().enumerate();
            let columns = columns.filter(|(_, column)| is_in(column));
            let columns: Vec<usize> = columns.map(|(at, _)| at).collect();
            let mut wordings = wordings(&Label::of(label), &[], vocabulary);
            if !heads.is_empty() {
                // 行政诉讼（复议后起诉）
                let together = vocabulary.add(&Label::of(&heads.concat()).text);
                wordings.push((together, 0));
            }
            self.rows.push(FormRow {
                table,
                row: 0,
                columns,
                wordings,
                number: None,
                is_group: true,
            });
        };
        let mut seen = BTreeSet::new();
        for heads in of.columns.iter().map(|column| &column.above) {
            for (depth, head) in (1..).zip(heads) {
                if seen.insert(head) {
                    let together = heads.get(..depth).unwrap_or(&[]);
                    add(head, together, &|column| column.above.contains(head));
                }
            }
        }
        for column in &of.columns {
            if seen.insert(&column.label) {
                add(&column.label, &[], &|other| other.label == column.label);
            }
        }
    }
}

/// The wordings of a label: as printed, then others.
fn wordings(
    label: &Label,
    others: words::List,
    vocabulary: &mut Vocabulary,
) -> Vec<(Wording, Likeness)> {
    if label.text.is_empty() {
        return Vec::new();
    }
    let mut found = vec![(vocabulary.add(&label.text), 0)];
    for other in others {
        let wording = vocabulary.add(&Label::of(other).text);
        if found.iter().all(|(known, _)| *known != wording) {
            found.push((wording, OTHER_WORDING));
        }
    }
    found
}
