//! What a key is: its name, its words for those who fill it in, and where its value goes. All that
//! reads keys, describes or lists them goes through the rows of [`keys`](super::keys).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::de::DeTable;

use super::{
    entry::{AttachmentKind, CellEntry, DepartmentEntry, FigureEntry, NoteEntry},
    located::Located,
    number::Number,
    organ::{Particular, Printed},
    prose::Prose,
    read, read_figures, read_notes, read_style,
    settings::CheckSettings,
    walk::{Value, Walk},
};
use crate::{diagnostic::Text, forms::Comparison, source::Span};

/// A key of the table that is read into a `T`.
pub(super) struct Key<T: 'static> {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    is_required: bool,
    starter: Option<Starter>,
    takes: Takes<T>,
}

/// How a new year file offers a key, as a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Starter {
    /// The key.
    pub name: &'static str,
    /// An example of its value, in quotes where it is text; `{next}` stands for the year after the
    /// reporting year.
    pub value: &'static str,
    /// What is noted behind it; empty where the example says enough.
    pub remark: &'static str,
}

/// Where a `T` keeps a value of type `V`.
type Slot<T, V> = fn(&mut T) -> &mut V;

/// What a key takes, and where that goes.
pub(super) enum Takes<T: 'static> {
    /// Text, or a number that is read as text.
    Text(Slot<T, Option<Located<String>>>),
    /// Text, kept under the key's own name.
    Particular(Slot<T, Vec<Particular>>, Printed),
    /// The id of a built-in form or the path of one's own.
    Form(Slot<T, Option<Located<String>>>),
    /// The name of a check.
    Check(Slot<T, Option<Located<String>>>),
    /// Text whose places matter.
    Prose(Slot<T, Option<Prose>>),
    /// `true` or `false`.
    Boolean(Slot<T, bool>),
    /// `true` or `false`, which a file of wider reach may say too.
    Choice(Slot<T, Option<bool>>),
    /// A four-digit year.
    Year(Slot<T, Option<Located<i32>>>),
    /// A day.
    Date(Slot<T, Option<Located<NaiveDate>>>),
    /// Ids of figures, or one of them.
    Ids(Slot<T, Vec<Located<String>>>),
    /// Names, or one of them.
    Names(Slot<T, Vec<Located<String>>>),
    /// Names of formats, or one of them.
    Formats(Slot<T, Option<Located<Vec<String>>>>),
    /// How two sides compare.
    Comparison(Slot<T, Option<Comparison>>),
    /// What is attached.
    AttachmentKind(Slot<T, Option<AttachmentKind>>),
    /// Numbers by the ids of figures.
    Values(Slot<T, Vec<(String, Number)>>),
    /// Figures with their parts.
    Figures(Slot<T, Vec<FigureEntry>>),
    /// Cells of the statutory form, and what is remarked on them.
    Cells(
        Slot<T, Option<Located<Vec<CellEntry>>>>,
        Slot<T, Vec<NoteEntry>>,
    ),
    /// What each department counts.
    Departments(Slot<T, Vec<DepartmentEntry>>),
    /// How much each check counts.
    Checks(Slot<T, CheckSettings>),
    /// What counts as an error besides errors.
    Deny(Slot<T, bool>),
    /// The name of a font.
    Font(Slot<T, Option<String>>),
    /// A size of type, kept in half points.
    Size(Slot<T, Option<u32>>),
    /// How many lines or characters.
    Count(Slot<T, Option<u32>>),
    /// What is kept free on the paper, in millimetres.
    Margin(Slot<T, Option<Decimal>>),
    /// A table of keys of its own.
    Table(&'static (dyn Table<T> + Sync)),
}

/// What a key takes, without where it goes: all that a description needs.
#[derive(Debug)]
pub(super) enum Shape {
    Text,
    Form,
    Check,
    Prose,
    Boolean,
    Year,
    Date,
    Ids,
    Formats,
    Comparison,
    AttachmentKind,
    Values,
    Figures,
    Cells,
    Departments,
    Checks,
    Deny,
    Size,
    Count,
    Margin,
    /// `[x]` with these keys.
    Table(Vec<Described>),
    /// `[[x]]`, each with these keys.
    Tables(Vec<Described>, Item),
}

/// What one of several tables is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) title: &'static str,
    pub(super) description: &'static str,
}

