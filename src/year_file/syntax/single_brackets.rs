//! `[sections]` again and again, where each is one of several: `[[sections]]`.

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Place, Text},
    year_file::{
        layout::{Kind, Layout, SEVERAL},
        rules,
        typed::Typed,
    },
};

/// The several tables of which the header around `at`, a key that stands twice, heads one.
pub(super) fn name(layout: &Layout, at: usize) -> Option<&'static str> {
    let behind = layout
        .statements
        .partition_point(|one| one.place.start <= at);
    let header = layout.statements.get(behind.checked_sub(1)?)?;
    let is_header = !matches!(header.kind, Kind::Key(_)) && header.place.contains(&at);
    let mut several = SEVERAL.iter().copied();
    several.find(|name| is_header && header.path == [*name])
}

/// The finding for all headers of `name` in single brackets; `at` is the key of one that stands
/// twice.
pub(super) fn finding(
    typed: &Typed<'_>,
    layout: &Layout,
    name: &str,
    at: &Range<usize>,
) -> Diagnostic {
    let heads: Vec<Range<usize>> = layout
        .statements
        .iter()
        .filter(|header| matches!(header.kind, Kind::Table) && header.path == [name])
        .map(|header| header.place.clone())
        .collect();
    let place = |range: Range<usize>| Place::year(typed.span(range));
    let here = heads
        .iter()
        .find(|head| head.contains(&at.start))
        .map_or(at.clone(), Range::clone);
    let mut finding = rules::single_brackets(name, place(here.clone()));
    if let Some(other) = heads.iter().find(|head| **head != here) {
        finding = finding.with_related(place(other.clone()), Text::new("这一处也是", "so is this"));
    }
    for head in heads {
        finding = finding.with_safe_fix(place(head), format!("[[{name}]]"));
    }
    finding
}
