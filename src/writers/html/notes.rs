//! Notes: marks in the text, and the list that they lead to.

use maud::{Markup, html};

use super::figure::inlines;
use crate::document::{edition::Edition, inline::Inline};

/// The notes of the page, in the order of their marks.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Vec<Inline>>,
}

impl Notes {
    /// The mark of the next note.
    pub(super) fn mark(&mut self, note: &[Inline]) -> Markup {
        self.notes.push(note.to_vec());
        let number = self.notes.len();
        html! {
            sup {
                a id={ "note_mark_" (number) } href={ "#note_" (number) } aria-label={ "注" (number) } {
                    "[" (number) "]"
                }
            }
        }
    }

    /// The list of all notes; nothing where there are none.
    pub(super) fn list(&self, edition: &Edition) -> Markup {
        html! {
            @if !self.notes.is_empty() {
                section class="notes" aria-label="注释" {
                    ol {
                        @for (number, note) in (1..).zip(&self.notes) {
                            li id={ "note_" (number) } {
                                (inlines(note, edition, &mut Notes::default())) " "
                                a href={ "#note_mark_" (number) } aria-label="回到正文" { "↩" }
                            }
                        }
                    }
                }
            }
        }
    }
}
