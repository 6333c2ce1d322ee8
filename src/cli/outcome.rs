//! How a command ended, and the exit code that says so.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Nothing to complain of.
    Clean,
    /// Findings that count.
    Findings,
    /// Something could not be read, understood or written.
    Failed,
}

impl Outcome {
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
        }
    }
}
