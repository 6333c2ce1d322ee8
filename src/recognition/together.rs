//! Several files that are one report: its text in one, its tables in another, or in both.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    own_workbook::own_workbook,
    passages::Passages,
    recognised::{Known, Likeness, Recognised},
    statistics::{
        Statistics,
        cell::{Cell, CellState, FormPlace},
    },
    text_line::Lines,
};
use crate::{
    diagnostic::{Text, say::say},
    readers::{Transcript, joined, simplified},
};

/// A report that several files hold.
#[derive(Debug)]
pub struct Together {
    /// The files as one.
    pub transcript: Transcript,
    /// What they hold.
    pub recognised: Recognised,
    /// Cells that two files give different numbers, the one that is taken first.
    pub told_apart: Vec<(Cell, Cell)>,
}

/// What the files hold of one report, each under its name. The text is that of the file with the most
/// of it; of the others the tables are read.
///
/// # Errors
/// One is no report, they are of different years, or their tables of different forms.
pub fn together(mut files: Vec<(String, Transcript)>, known: &Known) -> Result<Together, Text> {
    if files.len() == 1
        && let Some((name, transcript)) = files.pop()
    {
        return alone(&name, transcript, known);
    }
    let mut found = Vec::new();
    let (mut years, mut forms) = (Common::default(), Common::default());
    let mut likely = None;
    for (name, transcript) in &files {
        let year = known.year.or_else(|| years.value()).or(likely);
        let known = Known {
            year,
            ..known.clone()
        };
        let recognised = Recognised::of(transcript, &known);
        if recognised.likeness == Likeness::Other && !is_own(transcript) {
            return Err(no_report(name));
        }
        // Other years than the title's may be that of any date.
        let titled = recognised.passages.year.as_ref().map(|(year, _)| *year);
        years.take(name, titled)?;
        likely = likely.or(recognised.year);
        let statistics = recognised.statistics.as_ref();
        forms.take(name, statistics.map(|tables| tables.form.head.id.clone()))?;
        found.push(recognised);
    }
    let main = main(&files, &found);
    let mut tables = Tables::default();
    let mut unread = Vec::new();
    let mut first = 0;
    for (index, ((name, transcript), recognised)) in files.iter().zip(found).enumerate() {
        let behind = first + transcript.lines.len();
        if Some(index) != main {
            tables.passed_over.extend(first..behind);
            if recognised.passages.has_sentences(transcript) {
                unread.push(only_tables(name));
            }
        }
        tables.add(recognised.statistics, first);
        first = behind;
    }
    let year = known.year.or_else(|| years.value()).or(likely);
    let mut transcript = joined::joined(with_short_names(files));
    transcript.unread.extend(unread);
    let recognised = {
        let folded = simplified::transcript(&transcript);
        let passed_over = &tables.passed_over;
        Recognised::with_tables(&folded, known, year, tables.statistics, passed_over)
    };
    Ok(Together {
        transcript,
        recognised,
        told_apart: tables.told_apart,
    })
}

/// What one file holds of a report.
fn alone(name: &str, transcript: Transcript, known: &Known) -> Result<Together, Text> {
    let recognised = Recognised::of(&transcript, known);
    if recognised.likeness == Likeness::Other && !is_own(&transcript) {
        return Err(no_report(name));
    }
    Ok(Together {
        transcript,
        recognised,
        told_apart: Vec::new(),
    })
}

/// Whether a file is a spreadsheet of ours, of figures without a statutory table.
fn is_own(transcript: &Transcript) -> bool {
    !own_workbook(transcript).figures.is_empty()
}

/// The files without their folders, where that tells them apart.
fn with_short_names(files: Vec<(String, Transcript)>) -> Vec<(String, Transcript)> {
    let short = |name: &str| {
        let file = Path::new(name).file_name();
        file.map_or_else(
            || name.to_owned(),
            |file| file.to_string_lossy().into_owned(),
        )
    };
    let names: BTreeSet<String> = files.iter().map(|(name, _)| short(name)).collect();
    if names.len() < files.len() {
        return files;
    }
    let files = files.into_iter();
    files
        .map(|(name, transcript)| (short(&name), transcript))
        .collect()
}

