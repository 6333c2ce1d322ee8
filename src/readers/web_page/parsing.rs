//! The tree of a page, within bounds.
//!
//! The parser itself has none: at each tag it looks through all that is open, at each attribute
//! through those before it, and it opens anew in each paragraph what was left open in the last. So
//! the page is fed to it in small pieces, and the tree is looked at after each.

use html5ever::{
    driver::{self, Parser},
    tendril::TendrilSink as _,
};
use scraper::{Html, HtmlTreeSink, Node};

use crate::diagnostic::{Text, say::say};

/// The most elements, texts and remarks of a page; a long report has five thousand.
const MOST_NODES: usize = 50_000;
/// How deep elements may stand within each other.
const DEEPEST: usize = 256;
/// The most words in which nothing begins or ends: within one tag, or one remark.
const MOST_WORDS: usize = 10_000;
/// How many bytes are fed between two looks.
const PIECE: usize = 64;

/// The page as a tree.
///
/// # Errors
/// It goes beyond the bounds.
pub(super) fn parsed(text: &str) -> Result<Html, Text> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, driver::ParseOpts::default());
    let mut growth = Growth::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(piece.into());
        growth.look(&parser, piece)?;
        rest = behind;
    }
    let page = parser.finish();
    Ok(page)
}

/// How far the tree had grown at the last look.
#[derive(Debug, Default)]
struct Growth {
    nodes: usize,
    /// How long the text at its end was.
    text: usize,
    /// Words that were fed since it last grew.
    words: usize,
}

impl Growth {
    fn look(&mut self, parser: &Parser<HtmlTreeSink>, piece: &str) -> Result<(), Text> {
        let page = parser.tokenizer.sink.sink.0.borrow();
        let nodes = page.tree.values().len();
        if nodes > MOST_NODES {
            return Err(say!(
                "这个网页的元素太多，超过 {MOST_NODES} 个",
                "the page has too many elements, more than {MOST_NODES}"
            ));
        }
        let new = nodes - self.nodes;
        let is_deep = page
            .tree
            .nodes()
            .rev()
            .take(new)
            .any(|node| node.ancestors().nth(DEEPEST).is_some());
        if is_deep {
            return Err(say!(
                "这个网页嵌套太深，超过 {DEEPEST} 层",
                "the page is nested too deep, more than {DEEPEST} levels"
            ));
        }
        let text = match page.tree.values().next_back() {
            Some(Node::Text(text)) => text.len(),
            _ => 0,
        };
        self.words += piece
            .split([' ', '\t', '\n', '\r', '/', '"', '\'', '\u{c}'])
            .count();
        if new > 0 || text != self.text {
            self.words = 0;
        }
        (self.nodes, self.text) = (nodes, text);
        if self.words > MOST_WORDS {
            return Err(say!(
                "这个网页里有一个标记或注释太长，超过 {MOST_WORDS} 个词",
                "a tag or a remark of the page is too long, more than {MOST_WORDS} words"
            ));
        }
        Ok(())
    }
}
