//! What is read of a paragraph, or of the paragraphs of a cell, in any format of running text.

use roxmltree::Node;

use super::{
    running_text::RunningText,
    transcript::{HiddenKind, Mark, NoteCall, Piece, TaggedFigure},
};
use crate::diagnostic::Locator;

/// The words of a paragraph, and what came with them.
#[derive(Debug, Default)]
pub(super) struct Words<'a, 'input> {
    pub(super) text: String,
    pub(super) figures: Vec<TaggedFigure>,
    /// Where they lead to notes.
    pub(super) calls: Vec<NoteCall>,
    /// What is in it and not seen.
    pub(super) hidden: Vec<(HiddenKind, String)>,
    /// The names of the charts in it, as the file has them.
    pub(super) charts: Vec<String>,
    /// The text boxes that hang on it.
    pub(super) boxes: Vec<Node<'a, 'input>>,
    /// The notes to it that stand in the text itself.
    pub(super) notes: Vec<NoteWithin<'a, 'input>>,
    /// Whether something in it lies too deep to be read.
    pub(super) is_cut: bool,
    /// Where the last stop of a contents list's entry stands, behind which is the page's number.
    pub(super) page_number: Option<usize>,
}

/// A note that stands in the text itself.
#[derive(Debug)]
pub(super) struct NoteWithin<'a, 'input> {
    /// Its number.
    pub(super) number: usize,
    /// Whether it is printed behind the whole text.
    pub(super) is_at_end: bool,
    /// What it says.
    pub(super) body: Node<'a, 'input>,
}

impl<'a, 'input> Words<'a, 'input> {
    /// Leads to the note of this number.
    pub(super) fn call(&mut self, note: usize) {
        let at = self.text.len();
        self.calls.push(NoteCall { at, note });
    }

    /// Marks what was added behind `start` as the figure of a tag.
    pub(super) fn mark(&mut self, tag: String, start: usize) {
        self.figures.push(TaggedFigure {
            tag,
            range: start..self.text.len(),
            by: Mark::Tag,
        });
    }

    /// The piece that they are at this place.
    pub(super) fn piece(self, locator: Locator) -> Piece {
        Piece {
            locator,
            text: self.text,
            figures: self.figures,
            calls: self.calls,
            stored: None,
        }
    }

    /// Takes the page's number off the entry of a contents list.
    pub(super) fn leave_out_page_number(&mut self) {
        if let Some(at) = self.page_number.take()
            && let Some(number) = self.text.get(at..)
            && number.trim().chars().all(|c| c.is_ascii_digit())
        {
            self.text.truncate(at);
            for call in &mut self.calls {
                call.at = call.at.min(at);
            }
        }
    }

    /// Tells what is not seen; blanks are nothing.
    pub(super) fn hide(&mut self, kind: HiddenKind, content: String) {
        if content.trim().is_empty() {
            return;
        }
        // One stretch of text may be many runs.
        let is_stretch = matches!(
            kind,
            HiddenKind::HiddenText
                | HiddenKind::WhiteText
                | HiddenKind::StruckText
                | HiddenKind::TinyText
                | HiddenKind::ShownOtherwise
        );
        match self.hidden.last_mut() {
            Some((last, told)) if *last == kind && is_stretch => told.push_str(&content),
            _ => self.hidden.push((kind, content)),
        }
    }

    /// Puts what came with the words where it belongs: what is hidden into the text that is laid out,
    /// charts to those of the file. Gives the boxes, which are read behind them.
    pub(super) fn settle(
        &mut self,
        locator: &Locator,
        running: &mut RunningText,
        charts: &mut Vec<(Locator, String)>,
    ) -> Vec<Node<'a, 'input>> {
        for (kind, content) in self.hidden.drain(..) {
            running.hide(kind, locator.clone(), content);
        }
        let drawn = self.charts.drain(..);
        charts.extend(drawn.map(|one| (locator.clone(), one)));
        if self.is_cut {
            running.say_too_deep();
        }
        std::mem::take(&mut self.boxes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_called_behind_the_number_of_a_page_is_called_in_the_text_that_stays() {
        let mut words = Words {
            text: "总体情况3".to_owned(),
            page_number: Some("总体情况".len()),
            ..Words::default()
        };
        words.call(0);
        words.leave_out_page_number();
        assert_eq!(words.text, "总体情况");
        assert!(words.calls.iter().all(|call| call.at == words.text.len()));
    }
}