/// The file with the most text.
fn main(files: &[(String, Transcript)], found: &[Recognised]) -> Option<usize> {
    let lengths = files
        .iter()
        .zip(found)
        .map(|((_, transcript), found)| length(&found.passages, transcript));
    let lengths: Vec<usize> = lengths.collect();
    let longest = lengths.iter().max();
    lengths.iter().position(|length| Some(length) == longest)
}

/// How much text of a report a file holds, in bytes.
fn length(passages: &Passages, transcript: &Transcript) -> usize {
    let bodies = passages.parts.iter().flat_map(|part| &part.body);
    let lines = passages.preamble.iter().chain(bodies);
    let of_lines = |lines: &Lines| {
        let places = lines.iter();
        places
            .map(|place| transcript.text(place).len())
            .sum::<usize>()
    };
    lines.map(of_lines).sum()
}

/// What all files have in common that have it at all.
#[derive(Debug)]
struct Common<T> {
    first: Option<(String, T)>,
}

impl<T> Default for Common<T> {
    fn default() -> Self {
        Self { first: None }
    }
}

impl<T: Clone + PartialEq + ToString> Common<T> {
    fn value(&self) -> Option<T> {
        self.first.as_ref().map(|(_, value)| value.clone())
    }

    /// Takes what a file has.
    fn take(&mut self, name: &str, value: Option<T>) -> Result<(), Text> {
        match (&self.first, value) {
            (Some((other, first)), Some(value)) if *first != value => {
                let (first, value) = (first.to_string(), value.to_string());
                Err(say!(
                    "{other} 是 {first} 的，{name} 是 {value} 的，不是同一份年报",
                    "{other} is of {first}, {name} of {value}: they are not one report"
                ))
            }
            (None, Some(value)) => {
                self.first = Some((name.to_owned(), value));
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// The tables of the files as one.
#[derive(Debug, Default)]
struct Tables {
    statistics: Option<Statistics>,
    told_apart: Vec<(Cell, Cell)>,
    /// The lines of files of which the tables alone are read.
    passed_over: BTreeSet<usize>,
}

impl Tables {
    /// Adds the tables of a file whose first line is the line `first` of all.
    fn add(&mut self, found: Option<Statistics>, first: usize) {
        let Some(mut found) = found else {
            return;
        };
        found.lines = found.lines.iter().map(|line| line + first).collect();
        for cell in &mut found.cells {
            cell.place.line += first;
        }
        for row in &mut found.added {
            row.place.line += first;
        }
        let Some(whole) = &mut self.statistics else {
            self.statistics = Some(found);
            return;
        };
        whole.lines.append(&mut found.lines);
        whole.added.append(&mut found.added);
        let cells = std::mem::take(&mut whole.cells).into_iter();
        let mut cells: BTreeMap<FormPlace, Cell> = cells.map(|cell| (cell.at, cell)).collect();
        for cell in found.cells {
            match cells.get_mut(&cell.at) {
                Some(there) => match (there.state, cell.state) {
                    (CellState::Stated(one), CellState::Stated(other)) if one != other => {
                        self.told_apart.push((there.clone(), cell));
                    }
                    (CellState::Stated(_), _) => {}
                    // What one file leaves open another may tell.
                    (_, CellState::Stated(_)) => *there = cell,
                    _ => {}
                },
                None => {
                    cells.insert(cell.at, cell);
                }
            }
        }
        whole.cells = cells.into_values().collect();
    }
}

/// That a file is no report.
#[must_use]
pub fn no_report(name: &str) -> Text {
    say!(
        "{name} 不像政府信息公开工作年度报告：没有找到标题、各部分的标题或者统计表",
        "{name} does not look like an annual report on government-information disclosure: no title, no headings of parts and no table of one was found"
    )
}

fn only_tables(name: &str) -> Text {
    say!(
        "{name} 只看了统计表，文字没有看",
        "of {name} the tables alone were read, not its text"
    )
}
