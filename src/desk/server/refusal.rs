//! Why a request is not answered.

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It comes from another place, or was meant for another.
    Foreign,
    /// There is nothing at its address.
    Unknown,
    /// It has more bytes than any has.
    TooLarge,
    /// It is no request of the page.
    Unreadable,
}

impl Refusal {
    /// The status of the answer.
    pub(super) fn status(self) -> u16 {
        match self {
            Self::Foreign => 403,
            Self::Unknown => 404,
            Self::TooLarge => 413,
            Self::Unreadable => 400,
        }
    }
}
