//! From parsed TOML to the typed year file.

use toml::de::{DeTable, DeValue};

use super::{
    AttachmentEntry, Breakdown, CellEntry, CellInput, FigureEntry, Located, Organ, RelationEntry,
    ReportHead, SectionEntry, WaiverEntry, YearFile, odd,
    walk::{Key, Value, Walk},
};
use crate::{diagnostic::Text, source::Span};

const TOP: &[&str] = &[
    "year",
    "organ",
    "report",
    "figures",
    "table",
    "sections",
    "relations",
    "attachments",
    "waivers",
];
const ORGAN: &[&str] = &[
    "name",
    "short_name",
    "office",
    "address",
    "postcode",
    "telephone",
    "email",
    "head",
    "reviewer",
    "clerk",
];
const REPORT: &[&str] = &["form", "date", "url", "last", "preamble"];
const FIGURE: &[&str] = &[
    "label",
    "value",
    "unit",
    "source",
    "approximate",
    "open",
    "parts",
    "of_which",
    "breakdowns",
];
const BREAKDOWN: &[&str] = &["label", "parts"];
const SECTION: &[&str] = &["heading", "body"];
const RELATION: &[&str] = &["says", "left", "is", "right"];
const ATTACHMENT: &[&str] = &["title", "kind", "path"];
const WAIVER: &[&str] = &["check", "at", "reason"];

/// How deep parts of parts may go; a deeper nest is no report but an attack on the stack.
const DEEPEST: usize = 16;

pub(super) fn year_file(walk: &mut Walk<'_>, table: &DeTable<'_>) -> YearFile {
    let mut file = YearFile::default();
    walk.known_keys(table, TOP, "");
    for (key, value) in table {
        let what = Text::same(key.get_ref().as_ref());
        match key.get_ref().as_ref() {
            "year" => file.year = year(walk, value, &what),
            "organ" => {
                if let Some(table) = walk.table(value, &what) {
                    file.organ = organ(walk, table);
                }
            }
            "report" => {
                if let Some(table) = walk.table(value, &what) {
                    file.report = report(walk, table);
                }
            }
            "figures" => {
                if let Some(table) = walk.table(value, &what) {
                    file.figures = figures(walk, table, "", 0);
                }
            }
            "table" => {
                let span = walk.span(value);
                if let Some(table) = walk.table(value, &what) {
                    let mut cells = Vec::new();
                    collect_cells(walk, table, "", 0, &mut cells);
                    file.table = Some(Located { value: cells, span });
                }
            }
            "sections" => file.sections = each(walk, value, &what, section),
            "relations" => file.relations = each(walk, value, &what, relation),
            "attachments" => file.attachments = each(walk, value, &what, attachment),
            "waivers" => file.waivers = each(walk, value, &what, waiver),
            _ => {}
        }
    }
    file
}

/// The entries of an array of tables.
fn each<T>(
    walk: &mut Walk<'_>,
    value: &Value<'_>,
    what: &Text,
    read: impl Fn(&mut Walk<'_>, &DeTable<'_>, Span) -> T,
) -> Vec<T> {
    walk.tables(value, what)
        .into_iter()
        .map(|(table, span)| read(walk, table, span))
        .collect()
}

fn year(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<Located<i32>> {
    let number = walk.number(value, what)?;
    let year = i32::try_from(number.value).ok().filter(|year| {
        // The regulation on disclosure took force in 2008; 9999 bounds four digits.
        number.value.scale() == 0 && (2000..=9999).contains(year)
    });
    if year.is_none() {
        walk.wrong_type(
            value,
            &Text::new("四位年份，如 2017", "a year such as 2017"),
            what,
        );
    }
    year.map(|value| Located {
        value,
        span: number.span,
    })
}

fn organ(walk: &mut Walk<'_>, table: &DeTable<'_>) -> Organ {
    let mut organ = Organ::default();
    walk.known_keys(table, ORGAN, "organ");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let slot = match name {
            "name" => &mut organ.name,
            "short_name" => &mut organ.short_name,
            "office" => &mut organ.office,
            "address" => &mut organ.address,
            "postcode" => &mut organ.postcode,
            "telephone" => &mut organ.telephone,
            "email" => &mut organ.email,
            "head" => &mut organ.head,
            "reviewer" => &mut organ.reviewer,
            "clerk" => &mut organ.clerk,
            _ => continue,
        };
        *slot = walk.string(value, &Text::same(format!("organ.{name}")));
    }
    organ
}

