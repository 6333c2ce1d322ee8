//! What is computed of itself, by way of others or at once.

use std::collections::{BTreeMap, BTreeSet};

/// What each of those that wait is computed of.
pub type Waiting<T> = BTreeMap<T, Vec<T>>;

/// Those of `waiting` that lead back to themselves.
#[must_use]
pub fn circles<T: Copy + Ord>(waiting: &Waiting<T>) -> BTreeSet<T> {
    rings(waiting).into_iter().flatten().collect()
}

/// Those of `waiting` that lead back to themselves, those together that lead to each other.
///
/// Two walks find them in time linear in the members, whatever a file makes of its formulas: one
/// along the members, which notes each figure when all that it leads to is done, one against them
/// in the opposite order. What the second walk reaches together leads to each other.
#[must_use]
pub fn rings<T: Copy + Ord>(waiting: &Waiting<T>) -> Vec<BTreeSet<T>> {
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
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for start in done.into_iter().rev() {
        let together = walk(start, &against, &mut seen);
        let names_itself = |figure: &T| {
            let members = waiting.get(figure);
            members.is_some_and(|members| members.contains(figure))
        };
        if together.len() > 1 || together.iter().any(names_itself) {
            found.push(together.into_iter().collect());
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

    /// What waits for what, `a bc` for one computed of two.
    fn waiting(sums: &[&str]) -> Waiting<char> {
        sums.iter()
            .map(|sum| {
                let (name, members) = sum.split_once(' ').unwrap();
                (name.chars().next().unwrap(), members.chars().collect())
            })
            .collect()
    }

    /// Those of these names that lead back to themselves.
    fn found(sums: &[&str]) -> String {
        circles(&waiting(sums)).into_iter().collect()
    }

    #[test]
    fn those_that_lead_to_each_other_are_one_ring() {
        let together = |sums: &[&str]| {
            let mut rings: Vec<String> = rings(&waiting(sums))
                .into_iter()
                .map(|ring| ring.into_iter().collect())
                .collect();
            rings.sort();
            rings
        };
        assert_eq!(together(&["a b", "b c", "c "]), [""; 0]);
        assert_eq!(together(&["a a", "b a"]), ["a"]);
        // Two rings, the one of which leads to the other.
        assert_eq!(together(&["a b", "b ac", "c d", "d c"]), ["ab", "cd"]);
        // Two ways round that share a name.
        assert_eq!(together(&["a bc", "b a", "c a"]), ["abc"]);
    }

    #[test]
    fn what_leads_back_is_told_from_what_leads_there() {
        assert_eq!(found(&["a b", "b c", "c "]), "");
        assert_eq!(found(&["a a"]), "a");
        assert_eq!(found(&["a b", "b c", "c b", "d a"]), "bc");
        assert_eq!(found(&["a b", "b a", "c ad", "d e", "e f", "f d"]), "abdef");
    }
}
