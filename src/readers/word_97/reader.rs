//! Goes through the text: paragraphs, cells and rows end with a mark of their own.

use super::{
    super::{
        field_code::{is_active, is_counted},
        rich_text::{
            layout::Layout,
            tables::{CellDefinition, Definition, Tables},
            words::{Sight, Words},
        },
        transcript::{HiddenKind, LineKind, Transcript},
    },
    container::Container,
    notes::{Notes, Places},
    number::two,
    pieces::{Unit, units},
    property::{ROW, all_properties, properties},
    runs::{Of, Runs},
};
use crate::diagnostic::Text;

/// The marks within the text.
const CELL_END: u16 = 0x07;
const LINE_END: u16 = 0x0B;
const PAGE_END: u16 = 0x0C;
const PARAGRAPH_END: u16 = 0x0D;
const COLUMN_END: u16 = 0x0E;
const FIELD_START: u16 = 0x13;
const FIELD_RESULT: u16 = 0x14;
const FIELD_END: u16 = 0x15;
const FIRM_HYPHEN: u16 = 0x1E;
const SOFT_HYPHEN: u16 = 0x1F;
/// The name of a field is no longer, blanks before it included.
const LONGEST_NAME: usize = 40;
/// Fields within fields beyond this depth are passed over.
const DEEPEST_FIELD: usize = 50;

/// Reads the text.
///
/// # Errors
/// It is broken, or goes beyond the limits.
pub(super) fn read(container: &Container, transcript: Transcript) -> Result<Transcript, Text> {
    let units = units(container)?;
    let mut reader = Reader {
        words_set: Runs::read(container, Of::Words),
        paragraphs_set: Runs::read(container, Of::Paragraphs),
        data: &container.data,
        layout: Layout::default(),
        tables: Tables::default(),
        words: Words::default(),
        fields: Vec::new(),
        passed: 0,
        units: Vec::new(),
        sight: Sight::Seen,
        is_in_table: false,
        note: None,
    };
    let lengths = container.lengths;
    let mut rest = units.as_slice();
    let notes = Notes::read(container);
    for (length, kind, marks) in [
        (lengths.body, Some(LineKind::Paragraph), notes.calls),
        (lengths.notes, Some(LineKind::Note), notes.foot),
        (lengths.margins, Some(LineKind::Margin), Vec::new()),
        (lengths.remarks, None, Vec::new()),
        (lengths.end_notes, Some(LineKind::Note), notes.end),
        (lengths.boxes, Some(LineKind::Paragraph), Vec::new()),
    ] {
        let (part, behind) = rest.split_at(length.min(rest.len()));
        rest = behind;
        reader.part(part, kind, marks);
    }
    let mut read = reader.layout.transcript;
    read.properties = transcript.properties;
    read.hidden.splice(0..0, transcript.hidden);
    if lengths.remarks > 0 {
        read.unread.push(Text::fixed(
            "批注没有读",
            "the remarks beside the text were not read",
        ));
    }
    Ok(read)
}

struct Reader<'c> {
    words_set: Runs<'c>,
    paragraphs_set: Runs<'c>,
    data: &'c [u8],
    layout: Layout,
    tables: Tables,
    words: Words,
    /// The fields that have begun.
    fields: Vec<Field>,
    /// Fields that lie deeper than any are looked at.
    passed: usize,
    /// Text that is not put down yet, and how it is set.
    units: Vec<u16>,
    sight: Sight,
    is_in_table: bool,
    /// The note that is read, and its first line.
    note: Option<(usize, usize)>,
}

/// A field: what it is told to do, and then what came of it.
#[derive(Debug, Default)]
struct Field {
    /// The start of what it is told to do.
    told: String,
    has_result: bool,
}

impl Field {
    /// Whether what stands in it now is text; the numbers of pages are none of the text's.
    fn is_shown(&self) -> bool {
        self.has_result && !is_counted(&self.told)
    }

    fn add(&mut self, value: u16) {
        if !self.has_result && self.told.len() < LONGEST_NAME {
            let one = char::from_u32(u32::from(value));
            self.told.push(one.unwrap_or(' '));
        }
    }
}

/// How a paragraph is set, as far as it says what it is.
#[derive(Debug, Default)]
struct Setting {
    /// How deep it lies in tables; 0 outside.
    depth: usize,
    /// Whether it ends a row.
    ends_row: bool,
    /// Whether it ends a cell of a table within a table.
    ends_inner_cell: bool,
    ends_inner_row: bool,
    level: Option<u8>,
    row: Definition,
}

