//! Tables in a text whose cells commas part, as spreadsheets save them.

use std::borrow::Cow;

use super::transcript::TAB;

/// What parts cells.
const COMMA: char = ',';

/// What cells may stand in, so that a comma may stand in them.
const QUOTE: char = '"';

/// So many lines below each other with as many commas are a table, if figures stand in them.
const FEWEST_ROWS: usize = 3;

/// A row of a table has so many commas.
const FEWEST_COMMAS: usize = 2;

/// The lines of a text, those of tables with tabs for commas; every character keeps its place.
pub(super) fn lines(text: &str) -> Vec<Cow<'_, str>> {
    let lines: Vec<&str> = text.lines().collect();
    let blocks = lines.chunk_by(|one, other| commas(one) == commas(other));
    let mut found = Vec::with_capacity(lines.len());
    for block in blocks {
        let is_table = block.len() >= FEWEST_ROWS
            && block
                .first()
                .is_some_and(|line| commas(line) >= FEWEST_COMMAS)
            && block.iter().filter(|line| is_of_figures(line)).count() >= FEWEST_ROWS - 1
            && !block.iter().any(|line| line.contains(SENTENCE_ENDS));
        found.extend(block.iter().map(|line| {
            if is_table {
                Cow::Owned(parted(line))
            } else {
                Cow::Borrowed(*line)
            }
        }));
    }
    found
}

/// What no row of a table has.
const SENTENCE_ENDS: [char; 2] = ['。', '；'];

/// Each character of a line with whether it stands between quotes.
fn quoted(line: &str) -> impl Iterator<Item = (char, bool)> {
    line.chars().scan(false, |is_quoted, c| {
        if c == QUOTE {
            *is_quoted = !*is_quoted;
        }
        Some((c, *is_quoted))
    })
}

/// How many commas part cells on a line.
fn commas(line: &str) -> usize {
    quoted(line)
        .filter(|(c, is_quoted)| *c == COMMA && !is_quoted)
        .count()
}

/// Whether most cells behind the first hold a number or nothing, and one a number.
fn is_of_figures(line: &str) -> bool {
    let parted = parted(line);
    let cells: Vec<&str> = parted.split(TAB).skip(1).map(str::trim).collect();
    let is_number = |cell: &&&str| {
        cell.chars().any(|c| c.is_ascii_digit())
            && cell
                .chars()
                .all(|c| c.is_ascii_digit() || "., +-%".contains(c))
    };
    let numbers = cells.iter().filter(is_number).count();
    let blanks = cells.iter().filter(|cell| cell.is_empty()).count();
    numbers > 0 && (numbers + blanks) * 2 > cells.len()
}

/// A line with tabs for the commas that part its cells, and blanks for the quotes around them.
fn parted(line: &str) -> String {
    let cells = quoted(line).map(|(c, is_quoted)| match c {
        COMMA if !is_quoted => TAB,
        QUOTE => " ",
        _ => "",
    });
    let mut parted = String::with_capacity(line.len());
    for (c, instead) in line.chars().zip(cells) {
        if instead.is_empty() {
            parted.push(c);
        } else {
            parted.push_str(instead);
        }
    }
    parted
}
