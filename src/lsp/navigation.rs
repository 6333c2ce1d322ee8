//! The way between a figure and where it is used, and the outline of a file.

use std::ops::Range;

use gen_lsp_types::{DocumentSymbol, Location, Range as PositionRange, SymbolKind};

use super::{
    findings::Placing,
    mentions::{self, Mention, Role},
    view::View,
};
use crate::year_file::spots::{Spot, SpotKind};

/// Where what is named at an offset is stated.
pub(super) fn definition(
    view: &View<'_>,
    placing: &mut Placing<'_>,
    offset: usize,
) -> Option<Location> {
    let mentions = view.mentions();
    let mention = mentions::at(&mentions, offset)?;
    let (id, _) = mention.part_at(offset);
    let stated = |id: &str| {
        let mut stated = mentions.iter().filter(|one| one.role != Role::Use);
        stated.find(|one| one.id == id)
    };
    if let Some(stated) = stated(&id).or_else(|| stated(&mention.id)) {
        return Some(Location {
            uri: placing.address.into(),
            range: view.lines.range(stated.place.clone()),
        });
    }
    // Last year's figures, and cells that a whole row fills in.
    let figures = &placing.compiled.report.as_ref()?.figures;
    let figure = figures.get(figures.find(&mention.id)?);
    Some(placing.location(figure.place?))
}

/// Where the figure or cell that is named at an offset is named at all.
pub(super) fn references(
    view: &View<'_>,
    offset: usize,
    with_statement: bool,
) -> Vec<Range<usize>> {
    let mentions = view.mentions();
    let Some(mention) = mentions::at(&mentions, offset) else {
        return Vec::new();
    };
    let (id, _) = mention.part_at(offset);
    let is_meant = |one: &&Mention| one.id == id && (with_statement || one.role == Role::Use);
    let meant = mentions.iter().filter(is_meant);
    meant.map(|one| one.place.clone()).collect()
}

/// The tables of a file, each with its keys.
pub(super) fn outline(view: &View<'_>) -> Vec<DocumentSymbol> {
    let mut outline: Vec<DocumentSymbol> = Vec::new();
    let mut table: &[String] = &[];
    let next = view.spots.iter().skip(1).map(Some).chain([None]);
    for (spot, next) in view.spots.iter().zip(next) {
        let range = view.lines.range(spot.place.clone());
        match spot.kind {
            // The last key of a header has its whole path.
            SpotKind::Header if !next.is_some_and(|next| goes_on(spot, next)) => {
                table = &spot.path;
                outline.push(symbol(table.join("."), SymbolKind::Namespace, range));
            }
            SpotKind::Key => {
                let (Some(name), true) = (spot.path.get(table.len()), is_within(spot, table))
                else {
                    continue;
                };
                let key = symbol(name.clone(), SymbolKind::Property, range);
                match outline.last_mut().filter(|_| !table.is_empty()) {
                    Some(table) => {
                        table.range.end = range.end;
                        table.children.get_or_insert_default().push(key);
                    }
                    None => outline.push(key),
                }
            }
            SpotKind::Header | SpotKind::Value => {}
        }
    }
    outline
}

/// Whether a key of a header leads on to the next.
fn goes_on(spot: &Spot, next: &Spot) -> bool {
    next.kind == SpotKind::Header && next.path.len() > spot.path.len()
}

/// Whether a key stands in a table itself, and in none within it.
fn is_within(spot: &Spot, table: &[String]) -> bool {
    spot.path.len() == table.len() + 1
}

fn symbol(name: String, kind: SymbolKind, range: PositionRange) -> DocumentSymbol {
    DocumentSymbol::new(name, None, kind, None, None, range, range, None)
}
