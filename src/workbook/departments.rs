//! Which department counts what.

use crate::year_file::{DepartmentEntry, FigureEntry, YearFile, named_figures::closeness};

/// The departments of a year file.
#[derive(Debug, Default)]
pub struct Departments {
    /// Names, each with what it counts: ids, codes, and starts of these with `.*` behind.
    departments: Vec<(String, Vec<String>)>,
}

impl Departments {
    /// Those of a year file: by its `[filled_by]`, and by what its figures say themselves.
    #[must_use]
    pub fn of(file: &YearFile) -> Self {
        let mut departments = Self::default();
        // What a figure says itself goes before what is said of many.
        departments.add_figures(&file.figures);
        for DepartmentEntry { name, figures } in &file.filled_by {
            for figure in figures {
                departments.add(&name.value, &figure.value);
            }
        }
        departments
    }

    fn add_figures(&mut self, figures: &[FigureEntry]) {
        for figure in figures {
            if let Some(name) = &figure.filled_by {
                self.add(&name.value, &figure.id);
            }
            let parts = figure.breakdowns.iter().flat_map(|one| &one.parts);
            for part in parts.chain(&figure.of_which) {
                self.add_figures(std::slice::from_ref(part));
            }
        }
    }

    fn add(&mut self, name: &str, figures: &str) {
        let there = self.departments.iter_mut().find(|(there, _)| there == name);
        match there {
            Some((_, counted)) => counted.push(figures.to_owned()),
            None => self
                .departments
                .push((name.to_owned(), vec![figures.to_owned()])),
        }
    }

    /// Their names, in the order of the year file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.departments.iter().map(|(name, _)| name.as_str())
    }

    /// The department that counts a figure or cell: of several the one that names it most closely.
    #[must_use]
    pub fn who_counts(&self, id: &str) -> Option<&str> {
        let named = self.departments.iter().filter_map(|(name, counted)| {
            let close = counted.iter().filter_map(|one| closeness(one, id));
            close.max().map(|close| (close, name.as_str()))
        });
        // Of equals the first.
        let best = named.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_name_counts() {
        let mut departments = Departments::default();
        departments.add("办公室", "*");
        departments.add("法规科", "requests.*");
        departments.add("信访科", "requests.new");
        let who = |id: &str| departments.who_counts(id);
        assert_eq!(who("disclosed.rules"), Some("办公室"));
        assert_eq!(who("requests.result.granted.natural"), Some("法规科"));
        assert_eq!(who("requests.new.natural"), Some("信访科"));
        assert_eq!(who("requests.newer"), Some("法规科"));
    }
}
