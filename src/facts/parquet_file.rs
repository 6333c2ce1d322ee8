//! The table as Parquet, for engines: typed, compressed, in groups of rows that are no larger than fits
//! in little memory.

use std::{io::Write, iter::repeat_n, sync::Arc};

use anyhow::Context as _;
use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    column::writer::ColumnWriterImpl,
    data_type::{ByteArray, ByteArrayType, DataType, FixedLenByteArrayType, Int32Type},
    file::{
        properties::{EnabledStatistics, WriterProperties},
        writer::SerializedFileWriter,
    },
    schema::types::{Type, TypePtr},
};
use rust_decimal::Decimal;

use super::row::{COLUMNS, FileRows, PLACES, Row};

/// What the file says it was made by: the same from version to version, as its bytes are.
const MADE_BY: &str = "report";

/// So many rows at most are kept in memory and written as a group: a hundred files or so. Of more of
/// them only what the foot of the file says of each group stays in memory.
const ROWS: usize = 1 << 13;

/// So many bytes of text at most, but for those of one row.
const BYTES: usize = 1 << 22;

/// So many values of a column are handed to its writer at once.
const BATCH: usize = 1 << 10;

/// The digits of a number, of which [`PLACES`] are behind the point; its bytes.
const DIGITS: i32 = 38;
const WIDTH: i32 = 16;

/// A file that is being written.
pub(super) struct ParquetFile<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    group: Group,
}

/// Rows that are still to be written.
#[derive(Default)]
struct Group {
    rows: usize,
    years: Years,
    numbers: Column,
    /// The columns of text, in order.
    texts: Vec<Column>,
}

/// The years, and of each row whether it has one.
#[derive(Default)]
struct Years {
    values: Vec<i32>,
    is_there: Vec<i16>,
}

/// The values of a column one behind the other, and of each row whether it has one.
#[derive(Default)]
struct Column {
    bytes: Vec<u8>,
    /// How long a value is, and of how many rows on end: the name of a file is that of all its rows.
    lengths: Vec<(usize, usize)>,
    is_there: Vec<i16>,
}

impl Column {
    fn push(&mut self, value: Option<&[u8]>) {
        self.is_there.push(i16::from(value.is_some()));
        let Some(value) = value else {
            return;
        };
        match self.lengths.last_mut() {
            Some((length, rows)) if *length == value.len() && self.bytes.ends_with(value) => {
                *rows += 1;
            }
            _ => {
                self.bytes.extend_from_slice(value);
                self.lengths.push((value.len(), 1));
            }
        }
    }
}

impl<W: Write + Send> ParquetFile<W> {
    pub(super) fn new(to: W) -> anyhow::Result<Self> {
        let properties = WriterProperties::builder()
            .set_created_by(MADE_BY.to_owned())
            .set_compression(Compression::SNAPPY)
            // An index of pages is kept of every group to the end, and a group has one page a column.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .build();
        Ok(Self {
            writer: SerializedFileWriter::new(to, schema()?, Arc::new(properties))?,
            group: Group::default(),
        })
    }

