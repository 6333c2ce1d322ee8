//! What is computed of itself, by way of others or at once.

use std::collections::{BTreeMap, BTreeSet};

/// What each of those that wait is computed of.
pub type Waiting<T> = BTreeMap<T, Vec<T>>;

/// Those of `waiting` that lead back to themselves.
///
/// Two walks find them in time linear in the members, whatever a file makes of its formulas: one
/// along the members, which notes each figure when all that it leads to is done, one against them
/// in the opposite order. What the second walk reaches together leads to each other.
#[must_use]
pub fn circles<T: Copy + Ord>(waiting: &Waiting<T>) -> BTreeSet<T> {
    let mut against = Waiting::<T>::new();
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
        let names_itself = |figure: &T| {
            let members = waiting.get(figure);
            members.is_some_and(|members| members.contains(figure))
        };
        if together.len() > 1 || together.iter().any(names_itself) {
            found.extend(together);
        }
    }
    found
}

/// Those not yet seen that `start` leads to, itself included, each after those that it leads
/// to.
fn walk<T: Copy + Ord>(start: T, ways: &Waiting<T>, seen: &mut BTreeSet<T>) -> Vec<T> {
    let next = |figure: T| ways.get(&figure).into_iter().flatten().copied();
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

    /// Those of these names that lead back to themselves, `a bc` for one computed of two.
    fn found(sums: &[&str]) -> String {
        let waiting: Waiting<char> = sums
            .iter()
            .map(|sum| {
                let (name, members) = sum.split_once(' ').unwrap();
                (name.chars().next().unwrap(), members.chars().collect())
            })
            .collect();
        circles(&waiting).into_iter().collect()
    }

    #[test]
    fn what_leads_back_is_told_from_what_leads_there() {
        assert_eq!(found(&["a b", "b c", "c "]), "");
        assert_eq!(found(&["a a"]), "a");
        assert_eq!(found(&["a b", "b c", "c b", "d a"]), "bc");
        assert_eq!(found(&["a b", "b a", "c ad", "d e", "e f", "f d"]), "abdef");
    }
}
