//! The fields under the statutory table: who is responsible, who filled it in, and when.

use super::grid::{CellRole, Grid, GridCell};
use crate::{
    forms::Form,
    language::{dates::day, text_width::text_width},
    model::Report,
};

/// So many fields stand beside each other.
const MOST_IN_A_ROW: usize = 5;

/// Room for a name to be signed, in quarters of a character.
const SIGNATURE: u32 = 8;

/// The least room for one.
const LEAST_SIGNATURE: u32 = 8;

/// What a line of 五号 under a table of the Word report holds, in quarters of a character.
const LINE: u32 = 4 * 42;

/// A field: its label with a colon, and what the year file gives for it.
struct Field {
    label: String,
    value: Option<String>,
}

impl Field {
    fn text(&self) -> String {
        match &self.value {
            Some(value) => format!("{}{value}", self.label),
            None => self.label.clone(),
        }
    }

    /// What it needs, a signature and the distance to the next included, in quarters of a character.
    fn width(&self) -> u32 {
        let value = self.value.as_deref().map_or(0, text_width);
        text_width(&self.label) + value.max(SIGNATURE) + text_width("　")
    }
}

/// The fields as a row of cells beside each other, as wide as what stands in them asks for; as
/// several rows where there are many.
#[must_use]
pub fn row(report: &Report, form: &Form) -> Option<Grid> {
    let fields = fields(report, form);
    let rows: Vec<&[Field]> = fields.chunks(MOST_IN_A_ROW).collect();
    let (first, is_alone) = (rows.first()?, rows.len() == 1);
    let widths = if is_alone {
        widths(first)
    } else {
        vec![1; first.len()]
    };
    let cells = rows.iter().map(|fields| {
        let cells = fields.iter().enumerate();
        cells
            .map(|(column, field)| GridCell::of_text(column, &field.text(), CellRole::Label))
            .collect()
    });
    Some(Grid {
        title: "签字栏".to_owned(),
        columns: in_thousandths(&widths),
        header_rows: 0,
        landscape: false,
        small_type: false,
        keep_together: true,
        rows: cells.collect(),
        remarks: Vec::new(),
    })
}

/// What fields need beside each other: what is given stands in one line, and those to be signed
/// share what is left.
fn widths(fields: &[Field]) -> Vec<u32> {
    let open = fields.iter().filter(|field| field.value.is_none()).count();
    let needed: u32 = fields
        .iter()
        .map(|field| text_width(&field.text()) + 1)
        .sum();
    let open = u32::try_from(open).expect("a row has few fields");
    let share = LINE.saturating_sub(needed) / open.max(1);
    let room = |field: &Field| match field.value {
        Some(_) => 0,
        None => share.max(LEAST_SIGNATURE),
    };
    let widths = fields.iter();
    widths
        .map(|field| text_width(&field.text()) + 1 + room(field))
        .collect()
}

/// Widths in parts of a thousand of their sum.
fn in_thousandths(widths: &[u32]) -> Vec<u32> {
    let whole = widths.iter().sum::<u32>().max(1);
    let (mut sum, mut edge) = (0, 0);
    widths
        .iter()
        .map(|width| {
            sum += width;
            let right = 1000 * sum / whole;
            let column = right - edge;
            edge = right;
            column
        })
        .collect()
}

/// The fields in lines of no more than `room` quarters of a character; no field is divided, and
/// what a line has over is room to sign.
#[must_use]
pub fn lines(report: &Report, form: &Form, room: u32) -> Option<String> {
    let mut lines: Vec<Vec<Field>> = Vec::new();
    let mut taken = 0;
    for field in fields(report, form) {
        let width = field.width();
        match lines.last_mut() {
            Some(line) if taken + width <= room => line.push(field),
            _ => {
                taken = 0;
                lines.push(vec![field]);
            }
        }
        taken += width;
    }
    let lines: Vec<String> = lines.iter().map(|line| spread(line, room)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Fields beside each other across a line, with room behind each.
fn spread(fields: &[Field], room: u32) -> String {
    let needed: u32 = fields.iter().map(Field::width).sum();
    let count = u32::try_from(fields.len())
        .expect("a form has few fields")
        .max(1);
    // Full-width spaces, whose width every face agrees on.
    let spare = room.saturating_sub(needed) / count / text_width("　");
    let mut line = String::new();
    for field in fields {
        let text = field.text();
        let to_sign = field.width().saturating_sub(text_width(&text)) / text_width("　");
        line.push_str(&text);
        line.extend((0..to_sign + spare).map(|_| '　'));
    }
    line.trim_end().to_owned()
}

fn fields(report: &Report, form: &Form) -> Vec<Field> {
    let labels = form.head.footer.iter();
    labels
        .map(|label| Field {
            value: match label.as_str() {
                "填报日期" => report.date.map(day),
                label => told_under_table(report, label),
            },
            label: format!("{label}："),
        })
        .collect()
}

/// What the organ tells for this field.
fn told_under_table(report: &Report, field: &str) -> Option<String> {
    let mut told = report.organ.particulars.iter();
    let one = told.find(|one| one.printed.under_table == Some(field))?;
    Some(one.text.value.clone())
}
