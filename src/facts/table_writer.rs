//! The rows of any number of files as one table in a format, written as they come.

use std::io::Write;

use serde_json::{Value, json};

use super::{
    csv,
    parquet_file::ParquetFile,
    row::{COLUMNS, FileRows, Head, Row},
};

/// The formats of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Fields with commas between them, for spreadsheet programs too.
    Csv {
        /// Whether the mark of UTF-8 stands before all.
        has_mark: bool,
    },
    /// A JSON object a line.
    Ndjson,
    /// Columns, typed and packed, for engines.
    Parquet,
}

/// A table that is being written.
pub struct TableWriter<W: Write + Send> {
    sink: Sink<W>,
    /// The text of the rows of one file.
    text: String,
}

enum Sink<W: Write + Send> {
    Csv(W),
    Ndjson(W),
    Parquet(Box<ParquetFile<W>>),
}

impl<W: Write + Send> TableWriter<W> {
    /// A table without rows.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn new(format: TableFormat, mut to: W) -> anyhow::Result<Self> {
        let sink = match format {
            TableFormat::Csv { has_mark } => {
                let mark = if has_mark { csv::MARK } else { "" };
                to.write_all(format!("{mark}{}", csv::heads()).as_bytes())?;
                Sink::Csv(to)
            }
            TableFormat::Ndjson => Sink::Ndjson(to),
            TableFormat::Parquet => Sink::Parquet(Box::new(ParquetFile::new(to)?)),
        };
        Ok(Self {
            sink,
            text: String::new(),
        })
    }

    /// Adds the rows of a file.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn add(&mut self, file: &FileRows) -> anyhow::Result<()> {
        self.text.clear();
        match &mut self.sink {
            Sink::Csv(to) => {
                for row in &file.rows {
                    csv::push_row(&mut self.text, &file.head, row);
                }
                to.write_all(self.text.as_bytes())?;
            }
            Sink::Ndjson(to) => {
                for row in &file.rows {
                    self.text.push_str(&object(&file.head, row));
                    self.text.push('\n');
                }
                to.write_all(self.text.as_bytes())?;
            }
            Sink::Parquet(parquet) => parquet.add(file)?,
        }
        Ok(())
    }

    /// Writes what stands behind the last row, and gives back what the table was written to.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(self) -> anyhow::Result<W> {
        match self.sink {
            Sink::Csv(to) | Sink::Ndjson(to) => Ok(to),
            Sink::Parquet(parquet) => parquet.finish(),
        }
    }
}

/// A row as a JSON object, its members in the order of the columns.
#[must_use]
pub fn object(head: &Head, row: &Row) -> String {
    let value = row.value.map(|value| value.to_string());
    // Digit for digit: a reader that knows exact numbers loses none.
    let number = row.number().map(|number| number.to_string());
    let values: [String; COLUMNS.len()] = [
        json!(head.file).to_string(),
        json!(head.organ).to_string(),
        json!(head.year).to_string(),
        json!(head.form).to_string(),
        json!(row.id).to_string(),
        json!(row.label).to_string(),
        json!(value).to_string(),
        number.unwrap_or_else(|| Value::Null.to_string()),
        json!(row.unit).to_string(),
        json!(row.state.name()).to_string(),
        json!(row.row).to_string(),
        json!(row.column).to_string(),
        json!(row.source).to_string(),
        json!(head.fingerprint).to_string(),
        json!(row.finding).to_string(),
    ];
    let members = COLUMNS.iter().zip(values);
    let members: Vec<String> = members
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", members.join(","))
}
