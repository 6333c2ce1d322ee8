//! What a spreadsheet that the program wrote tells beside the statutory tables: the narrative's
//! figures on its sheet 数据, and on its sheet 校核 what must hold.

mod formula;

use std::collections::BTreeMap;

use self::formula::{Reference, references, sign};
use crate::readers::{
    Transcript,
    transcript::{Mark, Piece, Table},
};

/// What such a spreadsheet tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnWorkbook {
    /// The figures of the narrative, in order.
    pub figures: Vec<OwnFigure>,
    /// What must hold between sums of figures.
    pub relations: Vec<OwnRelation>,
}

/// A figure as its file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFigure {
    /// Its id.
    pub id: String,
    /// What it counts; where the file does not say it, the text beside its number may.
    pub label: Option<String>,
    /// What it counts in; empty where the file says nothing.
    pub unit: String,
    /// Its number, as it is shown.
    pub value: String,
    /// Where it was counted; empty where the file says nothing.
    pub source: String,
}

/// Two sums that must compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRelation {
    /// What it says in words.
    pub says: String,
    /// The ids of the figures whose sum is the left side.
    pub left: Vec<String>,
    /// `=`, `<=` or `>=`.
    pub is: &'static str,
    /// The ids of the figures whose sum is the right side.
    pub right: Vec<String>,
}

/// The heads of the columns of figures.
const HEADS: [&str; 4] = ["编号", "名称", "单位", "数值"];
/// The head of the column of sources, which not every file has.
const SOURCE: &str = "来源";
/// The head of the column of what must hold.
const RELATION: &str = "勾稽关系";
/// So deep are sums of sums followed.
const DEEPEST: usize = 4;
/// So many cells of a relation are followed.
const MOST_MEMBERS: usize = 2_000;

/// What a transcript of a spreadsheet of ours tells.
#[must_use]
pub fn own_workbook(transcript: &Transcript) -> OwnWorkbook {
    let mut sheets = Sheets::of(transcript);
    let mut own = OwnWorkbook::default();
    let names: Vec<&str> = sheets.by_name.keys().copied().collect();
    for sheet in &names {
        let figures = sheets.figures(sheet);
        own.figures.extend(figures);
    }
    for sheet in &names {
        own.relations.extend(sheets.relations(sheet));
    }
    own
}

/// The cells of a sheet by row and column, from 0.
type Cells<'a> = BTreeMap<(usize, usize), &'a Piece>;

/// The cells of all sheets.
struct Sheets<'a> {
    by_name: BTreeMap<&'a str, Cells<'a>>,
    /// The ids of figures by the names of their cells, which not every id can be.
    ids: BTreeMap<&'a str, String>,
}

impl<'a> Sheets<'a> {
    fn of(transcript: &'a Transcript) -> Self {
        let mut by_name = BTreeMap::new();
        for table in &transcript.tables {
            if let Some(name) = &table.sheet {
                by_name.insert(name.as_str(), cells(transcript, table));
            }
        }
        Self {
            by_name,
            ids: BTreeMap::new(),
        }
    }