    pub(super) fn add(&mut self, file: &FileRows) -> anyhow::Result<()> {
        for row in &file.rows {
            if self.group.rows == ROWS || self.group.bytes() >= BYTES {
                self.write_group()?;
            }
            self.group.push(file, row);
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> anyhow::Result<W> {
        if self.group.rows > 0 {
            self.write_group()?;
        }
        Ok(self.writer.into_inner()?)
    }

    fn write_group(&mut self) -> anyhow::Result<()> {
        let group = std::mem::take(&mut self.group);
        let mut texts = group.texts.iter();
        let mut to = self.writer.next_row_group()?;
        for name in COLUMNS {
            let mut column = to.next_column()?.context("a column of the schema")?;
            match kind(name) {
                Kind::Year => {
                    let is_there = Some(group.years.is_there.as_slice());
                    let writer = column.typed::<Int32Type>();
                    writer.write_batch(&group.years.values, is_there, None)?;
                }
                Kind::Number => {
                    write(&group.numbers, column.typed::<FixedLenByteArrayType>())?;
                }
                Kind::Text => {
                    let texts = texts.next().context("a column of text")?;
                    write(texts, column.typed::<ByteArrayType>())?;
                }
            }
            column.close()?;
        }
        to.close()?;
        Ok(())
    }
}

impl Group {
    /// How many bytes of text it has.
    fn bytes(&self) -> usize {
        self.texts.iter().map(|column| column.bytes.len()).sum()
    }

    fn push(&mut self, file: &FileRows, row: &Row) {
        let head = &file.head;
        let value = row.value.map(|value| value.to_string());
        let texts = [
            Some(head.file.as_str()),
            head.organ.as_deref(),
            head.form.as_deref(),
            row.id.as_deref(),
            Some(&row.label),
            value.as_deref(),
            row.unit.as_deref(),
            Some(row.state.name()),
            row.row.as_deref(),
            row.column.as_deref(),
            row.source.as_deref(),
            Some(&head.fingerprint),
            row.finding.as_deref(),
        ];
        self.texts.resize_with(texts.len(), Column::default);
        for (column, text) in self.texts.iter_mut().zip(texts) {
            column.push(text.map(str::as_bytes));
        }
        self.years.is_there.push(i16::from(head.year.is_some()));
        self.years.values.extend(head.year);
        let number = row.number().map(bytes);
        self.numbers.push(number.as_ref().map(<[u8; 16]>::as_slice));
        self.rows += 1;
    }
}

/// Writes a column, of which no more than a batch lies in memory value by value.
fn write<T: DataType>(column: &Column, to: &mut ColumnWriterImpl<'_, T>) -> anyhow::Result<()>
where
    T::T: From<ByteArray>,
{
    let mut rest = column.bytes.as_slice();
    let mut values = column.lengths.iter().flat_map(|(length, rows)| {
        let (value, behind) = rest.split_at(*length);
        rest = behind;
        // A copy: the least and the greatest of a group are kept to the end, and not all of it.
        repeat_n(ByteArray::from(value.to_vec()), *rows)
    });
    for is_there in column.is_there.chunks(BATCH) {
        let there = is_there.iter().filter(|there| **there == 1).count();
        let batch: Vec<T::T> = values.by_ref().take(there).map(T::T::from).collect();
        to.write_batch(&batch, Some(is_there), None)?;
    }
    Ok(())
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Year,
    Number,
    Text,
}

fn kind(column: &str) -> Kind {
    match column {
        "year" => Kind::Year,
        "number" => Kind::Number,
        _ => Kind::Text,
    }
}

fn schema() -> anyhow::Result<TypePtr> {
    let columns = COLUMNS.iter().map(|name| {
        let column = |physical| {
            Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL)
        };
        let column = match kind(name) {
            Kind::Year => column(Physical::INT32),
            Kind::Number => column(Physical::FIXED_LEN_BYTE_ARRAY)
                .with_length(WIDTH)
                .with_logical_type(Some(LogicalType::decimal(PLACES.try_into()?, DIGITS)))
                .with_precision(DIGITS)
                .with_scale(PLACES.try_into()?),
            Kind::Text => column(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)),
        };
        Ok(Arc::new(column.build()?))
    });
    let columns = columns.collect::<anyhow::Result<Vec<_>>>()?;
    let schema = Type::group_type_builder("figures").with_fields(columns);
    Ok(Arc::new(schema.build()?))
}

/// A number as engines store it: in units of the last place, the bytes of a whole number with its
/// sign, the greatest first.
fn bytes(number: Decimal) -> [u8; 16] {
    let number = number.normalize();
    let missing = PLACES.saturating_sub(number.scale());
    // A mantissa has 96 bits, and 14 more are the most that the places make of it.
    let units = number.mantissa() * 10_i128.pow(missing);
    units.to_be_bytes()
}
