//! The numbers of a text that its author has answered for.

use crate::diagnostic::{Diagnostic, Place};

/// Where the numbers stand of which a finding is waived.
#[derive(Debug, Default)]
pub(super) struct Excused {
    /// Those that are bound to nothing by intent.
    typed: Vec<Place>,
    /// Those that say something else than the cell that their words name.
    no_cells: Vec<Place>,
}

impl Excused {
    /// What the waivers among these findings excuse.
    pub(super) fn by(findings: &[Diagnostic]) -> Self {
        let waived = |rule: &str| {
            let of_rule = findings
                .iter()
                .filter(|finding| finding.waived.is_some() && finding.rule.name == rule);
            of_rule.map(|finding| finding.primary.place).collect()
        };
        Self {
            typed: waived("unbound-numeral"),
            no_cells: waived("text-table-mismatch"),
        }
    }

    /// Whether the number here stays as typed.
    pub(super) fn stays_typed(&self, place: Place) -> bool {
        self.typed.contains(&place)
    }

    /// Whether the number here is another than that of the cell which its words name.
    pub(super) fn is_no_cell(&self, place: Place) -> bool {
        self.no_cells.contains(&place)
    }
}
