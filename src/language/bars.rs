//! What parts the cells of a row that is typed in running text.

/// A tab, as the reader of texts keeps it.
pub const TAB: char = '\u{2003}';

/// Bars of all kinds, and the tab.
pub const BARS: [char; 6] = ['|', '｜', '│', '┃', '║', TAB];
