//! A seal read from its file, with the places of what it says.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::content::{Seal, VERSION};
use crate::{
    diagnostic::{Text, say::say},
    source::{Source, Span},
};

/// A seal and where its values stand.
#[derive(Debug)]
pub struct Read<'s> {
    /// What it says.
    pub seal: Seal,
    source: &'s Source,
    table: Spanned<DeTable<'s>>,
}

/// Why a file cannot be read as a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong.
    pub why: Text,
    /// Where.
    pub at: Span,
}

/// Reads the file of a seal.
///
/// # Errors
/// It is no TOML, lacks something, has something that no seal has, or is of a later shape.
pub fn read(source: &Source) -> Result<Read<'_>, Unreadable> {
    let unreadable = |error: &toml::de::Error| Unreadable {
        why: why(error.message()),
        // The parser promises no place; what has none is told of at the start.
        at: source.span(error.span().unwrap_or(0..0)),
    };
    let text = source.text();
    let table = DeTable::parse(text).map_err(|error| unreadable(&error))?;
    let version = table.get_ref().get("version").map(|version| {
        let number = version.get_ref().as_integer();
        let number =
            number.and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        (number, source.span(version.span()))
    });
    if let Some((Some(later), at)) = version
        && later > VERSION
    {
        let why = say!(
            "这是新版本的程序写的（第 {later} 版格式，本程序认得第 {VERSION} 版）",
            "a later version of the program wrote it (shape {later}, and this one knows {VERSION})"
        );
        return Err(Unreadable { why, at });
    }
    let seal = toml::from_str(text).map_err(|error| unreadable(&error))?;
    Ok(Read {
        seal,
        source,
        table,
    })
}

/// A mistake in words that a clerk understands.
fn why(said: &str) -> Text {
    let quoted = said.split('`').nth(1).unwrap_or("");
    let english = said.trim().replace('\n', " ");
    let chinese = if said.starts_with("missing field") {
        format!("缺少 {quoted}")
    } else if said.starts_with("unknown field") {
        format!("不认识的项 {quoted}")
    } else if said.starts_with("invalid type") || said.starts_with("invalid value") {
        "值的种类不对".to_owned()
    } else if said.starts_with("duplicate key") {
        "同一项写了两次".to_owned()
    } else {
        "这里的写法不是 TOML".to_owned()
    };
    Text::new(chinese, english)
}

impl Read<'_> {
    /// The file.
    #[must_use]
    pub fn source(&self) -> &Source {
        self.source
    }

    /// Where the value of `key` stands in the table of this name; of those of which there are
    /// several, in that with this number, from 0.
    #[must_use]
    pub fn place(&self, table: &str, number: usize, key: &str) -> Span {
        let found = self.table.get_ref().get(table).and_then(|value| {
            let table = match value.get_ref() {
                DeValue::Array(several) => several.get(number)?,
                _ => value,
            };
            let inner = table.get_ref().as_table()?.get(key);
            Some(inner.map_or_else(|| table.span(), Spanned::span))
        });
        self.span(found)
    }

    /// Where the value of a key stands that is in no table.
    #[must_use]
    pub fn head(&self, key: &str) -> Span {
        let found = self.table.get_ref().get(key).map(Spanned::span);
        self.span(found)
    }

    fn span(&self, found: Option<Range<usize>>) -> Span {
        self.source.span(found.unwrap_or(0..0))
    }
}