impl Reader<'_> {
    /// Reads a part of the text, in which `marks` lead to notes, or begin them.
    fn part(&mut self, part: &[Unit], kind: Option<LineKind>, marks: Places) {
        let Some(kind) = kind else { return };
        let mut marks = marks.into_iter().peekable();
        for (at, unit) in part.iter().enumerate() {
            while let Some((_, note)) = marks.next_if(|(mark, _)| *mark <= at) {
                self.mark(kind, note);
            }
            match unit.value {
                CELL_END | PARAGRAPH_END | PAGE_END => self.end(*unit, kind),
                FIELD_START => self.begin_field(),
                FIELD_RESULT => {
                    self.flush();
                    if let Some(field) = self.fields.last_mut() {
                        field.has_result = true;
                    }
                }
                FIELD_END => self.end_field(),
                value => self.unit(value, unit.at),
            }
        }
        self.flush();
        self.fields.clear();
        self.passed = 0;
        self.end_paragraph(kind, &Setting::default());
        self.end_table();
        self.end_note();
    }

    /// Leads to a note, or begins it.
    fn mark(&mut self, kind: LineKind, note: usize) {
        if kind == LineKind::Note {
            self.end_note();
            self.note = Some((note, self.layout.transcript.lines.len()));
        } else if self.passed == 0 && self.fields.iter().all(Field::is_shown) {
            self.flush();
            self.words.call(note);
        }
    }

    fn end_note(&mut self) {
        if let Some((note, first)) = self.note.take() {
            self.layout.transcript.end_note(note, first);
        }
    }

    fn begin_field(&mut self) {
        self.flush();
        if self.fields.len() < DEEPEST_FIELD {
            self.fields.push(Field::default());
        } else {
            self.passed += 1;
        }
    }

    fn end_field(&mut self) {
        self.flush();
        if self.passed > 0 {
            self.passed -= 1;
        } else if let Some(field) = self.fields.pop()
            && is_active(&field.told)
        {
            self.words.hide(HiddenKind::ActiveField, &field.told);
        }
    }

    /// A unit of text, as far as it is seen.
    fn unit(&mut self, value: u16, at: usize) {
        // What a field is told to do is none of the text.
        if self.passed > 0 {
            return;
        }
        if let Some(field) = self.fields.iter_mut().find(|field| !field.is_shown()) {
            field.add(value);
            return;
        }
        let value = match value {
            LINE_END | COLUMN_END => u16::from(b' '),
            FIRM_HYPHEN => u16::from(b'-'),
            SOFT_HYPHEN | 0..=0x08 => return,
            value => value,
        };
        let sight = sight(self.words_set.at(at));
        if sight != self.sight {
            self.flush();
            self.sight = sight;
        }
        self.units.push(value);
    }

    fn flush(&mut self) {
        if !self.units.is_empty() {
            let units = std::mem::take(&mut self.units);
            let text = String::from_utf16_lossy(&units);
            self.words.say(&text, self.sight);
        }
    }

    /// Ends a paragraph, a cell or a row.
    fn end(&mut self, mark: Unit, kind: LineKind) {
        self.flush();
        let setting = setting(self.paragraphs_set.at(mark.at), self.data);
        if setting.depth == 0 && mark.value != CELL_END {
            self.end_table();
            self.end_paragraph(kind, &setting);
            return;
        }
        self.is_in_table = true;
        let depth = setting.depth.max(1);
        let words = std::mem::take(&mut self.words);
        if setting.ends_row || setting.ends_inner_row {
            self.tables.end_row(depth, &setting.row);
        } else if mark.value == CELL_END || setting.ends_inner_cell {
            self.tables.end_cell(depth, words);
        } else {
            self.tables.paragraph(depth, words);
        }
    }

    fn end_paragraph(&mut self, kind: LineKind, setting: &Setting) {
        let words = std::mem::take(&mut self.words);
        let kind = match (kind, setting.level) {
            (LineKind::Paragraph, Some(level)) => LineKind::Heading(level + 1),
            (kind, _) => kind,
        };
        self.layout.paragraph(kind, words);
    }

    fn end_table(&mut self) {
        if std::mem::take(&mut self.is_in_table)
            && let Some(table) = self.tables.finish()
        {
            self.layout.table(table);
        }
    }
}

/// Whether words are seen.
fn sight(list: &[u8]) -> Sight {
    let mut sight = Sight::Seen;
    for property in properties(list) {
        let told = match property.code {
            0x0800 if property.is_on() => Sight::Deleted,
            0x0801 if property.is_on() => Sight::Inserted,
            0x083C if property.is_on() => Sight::Hidden,
            0x0837 | 0x2A53 if property.is_on() => Sight::Struck,
            // Half points.
            0x4A43 if matches!(property.value, [0..8, 0]) => Sight::Tiny,
            0x2A42 if property.byte() == 8 => Sight::White,
            0x6870 if property.value == [0xFF, 0xFF, 0xFF, 0x00] => Sight::White,
            _ => continue,
        };
        // What is gone is gone, whatever else it is.
        if sight != Sight::Deleted {
            sight = told;
        }
    }
    sight
}

/// How a paragraph is set.
fn setting(list: &[u8], data: &[u8]) -> Setting {
    let (style, list) = list.split_at_checked(2).unwrap_or((&[], &[]));
    let mut setting = Setting {
        // The styles from 1 to 9 are those of headings.
        level: two(style, 0)
            .filter(|style| (1..=9).contains(style))
            .and_then(|style| u8::try_from(style - 1).ok()),
        ..Setting::default()
    };
    for property in all_properties(list, data) {
        match property.code {
            0x2416 if property.is_on() => setting.depth = setting.depth.max(1),
            0x2417 => setting.ends_row = property.is_on(),
            0x6649 => setting.depth = usize::from(property.byte()),
            0x244B => setting.ends_inner_cell = property.is_on(),
            0x244C => setting.ends_inner_row = property.is_on(),
            0x2640 => setting.level = Some(property.byte()).filter(|level| *level < 9),
            ROW => {
                if let Some(row) = row(property.value) {
                    setting.row = row;
                }
            }
            _ => {}
        }
    }
    setting
}

/// What a row is made of: where each cell ends, and which are parts of others.
fn row(told: &[u8]) -> Option<Definition> {
    let count = usize::from(*told.first()?);
    let edge = |number: usize| {
        let edge = two(told, 1 + 2 * number)?;
        Some(i32::from(edge.cast_signed()))
    };
    let mut row = Definition {
        left: edge(0)?,
        ..Definition::default()
    };
    for number in 0..count {
        let flags = two(told, 1 + 2 * (count + 1) + 20 * number).unwrap_or(0);
        row.next = CellDefinition {
            goes_on_beside: flags & 3 == 1,
            goes_on_below: flags >> 5 & 3 == 1,
            ..CellDefinition::default()
        };
        row.end_cell(edge(number + 1)?);
    }
    Some(row)
}
