//! The words of a paragraph, and the figures marked in them.

use roxmltree::Node;

use super::{
    super::{
        bookmarks::{Bookmarks, NAME_START},
        open_document::{add_written, blanks},
        running_words::{NoteWithin, Words},
        sight::Sight,
        transcript::HiddenKind,
        xml_tree::{attribute, child, elements},
    },
    changes::{Changes, all_text},
    styles::Styles,
};

/// How deep elements may lie within each other in one paragraph.
const DEEPEST: usize = 64;

/// Reads the words of paragraphs. A change may go over several of them.
#[derive(Debug)]
pub(super) struct WordReader<'a> {
    bookmarks: &'a Bookmarks,
    styles: &'a Styles,
    changes: Changes,
    /// The bookmarks that have begun: their names, and where.
    open: Vec<(String, usize)>,
    /// The insertions that have begun.
    inserted: Vec<String>,
    /// Where in the paragraph they have.
    inserted_from: usize,
    /// How many lists of contents are open.
    pub(super) lists: usize,
    /// How many notes were met, those of texts read before included.
    called: usize,
}

impl<'a> WordReader<'a> {
    pub(super) fn new(
        bookmarks: &'a Bookmarks,
        styles: &'a Styles,
        changes: Changes,
        called: usize,
    ) -> Self {
        Self {
            bookmarks,
            styles,
            changes,
            open: Vec::new(),
            inserted: Vec::new(),
            inserted_from: 0,
            lists: 0,
            called,
        }
    }

    /// The changes of which nobody knows where they were.
    pub(super) fn end(self) -> Changes {
        self.changes
    }

    /// The words of a paragraph behind those that `words` holds already.
    pub(super) fn paragraph<'n, 'input>(
        &mut self,
        paragraph: Node<'n, 'input>,
        words: &mut Words<'n, 'input>,
    ) {
        let sight = self.styles.of_paragraph(attribute(paragraph, "style-name"));
        self.inserted_from = 0;
        let mut own = Words::default();
        self.inside(paragraph, sight, 0, &mut own);
        own.leave_out_page_number();
        self.tell_inserted(&mut own);
        self.open.clear();
        words.take(own);
    }

    fn inside<'n, 'input>(
        &mut self,
        node: Node<'n, 'input>,
        sight: Sight,
        depth: usize,
        words: &mut Words<'n, 'input>,
    ) {
        if depth > DEEPEST {
            words.is_cut = true;
            return;
        }
        for one in node.children() {
            if one.is_text() {
                say(one.text().unwrap_or(""), sight, words);
            } else if one.is_element() {
                self.element(one, sight, depth, words);
            }
        }
    }

    fn element<'n, 'input>(
        &mut self,
        one: Node<'n, 'input>,
        sight: Sight,
        depth: usize,
        words: &mut Words<'n, 'input>,
    ) {
        match one.tag_name().name() {
            "s" => words.blank(&" ".repeat(blanks(attribute(one, "c"))), sight),
            "tab" => {
                if self.lists > 0 {
                    words.page_number = Some(words.text.len());
                }
                words.blank(" ", sight);
            }
            "line-break" => words.blank(" ", sight),
            "span" => {
                let sight = self.styles.of_stretch(attribute(one, "style-name"), sight);
                self.inside(one, sight, depth + 1, words);
            }
            "bookmark-start" => self.open_bookmark(one, words),
            "bookmark-end" => self.close_bookmark(one, words),
            "change-start" | "change-end" | "change" => self.change(one, words),
            "note" => {
                let is_end = attribute(one, "note-class") == Some("endnote");
                let body = child(one, "note-body");
                if let Some(body) = body {
                    words.call(self.called);
                    words.notes.push(NoteWithin {
                        number: self.called,
                        is_at_end: is_end,
                        body,
                    });
                    self.called += 1;
                }
            }
            "annotation" => words.hide(HiddenKind::Comment, remark(one)),
            "ruby" => {
                if let Some(base) = child(one, "ruby-base") {
                    self.inside(base, sight, depth + 1, words);
                }
            }
            // Every program counts pages anew: such numbers are none of the text's.
            "page-number" | "page-count" | "page-continuation" => {}
            "bookmark-ref" | "reference-ref"
                if attribute(one, "reference-format") == Some("page") => {}
            "hidden-text" => {
                let told = attribute(one, "string-value").map(str::to_owned);
                words.hide(
                    HiddenKind::HiddenText,
                    told.unwrap_or_else(|| all_text(one)),
                );
            }
            name @ ("script" | "execute-macro") => {
                words.hide(HiddenKind::Macro, format!("{name} {}", all_text(one)));
            }
            "frame" | "g" | "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "path"
            | "polygon" | "polyline" | "connector" | "caption" | "regular-polygon" | "measure"
            | "control" => drawn(one, words, 0),
            name => {
                if is_active(one, name) {
                    words.hide(HiddenKind::ActiveField, name.to_owned());
                }
                self.inside(one, sight, depth + 1, words);
            }
        }
    }

