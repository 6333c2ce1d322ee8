//! The words of a paragraph or a cell, and the figures marked in them.

use super::super::{
    bookmarks::NAME_START,
    transcript::{HiddenKind, Mark, NoteCall, TaggedFigure},
};

/// The most bookmarks that may be open at once.
const MOST_OPEN: usize = 100;

/// What is read of a paragraph.
#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    /// The figures, each by the name of its bookmark.
    pub figures: Vec<TaggedFigure>,
    /// Where they lead to notes.
    pub calls: Vec<NoteCall>,
    hidden: Vec<Unseen>,
    /// The paragraphs of text boxes that hang on it.
    pub boxes: Vec<Words>,
    /// The bookmarks that have begun, and where.
    open: Vec<(String, usize)>,
}

/// How text is set as far as it decides whether it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// As it stands.
    Seen,
    /// It was inserted while changes were tracked.
    Inserted,
    /// It was deleted while changes were tracked.
    Deleted,
    /// It is set not to be shown.
    Hidden,
    /// It has the colour of the paper.
    White,
    /// A line goes through it.
    Struck,
    /// It is smaller than can be read, or letter upon letter.
    Tiny,
}

/// Something that is not seen.
#[derive(Debug)]
struct Unseen {
    kind: HiddenKind,
    content: String,
    /// How it is set, where it is a stretch of text, and where that ended.
    stretch: Option<(Sight, usize)>,
}

impl Words {
    /// Adds text as far as it is seen.
    pub fn say(&mut self, text: &str, sight: Sight) {
        let at = self.text.len();
        if matches!(sight, Sight::Seen | Sight::Inserted) {
            let plain = |c: char| if c.is_control() { ' ' } else { c };
            self.text.extend(text.chars().map(plain));
        }
        let kind = match sight {
            Sight::Seen => return,
            Sight::Inserted | Sight::Deleted => HiddenKind::Revision,
            Sight::Hidden => HiddenKind::HiddenText,
            Sight::White => HiddenKind::WhiteText,
            Sight::Struck => HiddenKind::StruckText,
            Sight::Tiny => HiddenKind::TinyText,
        };
        let end = self.text.len();
        // One stretch comes in many pieces.
        match self.hidden.last_mut() {
            Some(last) if last.stretch == Some((sight, at)) => {
                last.content.push_str(text);
                last.stretch = Some((sight, end));
            }
            _ => self.hidden.push(Unseen {
                kind,
                content: text.to_owned(),
                stretch: Some((sight, end)),
            }),
        }
    }

    /// Notes something else that is not seen.
    pub fn hide(&mut self, kind: HiddenKind, content: &str) {
        self.hidden.push(Unseen {
            kind,
            content: content.trim().to_owned(),
            stretch: None,
        });
    }

    /// What is not seen, in order.
    pub fn take_hidden(&mut self) -> impl Iterator<Item = (HiddenKind, String)> {
        let hidden = std::mem::take(&mut self.hidden).into_iter();
        let told = hidden.filter(|one| !one.content.trim().is_empty());
        told.map(|one| (one.kind, one.content))
    }

    /// Leads to the note of this number.
    pub fn call(&mut self, note: usize) {
        let at = self.text.len();
        self.calls.push(NoteCall { at, note });
    }

    /// Begins a bookmark, where it is a figure's.
    pub fn open_bookmark(&mut self, name: &str) {
        if name.starts_with(NAME_START) && self.open.len() < MOST_OPEN {
            self.open.push((name.to_owned(), self.text.len()));
        }
    }

    /// Ends a bookmark that has begun.
    pub fn close_bookmark(&mut self, name: &str) {
        let at = self.open.iter().position(|(open, _)| open == name);
        if let Some(at) = at {
            let (tag, start) = self.open.remove(at);
            self.figures.push(TaggedFigure {
                tag,
                range: start..self.text.len(),
                by: Mark::Tag,
            });
        }
    }

    /// Goes on with the words of the next paragraph of the same cell.
    pub fn join(&mut self, next: Self) {
        if !self.text.is_empty() && !next.text.is_empty() {
            self.text.push(' ');
        }
        let moved = self.text.len();
        self.text.push_str(&next.text);
        let figures = next.figures.into_iter().map(|figure| TaggedFigure {
            range: figure.range.start + moved..figure.range.end + moved,
            ..figure
        });
        self.figures.extend(figures);
        let calls = next.calls.into_iter().map(|call| NoteCall {
            at: call.at + moved,
            ..call
        });
        self.calls.extend(calls);
        self.hidden.extend(next.hidden);
        self.boxes.extend(next.boxes);
        self.open.clear();
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.hidden.is_empty() && self.boxes.is_empty()
    }
}