fn report(walk: &mut Walk<'_>, table: &DeTable<'_>) -> ReportHead {
    let mut head = ReportHead::default();
    walk.known_keys(table, REPORT, "report");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("report.{name}"));
        match name {
            "form" => head.form = walk.string(value, &what),
            "date" => head.date = walk.date(value, &what),
            "url" => head.url = walk.string(value, &what),
            "last" => head.last = walk.string(value, &what),
            "preamble" => head.preamble = walk.prose(value, &what),
            _ => {}
        }
    }
    head
}

/// The figures of one table, their ids led by that of the whole they are parts of.
fn figures(
    walk: &mut Walk<'_>,
    table: &DeTable<'_>,
    whole: &str,
    depth: usize,
) -> Vec<FigureEntry> {
    table
        .iter()
        .filter_map(|(key, value)| figure(walk, key, value, whole, depth))
        .collect()
}

fn figure(
    walk: &mut Walk<'_>,
    key: &Key<'_>,
    value: &Value<'_>,
    whole: &str,
    depth: usize,
) -> Option<FigureEntry> {
    let name = key.get_ref().as_ref();
    // An id is a label too, and labels are printed.
    let name = odd::without_marks(name);
    let name = name.as_str();
    let id = if whole.is_empty() {
        name.to_owned()
    } else {
        format!("{whole}.{name}")
    };
    let mut figure = FigureEntry {
        id,
        key: walk.span(key),
        label: None,
        value: None,
        unit: None,
        source: None,
        approximate: false,
        open: false,
        breakdowns: Vec::new(),
        of_which: Vec::new(),
    };
    let what = Text::same(figure.id.clone());
    let DeValue::Table(table) = value.get_ref() else {
        // The short form: the key is the label too.
        figure.value = walk.number(value, &what);
        figure.label = Some(Located {
            value: name.to_owned(),
            span: figure.key,
        });
        return Some(figure);
    };
    if depth > DEEPEST {
        walk.wrong_type(
            value,
            &Text::new("不再分层的数字", "a figure without parts"),
            &what,
        );
        return None;
    }
    walk.known_keys(table, FIGURE, &figure.id);
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("{}.{name}", figure.id));
        match name {
            "label" => figure.label = walk.string(value, &what),
            "value" => figure.value = walk.number(value, &what),
            "unit" => figure.unit = walk.string(value, &what),
            "source" => figure.source = walk.string(value, &what),
            "approximate" => figure.approximate = walk.boolean(value, &what),
            "open" => figure.open = walk.boolean(value, &what),
            "parts" => {
                let place = walk.span(key);
                if let Some(table) = walk.table(value, &what) {
                    let parts = figures(walk, table, &figure.id, depth + 1);
                    figure.breakdowns.push(Breakdown {
                        label: None,
                        place,
                        parts,
                    });
                }
            }
            "of_which" => {
                if let Some(table) = walk.table(value, &what) {
                    figure.of_which = figures(walk, table, &figure.id, depth + 1);
                }
            }
            "breakdowns" => {
                for (table, place) in walk.tables(value, &what) {
                    let breakdown = breakdown(walk, table, place, &figure.id, depth);
                    figure.breakdowns.push(breakdown);
                }
            }
            _ => {}
        }
    }
    Some(figure)
}

fn breakdown(
    walk: &mut Walk<'_>,
    table: &DeTable<'_>,
    place: Span,
    whole: &str,
    depth: usize,
) -> Breakdown {
    let mut breakdown = Breakdown {
        label: None,
        place,
        parts: Vec::new(),
    };
    walk.known_keys(table, BREAKDOWN, &format!("{whole}.breakdowns"));
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("{whole}.breakdowns.{name}"));
        match name {
            "label" => breakdown.label = walk.string(value, &what),
            "parts" => {
                if let Some(table) = walk.table(value, &what) {
                    breakdown.parts = figures(walk, table, whole, depth + 1);
                }
            }
            _ => {}
        }
    }
    breakdown
}