    fn open_bookmark(&mut self, mark: Node<'_, '_>, words: &Words<'_, '_>) {
        if let Some(name) = attribute(mark, "name").filter(|name| name.starts_with(NAME_START)) {
            self.open.push((name.to_owned(), words.text.len()));
        }
    }

    fn close_bookmark(&mut self, mark: Node<'_, '_>, words: &mut Words<'_, '_>) {
        let name = attribute(mark, "name");
        let Some(at) = self
            .open
            .iter()
            .position(|(open, _)| Some(open.as_str()) == name)
        else {
            return;
        };
        let (name, start) = self.open.remove(at);
        let tag = self.bookmarks.get(&name).cloned().unwrap_or(name);
        words.mark(tag, start);
    }

    /// Begins or ends an insertion, or tells what was deleted here.
    pub(super) fn change(&mut self, mark: Node<'_, '_>, words: &mut Words<'_, '_>) {
        let Some(id) = attribute(mark, "change-id") else {
            return;
        };
        if let Some(gone) = self.changes.deleted(id) {
            words.hide(HiddenKind::Revision, gone);
        } else if self.changes.inserts(id) {
            self.tell_inserted(words);
            self.inserted_from = words.text.len();
            self.inserted.retain(|open| open != id);
            if mark.tag_name().name() == "change-start" {
                self.inserted.push(id.to_owned());
            }
        }
    }

    /// Tells what was inserted since the last mark.
    fn tell_inserted(&self, words: &mut Words<'_, '_>) {
        if !self.inserted.is_empty()
            && let Some(inserted) = words.text.get(self.inserted_from..)
        {
            words.hide(HiddenKind::Revision, inserted.to_owned());
        }
    }
}

impl Words<'_, '_> {
    /// Adds what an element of blanks says.
    fn blank(&mut self, blank: &str, sight: Sight) {
        if sight.unseen().is_none() {
            self.text.push_str(blank);
        }
    }

    /// Adds those of a paragraph behind these.
    fn take(&mut self, mut behind: Self) {
        let start = self.text.len();
        self.text.push_str(&behind.text);
        let figures = behind.figures.into_iter().map(|mut figure| {
            figure.range = start + figure.range.start..start + figure.range.end;
            figure
        });
        self.figures.extend(figures);
        let calls = behind.calls.into_iter().map(|mut call| {
            call.at += start;
            call
        });
        self.calls.extend(calls);
        self.hidden.append(&mut behind.hidden);
        self.charts.append(&mut behind.charts);
        self.boxes.append(&mut behind.boxes);
        self.notes.append(&mut behind.notes);
        self.is_cut |= behind.is_cut;
    }
}

/// Adds text as far as it is seen.
fn say(text: &str, sight: Sight, words: &mut Words<'_, '_>) {
    match sight.unseen() {
        Some(kind) => words.hide(kind, text.to_owned()),
        None => add_written(&mut words.text, text),
    }
}

/// What a remark says, without who said it and when.
fn remark(annotation: Node<'_, '_>) -> String {
    let told = annotation
        .children()
        .filter(|one| matches!(one.tag_name().name(), "p" | "list"));
    let told: Vec<String> = told.map(all_text).collect();
    told.join(" ")
}

/// Whether a field fetches or says something else every day.
fn is_active(field: Node<'_, '_>, name: &str) -> bool {
    match name {
        "date" | "time" => attribute(field, "fixed") != Some("true"),
        "dde-connection" | "database-display" | "database-next" => true,
        _ => false,
    }
}

/// The charts and text boxes of a drawing.
pub(super) fn drawn<'n, 'input>(
    drawing: Node<'n, 'input>,
    words: &mut Words<'n, 'input>,
    depth: usize,
) {
    if depth > DEEPEST {
        words.is_cut = true;
        return;
    }
    // A shape holds its words itself.
    if elements(drawing, "p").next().is_some() {
        words.boxes.push(drawing);
        return;
    }
    for one in drawing.children().filter(Node::is_element) {
        match one.tag_name().name() {
            "text-box" => words.boxes.push(one),
            "object" | "object-ole" => {
                let folder = attribute(one, "href").map(|href| href.trim_start_matches("./"));
                let own = folder.filter(|folder| !folder.is_empty() && !folder.contains(':'));
                words.charts.extend(own.map(str::to_owned));
            }
            _ => drawn(one, words, depth + 1),
        }
    }
}