/// A key without where its value goes.
#[derive(Debug)]
pub(super) struct Described {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) description: &'static str,
    pub(super) is_required: bool,
    pub(super) shape: Shape,
}

impl<T> Key<T> {
    /// A key that may be left out, and that a new file does not offer.
    pub(super) const fn new(
        name: &'static str,
        title: &'static str,
        description: &'static str,
        takes: Takes<T>,
    ) -> Self {
        Self {
            name,
            title,
            description,
            is_required: false,
            starter: None,
            takes,
        }
    }

    /// The same key, which every file must have.
    pub(super) const fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }

    /// The same key, which a new file offers.
    pub(super) const fn starter(self, value: &'static str, remark: &'static str) -> Self {
        Self {
            starter: Some(Starter {
                name: self.name,
                value,
                remark,
            }),
            ..self
        }
    }
}

/// A table within the table that is read into a `T`.
pub(super) trait Table<T> {
    /// Reads what the key `what` holds.
    fn read(&self, walk: &mut Walk<'_>, value: &Value<'_>, what: &str, into: &mut T);

    /// What it takes.
    fn shape(&self) -> Shape;
}

/// `[x]`.
pub(super) struct One<T: 'static, U: 'static> {
    pub(super) keys: &'static [Key<U>],
    pub(super) slot: Slot<T, U>,
}

/// `[[x]]`; a single `[x]` stands for a list of one.
pub(super) struct Several<T: 'static, U: 'static> {
    pub(super) item: Item,
    pub(super) keys: &'static [Key<U>],
    /// One that stands at a place, with all its keys left out.
    pub(super) empty: fn(Span) -> U,
    pub(super) slot: Slot<T, Vec<U>>,
}

impl<T, U: Default> Table<T> for One<T, U> {
    fn read(&self, walk: &mut Walk<'_>, value: &Value<'_>, what: &str, into: &mut T) {
        if let Some(table) = walk.table(value, &Text::same(what)) {
            let mut read = U::default();
            read_table(walk, self.keys, table, what, &mut read);
            *(self.slot)(into) = read;
        }
    }

    fn shape(&self) -> Shape {
        Shape::Table(described(self.keys))
    }
}

impl<T, U> Table<T> for Several<T, U> {
    fn read(&self, walk: &mut Walk<'_>, value: &Value<'_>, what: &str, into: &mut T) {
        let read = walk.tables(value, &Text::same(what)).into_iter();
        *(self.slot)(into) = read
            .map(|(table, place)| {
                let mut read = (self.empty)(place);
                read_table(walk, self.keys, table, what, &mut read);
                read
            })
            .collect();
    }

    fn shape(&self) -> Shape {
        Shape::Tables(described(self.keys), self.item)
    }
}

/// Reads a table; `path` is the key that holds it, and empty for the file itself. Keys that it
/// does not know are reported.
pub(super) fn read_table<T>(
    walk: &mut Walk<'_>,
    keys: &[Key<T>],
    table: &DeTable<'_>,
    path: &str,
    into: &mut T,
) {
    walk.known_keys(table, &names(keys), path);
    read_keys(walk, keys, table, path, into);
}

/// Reads the keys of a table that are known, in the order of their rows.
pub(super) fn read_keys<T>(
    walk: &mut Walk<'_>,
    keys: &[Key<T>],
    table: &DeTable<'_>,
    path: &str,
    into: &mut T,
) {
    for key in keys {
        if let Some(value) = table.get(key.name) {
            let what = if path.is_empty() {
                key.name.to_owned()
            } else {
                format!("{path}.{}", key.name)
            };
            key.read(walk, value, &what, into);
        }
    }
}

/// The names of the keys, in order.
pub(super) fn names<T>(keys: &[Key<T>]) -> Vec<&'static str> {
    keys.iter().map(|key| key.name).collect()
}

/// What a new year file offers of the keys, in order.
pub(super) fn starters<T>(keys: &[Key<T>]) -> Vec<Starter> {
    keys.iter().filter_map(|key| key.starter).collect()
}

/// The fields under the statutory table, each with the key that it prints.
pub(super) fn fields<T>(
    keys: &'static [Key<T>],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    keys.iter().filter_map(|key| match &key.takes {
        Takes::Particular(_, printed) => Some((printed.under_table?, key.name)),
        _ => None,
    })
}

