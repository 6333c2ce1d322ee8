//! A page as what stands on it from the top: lines of text, and tables.

use super::{
    ink::{Glyph, Ink},
    lattice::{Lattice, TooMany, lattices},
    lines::{TextLine, lines, rows, text_of_cell},
    matrix::Area,
};

/// Characters are shown one after the other if no more room is between them, by their size.
const TOUCHING: f64 = 0.08;
/// How far text may go out of a table, by its size.
const OVERHANG: f64 = 0.6;

/// A page.
#[derive(Debug, Default)]
pub(super) struct PageBlocks {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) blocks: Vec<Block>,
    /// How many characters have no meaning told.
    pub(super) unknown: usize,
    /// Whether its rules were too many to be looked at.
    pub(super) has_too_many_rules: bool,
}

/// What stands on a page.
#[derive(Debug)]
pub(super) enum Block {
    Line(TextLine),
    Table(Lattice, Vec<String>),
}

impl Block {
    pub(super) fn area(&self) -> Area {
        match self {
            Self::Line(line) => line.area,
            Self::Table(lattice, _) => lattice.area(),
        }
    }
}

/// Sets a page in order.
pub(super) fn blocks(mut ink: Ink) -> PageBlocks {
    let mut page = PageBlocks {
        width: ink.width,
        height: ink.height,
        ..PageBlocks::default()
    };
    let mut tables = lattices(&mut ink).unwrap_or_else(|TooMany| {
        page.has_too_many_rules = true;
        Vec::new()
    });
    // The smaller first: it may stand within another.
    tables.sort_by(|a, b| {
        let size = |lattice: &Lattice| lattice.area().width() * lattice.area().height();
        size(a).total_cmp(&size(b))
    });
    let mut glyphs = ink.glyphs;
    for lattice in tables {
        let area = lattice.area();
        let (within, outside) = glyphs.into_iter().partition(|glyph: &Glyph| {
            let mut area = area;
            area.left -= OVERHANG * glyph.size;
            area.right += OVERHANG * glyph.size;
            area.holds(glyph.area.middle())
        });
        glyphs = outside;
        let texts = cells(&lattice, within, &mut page.unknown);
        if texts.iter().any(|text| !text.is_empty()) {
            page.blocks.push(Block::Table(lattice, texts));
        }
    }
    for line in lines(glyphs) {
        page.unknown += line.unknown;
        page.blocks.push(Block::Line(line));
    }
    page.blocks.sort_by(|a, b| {
        let (a, b) = (a.area(), b.area());
        a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left))
    });
    page
}

/// What stands in each cell.
fn cells(lattice: &Lattice, glyphs: Vec<Glyph>, unknown: &mut usize) -> Vec<String> {
    let mut held: Vec<Vec<Glyph>> = vec![Vec::new(); lattice.cells.len()];
    for row in rows(glyphs) {
        for run in row.chunk_by(|a, b| hang_together(a, b, &lattice.columns)) {
            let Some(mut area) = run.first().map(|glyph| glyph.area) else {
                continue;
            };
            for glyph in run {
                area.join(glyph.area);
            }
            let cell = lattice.cell_at(area.middle());
            if let Some(held) = cell.and_then(|cell| held.get_mut(cell)) {
                held.extend_from_slice(run);
            }
        }
    }
    let texts = held.into_iter().map(|glyphs| {
        let lines = lines(glyphs);
        *unknown += lines.iter().map(|line| line.unknown).sum::<usize>();
        text_of_cell(&lines)
    });
    texts.collect()
}

/// Whether two characters beside each other stand in one cell for sure: text that is too wide for its
/// cell goes over the rule, and is not parted there. Others may do so too, and are told by their own
/// places.
fn hang_together(before: &Glyph, glyph: &Glyph, columns: &[f64]) -> bool {
    let em = before.size.min(glyph.size);
    let room = (glyph.area.left - before.area.right) / em.max(0.1);
    let from = before.area.middle().0;
    let to = glyph.area.middle().0;
    let is_parted = columns.iter().any(|edge| (from..=to).contains(edge));
    if before.run == glyph.run {
        room < if is_parted { 0.2 } else { 1.0 }
    } else {
        room.abs() < TOUCHING && !is_parted
    }
}