    /// The figures that a sheet lists.
    fn figures(&mut self, sheet: &str) -> Vec<OwnFigure> {
        let Some(cells) = self.by_name.get(sheet) else {
            return Vec::new();
        };
        let ids = &mut self.ids;
        let column = |row: usize, head: &str| {
            let heads = cells.range((row, 0)..(row + 1, 0));
            let mut heads = heads.filter(|(_, piece)| piece.text.trim() == head);
            heads.next().map(|((_, column), _)| *column)
        };
        let has_all = |row: usize| HEADS.iter().all(|head| column(row, head).is_some());
        let is_head = |piece: &Piece| HEADS.contains(&piece.text.trim());
        let mut heads = cells.iter();
        let Some(((head, _), _)) = heads.find(|((row, _), piece)| is_head(piece) && has_all(*row))
        else {
            return Vec::new();
        };
        let head_row = *head;
        let text = |row: usize, head: &str| {
            let piece = cells.get(&(row, column(head_row, head)?))?;
            Some(piece.text.trim().to_owned())
        };
        let rows = cells.keys().map(|(row, _)| *row).filter(|row| row > head);
        let mut rows: Vec<usize> = rows.collect();
        rows.dedup();
        // Behind a row of its own stand last year's figures.
        let rows = rows
            .into_iter()
            .map_while(|row| Some((row, text(row, "编号").filter(|id| !id.is_empty())?)));
        let figures = rows.filter_map(|(row, id)| {
            let value = cells.get(&(row, column(head_row, "数值")?))?;
            let named = value.figures.iter().filter(|one| one.by == Mark::Name);
            ids.extend(named.map(|one| (one.tag.as_str(), id.clone())));
            let label = text(row, "名称");
            Some(OwnFigure {
                id,
                label: label.filter(|label| !label.is_empty()),
                unit: text(row, "单位").unwrap_or_else(String::new),
                value: Some(value.text.trim().to_owned()).filter(|value| !value.is_empty())?,
                source: text(row, SOURCE).unwrap_or_else(String::new),
            })
        });
        figures.collect()
    }

    /// What must hold by a sheet.
    fn relations(&self, sheet: &str) -> Vec<OwnRelation> {
        let Some(cells) = self.by_name.get(sheet) else {
            return Vec::new();
        };
        let is_head = |piece: &&Piece| piece.text.trim() == RELATION;
        let Some(((head, first), _)) = cells.iter().find(|(_, piece)| is_head(piece)) else {
            return Vec::new();
        };
        let rows = cells.keys().map(|(row, _)| *row).filter(|row| row > head);
        let mut rows: Vec<usize> = rows.collect();
        rows.dedup();
        let relations = rows.into_iter().filter_map(|row| {
            let says = cells.get(&(row, *first))?.text.trim().to_owned();
            let verdict = formula(cells.get(&(row, first + 4))?)?;
            Some(OwnRelation {
                says,
                is: sign(verdict)?,
                left: self.members(sheet, (row, first + 1))?,
                right: self.members(sheet, (row, first + 2))?,
            })
        });
        relations.collect()
    }

    /// The ids of the figures that the formula of a cell adds up; `None` where it does something else.
    fn members(&self, sheet: &str, cell: (usize, usize)) -> Option<Vec<String>> {
        let mut members = Vec::new();
        self.add_members(sheet, cell, DEEPEST, &mut members)?;
        (!members.is_empty()).then_some(members)
    }

    fn add_members(
        &self,
        sheet: &str,
        cell: (usize, usize),
        depth: usize,
        members: &mut Vec<String>,
    ) -> Option<()> {
        let piece = self.by_name.get(sheet)?.get(&cell)?;
        if let Some(figure) = piece.figures.iter().find(|one| one.by == Mark::Name) {
            let id = self.ids.get(figure.tag.as_str());
            members.push(id.unwrap_or(&figure.tag).clone());
            return (members.len() <= MOST_MEMBERS).then_some(());
        }
        let depth = depth.checked_sub(1)?;
        for Reference {
            sheet: other,
            cells,
        } in references(formula(piece)?)?
        {
            let other = other.as_deref().unwrap_or(sheet);
            for row in cells.0.0..=cells.1.0 {
                for column in cells.0.1..=cells.1.1 {
                    self.add_members(other, (row, column), depth, members)?;
                }
            }
        }
        Some(())
    }
}

fn formula(piece: &Piece) -> Option<&str> {
    piece.stored.as_ref()?.formula.as_deref()
}

fn cells<'a>(transcript: &'a Transcript, table: &Table) -> Cells<'a> {
    let cells = table.cells.iter().filter_map(|cell| {
        let line = transcript.lines.get(cell.line)?;
        Some(((cell.row, cell.column), line.pieces.get(cell.piece)?))
    });
    cells.collect()
}
