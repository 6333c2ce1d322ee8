//! Lines of text and the figures in them.

use maud::{Markup, html};

use super::{files::printable, notes::Notes};
use crate::document::{edition::Edition, figure::PrintedFigure, inline::Inline};

/// A line of text.
pub(super) fn inlines(content: &[Inline], edition: &Edition, notes: &mut Notes) -> Markup {
    html! {
        @for inline in content {
            @match inline {
                Inline::Text(text) => (lines(text)),
                Inline::Figure(one) => (figure(one, edition)),
                Inline::Reference { text, anchor } => a href={ "#" (anchor) } { (printable(text)) },
                Inline::Note(note) => (notes.mark(note)),
            }
        }
    }
}

/// Text whose line ends are kept.
fn lines(text: &str) -> Markup {
    html! {
        @for (index, line) in text.split('\n').enumerate() {
            @if index > 0 { br; }
            (printable(line))
        }
    }
}

/// A figure under its id. What is not reported is empty, and says so to those who listen.
pub(super) fn figure(figure: &PrintedFigure, edition: &Edition) -> Markup {
    html! {
        @match figure.value {
            Some(value) => data data-figure=(printable(&figure.id)) value=(value) { (printable(&figure.text)) },
            None => {
                span data-figure=(printable(&figure.id)) {}
                span class="unseen" { "未填报" }
            }
        }
        @for remark in edition.shown(figure) {
            span class="remark" role="note" { "（" (printable(remark)) "）" }
        }
    }
}
