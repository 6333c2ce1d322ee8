//! Which figures are computed of themselves, by way of others or at once.

use std::collections::{BTreeMap, BTreeSet};

use super::figure::FigureId;

/// What each figure that waits is computed of.
pub(super) type Waiting = BTreeMap<FigureId, Vec<FigureId>>;

/// The figures of `waiting` that lead back to themselves.
///
/// Two walks find them in time linear in the members, whatever a file makes of its formulas: one
/// along the members, which notes each figure when all that it leads to is done, one against them
/// in the opposite order. What the second walk reaches together leads to each other.
pub(super) fn circles(waiting: &Waiting) -> BTreeSet<FigureId> {
    let mut against = Waiting::new();
    for (figure, members) in waiting {
        for member in members {
            against.entry(*member).or_default().push(*figure);
        }
    }
    let mut done = Vec::new();
    let mut seen = BTreeSet::new();
    for start in waiting.keys() {
        done.extend(walk(*start, waiting, &mut seen));
    }
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for start in done.into_iter().rev() {
        let together = walk(start, &against, &mut seen);
        let names_itself = |figure: &FigureId| {
            let members = waiting.get(figure);
            members.is_some_and(|members| members.contains(figure))
        };
        if together.len() > 1 || together.iter().any(names_itself) {
            found.extend(together);
        }
    }
    found
}

/// The figures not yet seen that `start` leads to, itself included, each after those that it leads
/// to.
fn walk(start: FigureId, ways: &Waiting, seen: &mut BTreeSet<FigureId>) -> Vec<FigureId> {
    let next = |figure: FigureId| ways.get(&figure).into_iter().flatten().copied();
    let mut done = Vec::new();
    let mut open = Vec::new();
    if seen.insert(start) {
        open.push((start, next(start)));
    }
    while let Some((figure, ways_on)) = open.last_mut() {
        if let Some(way) = ways_on.find(|way| seen.insert(*way)) {
            open.push((way, next(way)));
        } else {
            done.push(*figure);
            open.pop();
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::{Figure, Figures};

    /// The figures of these names that lead back to themselves, `a bc` for one computed of two.
    fn found(formulas: &[&str]) -> String {
        let mut figures = Figures::default();
        for name in ["a", "b", "c", "d", "e", "f"] {
            figures.add(Figure::named(name)).unwrap();
        }
        let id = |name: char| figures.find(&name.to_string()).unwrap();
        let waiting: Waiting = formulas
            .iter()
            .map(|formula| {
                let (figure, members) = formula.split_once(' ').unwrap();
                let members = members.chars().map(id).collect();
                (id(figure.chars().next().unwrap()), members)
            })
            .collect();
        let found = circles(&waiting);
        found
            .iter()
            .map(|id| figures.get(*id).id.as_str())
            .collect()
    }

    #[test]
    fn what_leads_back_is_told_from_what_leads_there() {
        assert_eq!(found(&["a b", "b c", "c "]), "");
        assert_eq!(found(&["a a"]), "a");
        assert_eq!(found(&["a b", "b c", "c b", "d a"]), "bc");
        assert_eq!(found(&["a b", "b a", "c ad", "d e", "e f", "f d"]), "abdef");
    }
}
