//! Names of which no two may be equal, whatever their capitals.

use std::collections::{BTreeMap, BTreeSet};

use super::cell_text::shortened;

/// The names that are given, in lower case: programs do not tell capitals apart.
#[derive(Debug)]
pub(super) struct TakenNames {
    /// The longest name, in UTF-16 units.
    longest: usize,
    names: BTreeSet<String>,
    /// The last number that was put behind a name, so that many names alike are not counted up anew
    /// each time.
    counts: BTreeMap<String, u32>,
}

impl TakenNames {
    /// No name is taken yet; none may have more UTF-16 units than this.
    pub(super) fn up_to(longest: usize) -> Self {
        Self {
            longest,
            names: BTreeSet::new(),
            counts: BTreeMap::new(),
        }
    }

    /// The name, or the first of `name_2`, `name_3` … that is still free; it is then taken.
    pub(super) fn unlike(&mut self, name: &str) -> String {
        let lower = name.to_lowercase();
        if self.names.insert(lower.clone()) {
            return name.to_owned();
        }
        let count = self.counts.entry(lower).or_insert(1);
        loop {
            *count += 1;
            let suffix = format!("_{count}");
            let free = format!("{}{suffix}", shortened(name, self.longest - suffix.len()));
            if self.names.insert(free.to_lowercase()) {
                return free;
            }
        }
    }
}