/// The keys without where their values go, in order.
pub(super) fn described<T>(keys: &[Key<T>]) -> Vec<Described> {
    keys.iter()
        .map(|key| Described {
            name: key.name,
            title: key.title,
            description: key.description,
            is_required: key.is_required,
            shape: key.takes.shape(),
        })
        .collect()
}

impl<T> Key<T> {
    fn read(&self, walk: &mut Walk<'_>, value: &Value<'_>, path: &str, into: &mut T) {
        let what = &Text::same(path);
        match &self.takes {
            Takes::Text(slot) | Takes::Form(slot) | Takes::Check(slot) => {
                *slot(into) = walk.string(value, what);
            }
            Takes::Particular(slot, printed) => {
                let given = walk.string(value, what).map(|text| Particular {
                    key: self.name,
                    title: self.title,
                    printed: *printed,
                    text,
                });
                slot(into).extend(given);
            }
            Takes::Prose(slot) => *slot(into) = walk.prose(value, what),
            Takes::Boolean(slot) => *slot(into) = walk.boolean(value, what),
            Takes::Choice(slot) => *slot(into) = Some(walk.boolean(value, what)),
            Takes::Year(slot) => *slot(into) = read::year(walk, value, what),
            Takes::Date(slot) => *slot(into) = walk.date(value, what),
            Takes::Ids(slot) | Takes::Names(slot) => *slot(into) = walk.strings(value, what),
            Takes::Formats(slot) => *slot(into) = Some(read::formats(walk, value, what)),
            Takes::Comparison(slot) => {
                *slot(into) = read::word(walk, value, read::COMPARISONS, what);
            }
            Takes::AttachmentKind(slot) => {
                *slot(into) = read::word(walk, value, read::ATTACHMENT_KINDS, what);
            }
            Takes::Values(slot) => *slot(into) = read::values(walk, value, what),
            Takes::Figures(slot) => {
                if let Some(table) = walk.table(value, what) {
                    *slot(into) = read_figures::figures(walk, table, "", 0);
                }
            }
            Takes::Cells(slot, notes) => {
                *slot(into) = read_figures::cells(walk, value, what);
                *notes(into) = read_notes::notes(walk, value);
            }
            Takes::Departments(slot) => *slot(into) = read::departments(walk, value, what),
            Takes::Checks(slot) => {
                if let Some(table) = walk.table(value, what) {
                    let read = read::check_settings(walk, table);
                    let slot = slot(into);
                    *slot = read.over(std::mem::take(slot));
                }
            }
            Takes::Deny(slot) => *slot(into) |= read::denies_warnings(&walk.strings(value, what)),
            Takes::Font(slot) => *slot(into) = read_style::font(walk, value, what),
            Takes::Size(slot) => *slot(into) = read_style::size(walk, value, what),
            Takes::Count(slot) => *slot(into) = read_style::count(walk, value, what),
            Takes::Margin(slot) => *slot(into) = read_style::margin(walk, value, what),
            Takes::Table(table) => table.read(walk, value, path, into),
        }
    }
}

impl<T> Takes<T> {
    fn shape(&self) -> Shape {
        match self {
            Self::Text(_) | Self::Particular(..) | Self::Font(_) => Shape::Text,
            Self::Form(_) => Shape::Form,
            Self::Check(_) => Shape::Check,
            Self::Prose(_) => Shape::Prose,
            Self::Boolean(_) | Self::Choice(_) => Shape::Boolean,
            Self::Year(_) => Shape::Year,
            Self::Date(_) => Shape::Date,
            Self::Ids(_) | Self::Names(_) => Shape::Ids,
            Self::Formats(_) => Shape::Formats,
            Self::Comparison(_) => Shape::Comparison,
            Self::AttachmentKind(_) => Shape::AttachmentKind,
            Self::Values(_) => Shape::Values,
            Self::Figures(_) => Shape::Figures,
            Self::Cells(..) => Shape::Cells,
            Self::Departments(_) => Shape::Departments,
            Self::Checks(_) => Shape::Checks,
            Self::Deny(_) => Shape::Deny,
            Self::Size(_) => Shape::Size,
            Self::Count(_) => Shape::Count,
            Self::Margin(_) => Shape::Margin,
            Self::Table(table) => table.shape(),
        }
    }
}
