//! Changes of any year file: what comes out is read by another reader of TOML, and holds the wanted
//! change and no other.

use std::str::FromStr as _;

use report::{
    compile::Compiled,
    diagnostic::{Edit, FileId},
    source::Source,
    year_file::edit::{Editor, Position},
};
use toml::{Table, Value};

use super::{around::Around, findings};

/// Where the input says what is to be changed, a line each.
const EDITS: &str = "edits";

/// The tables that have keys to be set, and those of which there are several.
const TABLES: &[&str] = &["report", "organ", "table", "style"];
const SEVERAL: &[&str] = &["waivers", "sections", "attachments", "relations"];

/// One change.
#[derive(Debug)]
enum Change {
    /// `set report last "2016.toml"`
    Set(String, String, Value),
    /// `retire report date`, `retire waivers`
    Retire(Vec<String>),
    /// `add waivers reason "例"`
    Add(String, String, Value),
}

/// Makes the changes that the input asks for, and then the mends that are beyond doubt.
pub fn run(data: &[u8]) {
    let around = Around::new(data);
    let Some(compiled) = around.compile() else {
        return;
    };
    let text = compiled.source().text();
    if let Some(edits) = around
        .file(EDITS)
        .and_then(|edits| str::from_utf8(edits).ok())
    {
        for change in edits.lines().filter_map(change) {
            makes_one_change(text, &change);
        }
    }
    is_mended(&around, &compiled);
    is_adopted(&around, &compiled);
}

/// Makes figures of the numbers of the text: what comes out is read, and prints as many paragraphs.
fn is_adopted(around: &Around, compiled: &Compiled) {
    let Some(report) = &compiled.report else {
        return;
    };
    let Ok(adopted) = report::adoption::adopt(
        compiled.source(),
        report,
        &compiled.findings,
        &report::adoption::KnownIds::new(),
    ) else {
        return;
    };
    if let Ok(source) = Source::new("2017.toml", adopted.text.as_bytes()) {
        let again = report::compile::compile(around, source);
        let after = again.report.as_ref();
        let after = after.unwrap_or_else(|| panic!("{:?}", adopted.text));
        let count = |report: &report::model::Report| -> usize {
            report.passages().map(|one| one.paragraphs().count()).sum()
        };
        assert_eq!(count(report), count(after), "{:?}", adopted.text);
        findings::hold(&again);
    }
}

fn change(line: &str) -> Option<Change> {
    let (kind, rest) = line.split_once(' ')?;
    let (table, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    if kind == "retire" {
        let path = [table, rest].into_iter().filter(|key| !key.is_empty());
        return Some(Change::Retire(path.map(str::to_owned).collect()));
    }
    let (key, value) = rest.split_once(' ')?;
    let value = Table::from_str(&format!("v = {value}")).ok()?.remove("v")?;
    let (table, key) = (table.to_owned(), key.to_owned());
    match kind {
        "set" if TABLES.contains(&table.as_str()) => Some(Change::Set(table, key, value)),
        "add" if SEVERAL.contains(&table.as_str()) => Some(Change::Add(table, key, value)),
        _ => None,
    }
}

/// Makes a change of the text, and of what the other reader reads in it: both say the same.
fn makes_one_change(text: &str, change: &Change) {
    let mut editor = Editor::new(text);
    match change {
        Change::Set(table, key, value) => {
            editor.set(table, key, &value.to_string(), "", Position::Last);
        }
        Change::Retire(path) => {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            editor.retire(&path);
        }
        Change::Add(name, key, value) => {
            if editor.add_to(name, &[(key, value.to_string())]).is_err() {
                return;
            }
        }
    }
    let Ok(changed) = editor.finish() else {
        // Refused, and the file stays as it was.
        return;
    };
    let (Ok(mut before), Ok(after)) = (Table::from_str(text), Table::from_str(&changed)) else {
        assert!(
            Table::from_str(text).is_err(),
            "{change:?} made what is no TOML of {text:?}: {changed:?}"
        );
        return;
    };
    if apply(&mut before, change).is_some() {
        assert_eq!(
            without_empty(before),
            without_empty(after),
            "{change:?} of {text:?}: {changed:?}"
        );
    }
}

/// Makes a change of what was read; `None` where it is not said what the change should be.
fn apply(file: &mut Table, change: &Change) -> Option<()> {
    match change {
        Change::Set(table, key, value) => {
            let table = file.entry(table).or_insert_with(|| Table::new().into());
            if !table.is_table() {
                *table = Table::new().into();
            }
            table.as_table_mut()?.insert(key.clone(), value.clone());
        }
        Change::Retire(path) => match path.as_slice() {
            [name] => {
                file.remove(name);
            }
            [table, key] => match file.get_mut(table) {
                Some(Value::Table(table)) => {
                    table.remove(key);
                }
                Some(Value::Array(_)) => return None,
                _ => {}
            },
            _ => return None,
        },
        Change::Add(name, key, value) => {
            let entry = Table::from_iter([(key.clone(), value.clone())]);
            let several = file.entry(name).or_insert_with(|| Value::Array(Vec::new()));
            match several {
                Value::Array(several) => several.push(entry.into()),
                Value::Table(one) => *several = vec![Value::from(one.clone()), entry.into()].into(),
                _ => return None,
            }
        }
    }
    Some(())
}

/// Without tables that hold nothing: a header that is left over says nothing.
fn without_empty(file: Table) -> Table {
    let is_empty = |value: &Value| value.as_table().is_some_and(Table::is_empty);
    file.into_iter()
        .filter(|(_, value)| !is_empty(value))
        .collect()
}

/// The mends that are beyond doubt leave what another reader reads if it read the file before, and
/// can be checked again.
fn is_mended(around: &Around, compiled: &Compiled) {
    let mut edits: Vec<&Edit> = (compiled.findings.iter())
        .filter(|finding| finding.fix_is_safe && finding.waived.is_none())
        .flat_map(|finding| &finding.fix)
        .filter(|edit| edit.place.file == FileId::MAIN)
        .collect();
    edits.sort_by_key(|edit| edit.place);
    let text = compiled.source().text();
    let mut editor = Editor::new(text);
    for edit in edits {
        let span = edit.place.span;
        editor.replace(span.start()..span.end(), edit.replacement.as_str());
    }
    let Ok(mended) = editor.finish() else {
        return;
    };
    let was_read = Table::from_str(text).is_ok();
    assert!(
        !was_read || Table::from_str(&mended).is_ok(),
        "{text:?} mended: {mended:?}"
    );
    if let Ok(source) = Source::new("2017.toml", mended.as_bytes()) {
        let again = report::compile::compile(around, source);
        assert!(
            again.report.is_some() || compiled.report.is_none(),
            "{mended:?}"
        );
        findings::hold(&again);
    }
}
