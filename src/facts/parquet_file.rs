//! The table as Parquet, for engines: typed, compressed, in groups of rows that are no larger than fits
//! in little memory.

use std::{io::Write, sync::Arc};

use anyhow::Context as _;
use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    data_type::{
        ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type,
    },
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::{Type, TypePtr},
};
use rust_decimal::Decimal;

use super::row::{COLUMNS, FileRows, PLACES, Row};

/// What the file says it was made by: the same from version to version, as its bytes are.
const MADE_BY: &str = "report";

/// So many rows at most are kept in memory and written as a group; more is no use to engines, which
/// read a group at a time.
const ROWS: usize = 1 << 16;

/// So many bytes of text at most, but for those of one file.
const BYTES: usize = 1 << 25;

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
    bytes: usize,
    years: Column<i32>,
    numbers: Column<FixedLenByteArray>,
    /// The columns of text, in order.
    texts: Vec<Column<ByteArray>>,
}

/// The values of a column, and of each row whether it has one.
struct Column<T> {
    values: Vec<T>,
    is_there: Vec<i16>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            is_there: Vec::new(),
        }
    }
}

impl<T> Column<T> {
    fn push(&mut self, value: Option<T>) {
        self.is_there.push(i16::from(value.is_some()));
        self.values.extend(value);
    }
}

impl<W: Write + Send> ParquetFile<W> {
    pub(super) fn new(to: W) -> anyhow::Result<Self> {
        let properties = WriterProperties::builder()
            .set_created_by(MADE_BY.to_owned())
            .set_compression(Compression::SNAPPY)
            .build();
        Ok(Self {
            writer: SerializedFileWriter::new(to, schema()?, Arc::new(properties))?,
            group: Group::default(),
        })
    }

    pub(super) fn add(&mut self, file: &FileRows) -> anyhow::Result<()> {
        for row in &file.rows {
            if self.group.rows == ROWS || self.group.bytes >= BYTES {
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
            match kind(name) {
                Kind::Year => write_column::<_, Int32Type>(&mut to, &group.years)?,
                Kind::Number => write_column::<_, FixedLenByteArrayType>(&mut to, &group.numbers)?,
                Kind::Text => {
                    let column = texts.next().context("a column of text")?;
                    write_column::<_, ByteArrayType>(&mut to, column)?;
                }
            }
        }
        to.close()?;
        Ok(())
    }
}

impl Group {
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
            self.bytes += text.map_or(0, str::len);
            column.push(text.map(ByteArray::from));
        }
        self.years.push(head.year);
        self.numbers.push(row.number().map(bytes));
        self.rows += 1;
    }
}

fn write_column<W: Write + Send, T: DataType>(
    to: &mut SerializedRowGroupWriter<'_, W>,
    column: &Column<T::T>,
) -> anyhow::Result<()> {
    let mut writer = to.next_column()?.context("a column of the schema")?;
    let is_there = Some(column.is_there.as_slice());
    writer
        .typed::<T>()
        .write_batch(&column.values, is_there, None)?;
    writer.close()?;
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
fn bytes(number: Decimal) -> FixedLenByteArray {
    let number = number.normalize();
    let missing = PLACES.saturating_sub(number.scale());
    // A mantissa has 96 bits, and 14 more are the most that the places make of it.
    let units = number.mantissa() * 10_i128.pow(missing);
    ByteArray::from(units.to_be_bytes().to_vec()).into()
}
