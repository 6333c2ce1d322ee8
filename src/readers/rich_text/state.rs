//! What holds where the reader stands: each group may say it anew, and with the group it ends.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{tables::Definition, words::Sight};

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// It is the text of the file.
    Text,
    /// Nobody reads it.
    Skip,
    /// Nobody reads it, but text boxes may stand within.
    Drawing,
    /// Properties stand within.
    Properties,
    /// The list of fonts.
    Fonts,
    /// The list of colours.
    Colours,
    /// The list of styles.
    Styles,
    /// It says something by itself.
    Told(Told),
}

/// What a stretch of text says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// The name of a bookmark that begins.
    BookmarkStart,
    /// The name of a bookmark that ends.
    BookmarkEnd,
    /// What a field does.
    Instruction,
    /// A property of this name.
    Property(&'static str),
    /// The name of a property of the file's own.
    PropertyName,
    /// Its value.
    PropertyValue,
    /// What kind of file lies within the file.
    ObjectClass,
    /// The template that is fetched.
    Template,
}

/// What was done to text while changes were tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Inserted,
    Deleted,
}

/// How large letters are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// Their size in half points.
    pub(super) size: i32,
    /// Their width, in hundredths of what it is.
    pub(super) width: i32,
    /// How much farther apart they stand, in twentieths of a point.
    pub(super) apart: i32,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            size: 24,
            width: 100,
            apart: 0,
        }
    }
}

impl Letters {
    /// Whether nobody can read them: smaller than 4 points, lines alone, or one upon the other.
    fn are_unreadable(self) -> bool {
        self.size < 8 || self.width < 20 || self.apart <= -120
    }
}

/// What holds at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// That of the bytes.
    pub(super) encoding: &'static Encoding,
    /// How many characters stand behind one written by its number, for programs that know none.
    pub(super) fallback: usize,
    pub(super) is_hidden: bool,
    pub(super) is_white: bool,
    /// Whether a line goes through it.
    pub(super) is_struck: bool,
    pub(super) letters: Letters,
    /// Whether the characters, or the paragraph, have a ground other than the paper.
    pub(super) grounds: [bool; 2],
    /// What was done to it while changes were tracked.
    pub(super) change: Option<Change>,
    /// The depth in the outline that the paragraph says itself.
    pub(super) level: Option<u8>,
    pub(super) style: i32,
    /// In how many tables, each within another, the paragraph stands.
    pub(super) depth: usize,
}

/// What a group is, beside where its text goes.
#[derive(Debug)]
pub(super) struct Group {
    /// What holds behind it.
    pub(super) around: State,
    /// What is done at its end.
    pub(super) end: End,
    /// What it does, where it is a field.
    pub(super) field: Option<String>,
    /// What lies in it, where it is a file within the file.
    pub(super) object: Option<Object>,
    /// Where its text would go if it had no second form: it has one.
    pub(super) first_form: Option<Destination>,
}

/// What is done at the end of a group.
#[derive(Debug)]
pub(super) enum End {
    /// Nothing.
    Nothing,
    /// What was told since then is taken.
    Told(Told, usize),
    /// A text of its own ends.
    Flow,
    /// The row around is said again.
    Definition(Definition),
}

/// A file within the file.
#[derive(Debug, Default)]
pub(super) struct Object {
    /// Whether it lies elsewhere.
    pub(super) is_linked: bool,
    /// What it is.
    pub(super) class: String,
}

impl Group {
    pub(super) fn new(around: State) -> Self {
        Self {
            around,
            end: End::Nothing,
            field: None,
            object: None,
            first_form: None,
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Text,
            encoding: WINDOWS_1252,
            fallback: 1,
            is_hidden: false,
            is_white: false,
            is_struck: false,
            letters: Letters::default(),
            grounds: [false; 2],
            change: None,
            level: None,
            style: 0,
            depth: 0,
        }
    }
}

impl State {
    /// As a text of its own begins.
    pub(super) fn of_new_text(self, encoding: &'static Encoding) -> Self {
        Self {
            encoding,
            fallback: self.fallback,
            ..Self::default()
        }
    }

    /// As characters are set that nothing is said of.
    pub(super) fn plain(&mut self, encoding: &'static Encoding) {
        self.encoding = encoding;
        self.is_hidden = false;
        self.is_white = false;
        self.is_struck = false;
        self.letters = Letters::default();
        self.grounds = [false, self.grounds[1]];
        self.change = None;
    }

    /// As paragraphs are set that nothing is said of.
    pub(super) fn plain_paragraph(&mut self) {
        self.grounds = [self.grounds[0], false];
        self.level = None;
        self.style = 0;
        self.depth = 0;
    }

    /// Whether text is seen, in a cell with a ground of its own or not.
    pub(super) fn sight(&self, cell_has_ground: bool) -> Sight {
        let has_ground = cell_has_ground || self.grounds.contains(&true);
        if self.change == Some(Change::Deleted) {
            Sight::Deleted
        } else if self.is_hidden {
            Sight::Hidden
        } else if self.is_white && !has_ground {
            Sight::White
        } else if self.is_struck {
            Sight::Struck
        } else if self.letters.are_unreadable() {
            Sight::Tiny
        } else if self.change == Some(Change::Inserted) {
            Sight::Inserted
        } else {
            Sight::Seen
        }
    }
}
