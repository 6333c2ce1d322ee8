//! Ruled lines gathered to tables: where two cells have no rule between them, they are one.

use super::{
    ink::{Ink, Rule},
    matrix::Area,
};

/// How near rules must be to be one, or to meet.
const NEAR: f64 = 3.0;
/// Rules that are nearer than this bound no cell: it is a double one.
const THINNEST_CELL: f64 = 4.5;
/// The most pairs of rules that are looked at on a page.
const MOST_PAIRS: usize = 4_000_000;
/// The most places of one table on a page.
const MOST_PLACES: usize = 200_000;

/// A table as it is ruled on one page.
#[derive(Debug)]
pub(super) struct Lattice {
    /// Where its columns begin, and where the last one ends.
    pub(super) columns: Vec<f64>,
    /// Where its rows begin, and where the last one ends.
    pub(super) rows: Vec<f64>,
    /// Its cells, by rows.
    pub(super) cells: Vec<Ruled>,
    /// Whether no rule closes it above.
    pub(super) is_open_above: bool,
    /// Whether no rule closes it below.
    pub(super) is_open_below: bool,
    /// Which cell each place belongs to.
    owners: Vec<usize>,
}

/// A cell, with the places that it covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruled {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) row_span: usize,
    pub(super) column_span: usize,
}

/// Where rules part the places of a table.
struct Walls {
    across: Vec<bool>,
    down: Vec<bool>,
    rows: usize,
    columns: usize,
}

impl Walls {
    /// Whether a rule stands at this edge of columns in a row.
    fn is_wall(&self, edge: usize, row: usize) -> bool {
        wall(&self.across, self.rows, edge, row)
    }

    /// Whether a rule lies at this edge of rows in a column.
    fn is_floor(&self, edge: usize, column: usize) -> bool {
        wall(&self.down, self.columns, edge, column)
    }
}

/// A page has more rules than are looked at.
#[derive(Debug)]
pub(super) struct TooMany;

impl Lattice {
    /// The box around it.
    pub(super) fn area(&self) -> Area {
        let end = |edges: &[f64]| edges.last().copied().unwrap_or(0.0);
        let start = |edges: &[f64]| edges.first().copied().unwrap_or(0.0);
        Area {
            left: start(&self.columns),
            right: end(&self.columns),
            top: start(&self.rows),
            bottom: end(&self.rows),
        }
    }

    /// Whether a place belongs to no cell yet.
    fn is_free(&self, row: usize, column: usize) -> bool {
        let width = self.columns.len().saturating_sub(1);
        self.owners.get(row * width + column) == Some(&usize::MAX)
    }

    /// Adds the cell that begins at a place: it reaches to the right as far as no rule stands, and
    /// down as far as none lies across it.
    fn cover(&mut self, row: usize, column: usize, walls: &Walls) {
        let mut right = column + 1;
        while right < walls.columns && !walls.is_wall(right, row) && self.is_free(row, right) {
            right += 1;
        }
        let mut below = row + 1;
        while below < walls.rows
            && (column..right).all(|at| !walls.is_floor(below, at) && self.is_free(below, at))
            && (column + 1..right).all(|edge| !walls.is_wall(edge, below))
        {
            below += 1;
        }
        let number = self.cells.len();
        self.cells.push(Ruled {
            row,
            column,
            row_span: below - row,
            column_span: right - column,
        });
        for row in row..below {
            let from = row * walls.columns;
            if let Some(places) = self.owners.get_mut(from + column..from + right) {
                places.fill(number);
            }
        }
    }

    /// The cell that holds a point.
    pub(super) fn cell_at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let column = place(&self.columns, x)?;
        let row = place(&self.rows, y)?;
        let width = self.columns.len().saturating_sub(1);
        self.owners.get(row * width + column).copied()
    }
}

/// Between which edges a place lies.
fn place(edges: &[f64], at: f64) -> Option<usize> {
    let behind = edges.partition_point(|edge| *edge <= at);
    (behind > 0 && behind < edges.len()).then(|| behind - 1)
}

/// The tables of a page.
pub(super) fn lattices(ink: &mut Ink) -> Result<Vec<Lattice>, TooMany> {
    let level = merged(std::mem::take(&mut ink.level));
    let upright = merged(std::mem::take(&mut ink.upright));
    if level.len().saturating_mul(upright.len()) > MOST_PAIRS {
        return Err(TooMany);
    }
    let mut tables = Vec::new();
    for (level, upright) in groups(&level, &upright) {
        tables.extend(lattice(&level, &upright)?);
    }
    Ok(tables)
}

/// Rules in one line that touch each other, as one.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut all: Vec<Rule> = Vec::new();
    for near in rules.chunk_by(|a, b| b.at - a.at < NEAR / 4.0) {
        let mut near = near.to_vec();
        near.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut last: Option<Rule> = None;
        for rule in near {
            match &mut last {
                Some(last) if rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => all.extend(last.replace(rule)),
            }
        }
        all.extend(last);
    }
    all.retain(|rule| rule.to - rule.from > NEAR);
    all
}

