//! What can stand at the cursor: keys, figures, cells, words.

use std::collections::BTreeSet;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, Documentation, MarkupContent,
    MarkupKind, TextEdit,
};

use super::{
    figures,
    standing::{self, Standing},
    view::View,
};
use crate::{
    checks, forms::Form, language::written_toml, model::figure::Origin, year_file::spots::SpotKind,
};

/// What can stand at an offset.
pub(super) fn at(view: &View<'_>, offset: usize) -> Vec<CompletionItem> {
    let line = view.lines.line_start(offset);
    let cursor = standing::at(view.text, view.spots, line, offset);
    let items = match cursor.standing {
        Standing::Key(path) => keys(view, &path),
        Standing::Header => of_the_file(view),
        Standing::Tag => in_tag(view),
        Standing::Value { path, is_quoted } => values(view, &path, is_quoted),
        Standing::Elsewhere => Vec::new(),
    };
    let range = view.lines.range(cursor.word);
    let items = items.into_iter().map(|item| CompletionItem {
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit {
            range,
            new_text: item.written.unwrap_or_else(|| item.label.clone()),
        })),
        label: item.label,
        kind: Some(item.kind),
        detail: (!item.detail.is_empty()).then_some(item.detail),
        documentation: item.page.map(|value| {
            let kind = MarkupKind::Markdown;
            Documentation::MarkupContent(MarkupContent { kind, value })
        }),
        ..CompletionItem::default()
    });
    items.collect()
}

struct Item {
    label: String,
    kind: CompletionItemKind,
    detail: String,
    page: Option<String>,
    /// What is written, where that is not the label.
    written: Option<String>,
}

/// The tables and keys of the whole file.
fn of_the_file(view: &View<'_>) -> Vec<Item> {
    known_keys(view, &[])
}

fn keys(view: &View<'_>, path: &[String]) -> Vec<Item> {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    match (names.as_slice(), form(view)) {
        (["table"], Some(form)) => codes(view, form, true),
        (["waivers", "values"], _) => ids(view),
        _ => known_keys(view, path),
    }
}

fn known_keys(view: &View<'_>, path: &[String]) -> Vec<Item> {
    let known = view.keys.within(path).into_iter();
    known
        .map(|key| Item {
            label: key.name.to_owned(),
            kind: CompletionItemKind::Property,
            detail: key.title.to_owned(),
            page: Some(key.description.to_owned()),
            written: Some(written_toml::plain_key(key.name)),
        })
        .collect()
}

fn in_tag(view: &View<'_>) -> Vec<Item> {
    let mut items = ids(view);
    let Some(report) = view.report else {
        return items;
    };
    let year = ("year".to_owned(), report.year.to_string());
    let told = report.organ.particulars.iter();
    let told = told.map(|one| (format!("organ.{}", one.key), one.text.value.clone()));
    items.extend([year].into_iter().chain(told).map(|(label, detail)| Item {
        label,
        kind: CompletionItemKind::Constant,
        detail,
        page: None,
        written: None,
    }));
    items
}

/// The figures, last year's and those of the form's cells too.
fn ids(view: &View<'_>) -> Vec<Item> {
    let Some(report) = view.report else {
        return Vec::new();
    };
    let named = { report.figures.iter() }.filter(|(_, figure)| figure.origin != Origin::Text);
    named
        .map(|(id, figure)| Item {
            label: figure.id.clone(),
            kind: CompletionItemKind::Variable,
            detail: figures::line(figure, view.language),
            page: Some(figures::page(report, id, view.language)),
            written: None,
        })
        .collect()
}

fn form<'a>(view: &View<'a>) -> Option<&'a Form> {
    view.report?.form.as_deref()
}

/// The codes of the form's rows and cells; as keys those that are not filled in yet.
fn codes(view: &View<'_>, form: &Form, are_keys: bool) -> Vec<Item> {
    let mut items = Vec::new();
    let taken: BTreeSet<&str> = { view.spots.iter() }
        .filter(|spot| are_keys && spot.kind != SpotKind::Value)
        .filter_map(|spot| match spot.path.as_slice() {
            [table, code] if table == "table" => Some(code.as_str()),
            _ => None,
        })
        .collect();
    for table in &form.tables {
        for row in table.data_rows() {
            let cells = { table.columns.iter() }
                .map(|column| (table.cell_id(row, column), table.cell_label(row, column)));
            let code = (row.code.get_ref().clone(), row.label.clone());
            let whole = (table.columns.len() > 1 && !table.cells_by_column).then_some(code);
            let free = whole.into_iter().chain(cells);
            items.extend(free.filter(|(code, _)| !taken.contains(code.as_str())).map(
                |(code, label)| Item {
                    written: are_keys.then(|| written_toml::key(&code)),
                    page: figures::row_page(form, &code),
                    label: code,
                    kind: CompletionItemKind::Field,
                    detail: label,
                },
            ));
        }
    }
    items
}

fn values(view: &View<'_>, path: &[String], is_quoted: bool) -> Vec<Item> {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    match names.as_slice() {
        ["figures", .., "formula"] | ["relations", "left" | "right"] | ["table", _] => {
            return if is_quoted { ids(view) } else { Vec::new() };
        }
        ["filled_by", _] | ["waivers", "at"] if is_quoted => {
            let mut items = ids(view);
            items.extend(
                form(view)
                    .map(|form| codes(view, form, false))
                    .into_iter()
                    .flatten(),
            );
            return items;
        }
        _ => {}
    }
    let rules = checks::all_rules();
    let words = view.keys.choices(path).into_iter();
    words
        .map(|word| {
            let rule = rules.iter().find(|rule| rule.name == word);
            Item {
                label: word.to_owned(),
                kind: CompletionItemKind::Value,
                detail: rule.map_or_else(String::new, |rule| rule.title(view.language).to_owned()),
                page: None,
                written: (!is_quoted).then(|| written_toml::string(word)),
            }
        })
        .collect()
}
