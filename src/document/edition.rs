//! Which edition of a report a file is.

use std::collections::BTreeMap;

use super::figure::PrintedFigure;

/// Findings to be shown beside figures in a draft: figure id to messages.
pub type Remarks = BTreeMap<String, Vec<String>>;

/// What is published, or what was built in spite of findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edition {
    /// What is published: nothing in it speaks of findings.
    Final,
    /// What was built in spite of findings: every page says so, and figures carry what is found
    /// about them.
    Draft(Remarks),
}

impl Edition {
    /// What every page of a draft says; nothing stands on those of a final file.
    #[must_use]
    pub fn mark(&self) -> Option<&'static str> {
        match self {
            Self::Final => None,
            Self::Draft(_) => Some("草稿 DRAFT"),
        }
    }

    /// What is found about the figure of this id; nothing in a final file.
    #[must_use]
    pub fn remarks(&self, id: &str) -> &[String] {
        match self {
            Self::Final => &[],
            Self::Draft(remarks) => remarks.get(id).map_or(&[], Vec::as_slice),
        }
    }

    /// What is remarked on a figure where it is printed; nothing in a final file.
    #[must_use]
    pub fn shown<'a>(&self, figure: &'a PrintedFigure) -> &'a [String] {
        match self {
            Self::Final => &[],
            Self::Draft(_) => &figure.remarks,
        }
    }
}