/// Rules that hang together, by those they cross or meet.
fn groups(level: &[Rule], upright: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut group_of_upright = vec![usize::MAX; upright.len()];
    let mut parents: Vec<usize> = (0..level.len()).collect();
    for (number, along) in level.iter().enumerate() {
        for (down, group) in upright.iter().zip(&mut group_of_upright) {
            if !meet(along, down) {
                continue;
            }
            if *group == usize::MAX {
                *group = number;
            } else {
                let (one, other) = (root(&mut parents, *group), root(&mut parents, number));
                if let Some(parent) = parents.get_mut(one.max(other)) {
                    *parent = one.min(other);
                }
            }
        }
    }
    let mut groups: Vec<(Vec<Rule>, Vec<Rule>)> = vec![Default::default(); level.len()];
    for (number, along) in level.iter().enumerate() {
        let group = root(&mut parents, number);
        if let Some((level, _)) = groups.get_mut(group) {
            level.push(*along);
        }
    }
    for (down, group) in upright.iter().zip(group_of_upright) {
        if group == usize::MAX {
            continue;
        }
        let group = root(&mut parents, group);
        if let Some((_, upright)) = groups.get_mut(group) {
            upright.push(*down);
        }
    }
    groups.retain(|(level, upright)| level.len() > 1 && !upright.is_empty());
    groups
}

fn root(parents: &mut [usize], of: usize) -> usize {
    let mut at = of;
    while let Some(parent) = parents.get(at).copied().filter(|parent| *parent != at) {
        // What was passed points further up afterwards.
        let above = parents.get(parent).copied().unwrap_or(parent);
        if let Some(place) = parents.get_mut(at) {
            *place = above;
        }
        at = parent;
    }
    at
}

fn meet(along: &Rule, down: &Rule) -> bool {
    let holds = |rule: &Rule, at: f64| rule.from - NEAR <= at && at <= rule.to + NEAR;
    holds(along, down.at) && holds(down, along.at)
}

/// The table that rules make which hang together.
fn lattice(level: &[Rule], upright: &[Rule]) -> Result<Option<Lattice>, TooMany> {
    let (columns, ..) = edges(upright, level);
    let (rows, is_open_above, is_open_below) = edges(level, upright);
    let (across, down) = (
        columns.len().saturating_sub(1),
        rows.len().saturating_sub(1),
    );
    if across * down > MOST_PLACES {
        return Err(TooMany);
    }
    let parted_across = walls(upright, &columns, &rows);
    let parted_down = walls(level, &rows, &columns);
    let mut lattice = Lattice {
        owners: vec![usize::MAX; across * down],
        columns,
        rows,
        cells: Vec::new(),
        is_open_above,
        is_open_below,
    };
    let walls = Walls {
        across: parted_across,
        down: parted_down,
        rows: down,
        columns: across,
    };
    for row in 0..down {
        for column in 0..across {
            if lattice.is_free(row, column) {
                lattice.cover(row, column, &walls);
            }
        }
    }
    Ok((lattice.cells.len() > 1).then_some(lattice))
}

/// Where rules of one direction lie, and how far those of the other go beyond them: whether the
/// first and the last edge are none of the rules'.
fn edges(rules: &[Rule], others: &[Rule]) -> (Vec<f64>, bool, bool) {
    let mut places: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    places.sort_by(f64::total_cmp);
    let mut edges: Vec<f64> = Vec::new();
    for place in places {
        if edges.last().is_none_or(|last| place - last > THINNEST_CELL) {
            edges.push(place);
        }
    }
    let start = others.iter().map(|rule| rule.from).min_by(f64::total_cmp);
    let end = others.iter().map(|rule| rule.to).max_by(f64::total_cmp);
    let is_open_before = match (start, edges.first()) {
        (Some(start), Some(first)) => *first - start > THINNEST_CELL,
        _ => false,
    };
    let is_open_behind = match (end, edges.last()) {
        (Some(end), Some(last)) => end - *last > THINNEST_CELL,
        _ => false,
    };
    if is_open_before {
        edges.splice(0..0, start);
    }
    if is_open_behind {
        edges.extend(end);
    }
    (edges, is_open_before, is_open_behind)
}

/// Along which edges, and between which others, rules lie.
fn walls(rules: &[Rule], edges: &[f64], across: &[f64]) -> Vec<bool> {
    let middles: Vec<f64> = across
        .windows(2)
        .filter_map(|pair| match pair {
            [from, to] => Some(f64::midpoint(*from, *to)),
            _ => None,
        })
        .collect();
    let mut walls = vec![false; edges.len() * middles.len()];
    for rule in rules {
        let behind = edges.partition_point(|edge| *edge <= rule.at + 0.01);
        let first = behind.saturating_sub(1);
        let from = middles.partition_point(|middle| *middle < rule.from);
        let to = middles.partition_point(|middle| *middle <= rule.to);
        let from = first * middles.len() + from;
        let to = first * middles.len() + to;
        if let Some(walls) = walls.get_mut(from..to) {
            walls.fill(true);
        }
    }
    walls
}

/// Whether a rule lies along this edge at this place of `places`.
fn wall(walls: &[bool], places: usize, edge: usize, place: usize) -> bool {
    walls.get(edge * places + place).copied().unwrap_or(false)
}