/// The cells of `[table]`. A code typed without quotes is a path of tables in TOML; it is put
/// together again.
fn collect_cells(
    walk: &mut Walk<'_>,
    table: &DeTable<'_>,
    before: &str,
    depth: usize,
    cells: &mut Vec<CellEntry>,
) {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let code = if before.is_empty() {
            name.to_owned()
        } else {
            format!("{before}.{name}")
        };
        if let DeValue::Table(inner) = value.get_ref()
            && depth <= DEEPEST
        {
            collect_cells(walk, inner, &code, depth + 1, cells);
            continue;
        }
        let what = Text::same(code.clone());
        if let Some(input) = cell(walk, value, &what) {
            let span = walk.span(key);
            cells.push(CellEntry {
                code: Located { value: code, span },
                value: input,
            });
        }
    }
}

fn cell(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<CellInput> {
    match value.get_ref() {
        DeValue::String(text) => {
            let text = text.trim();
            let same = text.strip_prefix('=').or_else(|| text.strip_prefix('＝'));
            match same {
                Some(id) => Some(CellInput::Same(Located {
                    value: id.trim().to_owned(),
                    span: walk.span(value),
                })),
                // How forms are left blank by hand: not reported.
                None if matches!(text, "" | "-" | "－" | "—" | "——" | "/" | "／") => None,
                None => walk.number(value, what).map(CellInput::Number),
            }
        }
        DeValue::Array(items) => {
            let cells = items.iter().map(|item| cell(walk, item, what)).collect();
            Some(CellInput::Row(Located {
                value: cells,
                span: walk.span(value),
            }))
        }
        _ => walk.number(value, what).map(CellInput::Number),
    }
}

fn section(walk: &mut Walk<'_>, table: &DeTable<'_>, place: Span) -> SectionEntry {
    let mut section = SectionEntry {
        heading: None,
        body: None,
        place,
    };
    walk.known_keys(table, SECTION, "sections");
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "heading" => section.heading = walk.prose(value, &Text::same("sections.heading")),
            "body" => section.body = walk.prose(value, &Text::same("sections.body")),
            _ => {}
        }
    }
    section
}

fn relation(walk: &mut Walk<'_>, table: &DeTable<'_>, place: Span) -> RelationEntry {
    let mut relation = RelationEntry {
        says: None,
        left: Vec::new(),
        is: None,
        right: Vec::new(),
        place,
    };
    walk.known_keys(table, RELATION, "relations");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("relations.{name}"));
        match name {
            "says" => relation.says = walk.string(value, &what),
            "left" => relation.left = walk.strings(value, &what),
            "right" => relation.right = walk.strings(value, &what),
            "is" => {
                relation.is = walk
                    .string(value, &what)
                    .filter(|is| known_word(walk, is, &["=", "<=", ">="], value, &what));
            }
            _ => {}
        }
    }
    relation
}

fn attachment(walk: &mut Walk<'_>, table: &DeTable<'_>, _place: Span) -> AttachmentEntry {
    let mut attachment = AttachmentEntry {
        title: None,
        kind: None,
        path: None,
    };
    walk.known_keys(table, ATTACHMENT, "attachments");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("attachments.{name}"));
        match name {
            "title" => attachment.title = walk.string(value, &what),
            "path" => attachment.path = walk.string(value, &what),
            "kind" => {
                let kinds = ["statistics", "report", "file"];
                attachment.kind = walk
                    .string(value, &what)
                    .filter(|kind| known_word(walk, kind, &kinds, value, &what));
            }
            _ => {}
        }
    }
    attachment
}

fn waiver(walk: &mut Walk<'_>, table: &DeTable<'_>, place: Span) -> WaiverEntry {
    let mut waiver = WaiverEntry {
        check: None,
        at: None,
        reason: None,
        place,
    };
    walk.known_keys(table, WAIVER, "waivers");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("waivers.{name}"));
        match name {
            "check" => waiver.check = walk.string(value, &what),
            "at" => waiver.at = walk.string(value, &what),
            "reason" => waiver.reason = walk.string(value, &what),
            _ => {}
        }
    }
    waiver
}

/// Whether `word` is one of `known`; reports it otherwise.
fn known_word(
    walk: &mut Walk<'_>,
    word: &Located<String>,
    known: &[&str],
    value: &Value<'_>,
    what: &Text,
) -> bool {
    let is_known = known.contains(&word.value.as_str());
    if !is_known {
        walk.wrong_word(value, known, what);
    }
    is_known
}
