//! The home of a figure: the cell that holds it, which all others take it from.

use std::collections::BTreeMap;

use super::{position::Reference, sheet::Entry};
use crate::{
    forms::Kind,
    model::figure::{Figure, FigureId},
};

/// Where each figure lives.
pub(super) type Homes = BTreeMap<FigureId, Reference>;

/// What may be typed where a figure stands.
#[must_use]
pub fn entry(figure: &Figure) -> Entry {
    let decimals = figure.value.is_some_and(|value| value.scale() > 0);
    match figure.kind {
        Kind::Amount => Entry::Amount,
        _ if decimals => Entry::Amount,
        Kind::SignedInteger => Entry::Change,
        Kind::Integer => Entry::Count,
    }
}
