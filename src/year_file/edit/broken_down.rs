//! Figures with parts, as they are put into a file.

/// A figure with parts, in both ways in which a file may state it.
#[derive(Debug)]
pub struct BrokenDown {
    /// Its key.
    pub key: String,
    /// Its value within braces.
    pub braces: String,
    /// As sections, the header of `[figures.key]` first.
    pub section: String,
}

/// Parts for a figure that the file states without any.
#[derive(Debug)]
pub struct PartsOf {
    /// The key of the figure.
    pub figure: String,
    /// Key and value of each part.
    pub parts: Vec<(String, String)>,
    /// Whether they do not add up to the figure.
    pub is_open: bool,
}
