//! Lines of text, the figures in them, and the notes that they lead to: a line may have notes, and
//! a note is a line.

use maud::{Markup, html};

use crate::{
    document::{edition::Edition, figure::PrintedFigure, inline::Inline},
    writers::printable::{HTML, printable},
};

/// A line of text.
pub(super) fn inlines(content: &[Inline], edition: &Edition, notes: &mut Notes) -> Markup {
    html! {
        @for inline in content {
            @match inline {
                Inline::Text(text) => (lines(text)),
                Inline::Figure(one) => (figure(one, edition)),
                Inline::Reference { text, anchor } => a href={ "#" (anchor) } { (printable(text, HTML)) },
                Inline::Note(note) => (notes.mark(note)),
            }
        }
    }
}

/// A title: each of its lines is broken by itself where a screen is too narrow for it, so that no
/// two characters are left alone on one more.
pub(super) fn title_lines(content: &[Inline], edition: &Edition, notes: &mut Notes) -> Markup {
    let [Inline::Text(text)] = content else {
        return inlines(content, edition, notes);
    };
    html! {
        @for line in text.split('\n') {
            span class="line" { (printable(line, HTML)) }
        }
    }
}

/// Text whose line ends are kept.
fn lines(text: &str) -> Markup {
    html! {
        @for (index, line) in text.split('\n').enumerate() {
            @if index > 0 { br; }
            (printable(line, HTML))
        }
    }
}

/// A figure under its id. What is not reported is empty, and says so to those who listen.
pub(super) fn figure(figure: &PrintedFigure, edition: &Edition) -> Markup {
    html! {
        @match figure.value {
            Some(value) => data data-figure=(printable(&figure.id, HTML)) value=(value) { (printable(&figure.text, HTML)) },
            None => {
                span data-figure=(printable(&figure.id, HTML)) { (printable(&figure.text, HTML)) }
                span class="unseen" { @if figure.text.is_empty() { "未填报" } @else { "不适用" } }
            }
        }
        @for remark in edition.shown(figure) {
            span class="remark" role="note" { "（" (printable(remark, HTML)) "）" }
        }
    }
}

/// The notes of the page, in the order of their marks.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Vec<Inline>>,
    /// How many of them a list has shown.
    listed: usize,
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

    /// The list of the notes that none has shown yet; nothing where there are none.
    pub(super) fn list(&mut self, edition: &Edition) -> Markup {
        let listed = std::mem::replace(&mut self.listed, self.notes.len());
        let first = listed + 1;
        let mut behind = (first..).zip(self.notes.iter().skip(listed)).peekable();
        html! {
            @if behind.peek().is_some() {
                section class="notes" aria-label="注释" {
                    ol start=[(first > 1).then_some(first)] {
                        @for (number, note) in behind {
                            li id={ "note_" (number) } {
                                (inlines(note, edition, &mut Self::default())) " "
                                a href={ "#note_mark_" (number) } aria-label="回到正文" { "↩" }
                            }
                        }
                    }
                }
            }
        }
    }
}
