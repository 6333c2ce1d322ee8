//! The words of a paragraph, and the figures marked in them.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{
    super::{
        bookmarks::{Bookmarks, NAME_START},
        field_code::{is_active, is_counted, lists_contents},
        running_words::Words,
        sight::Sight,
        transcript::HiddenKind,
        xml_tree::{attribute, child},
    },
    contents::{Depth, contents, reversed},
    node::value,
    seen::{of_paragraph, of_run},
    styles::Styles,
};

/// A field that has begun: what it does, and whether its result has begun.
#[derive(Debug)]
struct Field {
    code: String,
    has_result: bool,
}

/// Where a note is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NotePart {
    /// At the foot of its page.
    Foot,
    /// Behind the text.
    End,
}

/// Reads the words of paragraphs. A field may go over several of them.
#[derive(Debug)]
pub(super) struct WordReader<'a> {
    bookmarks: &'a Bookmarks,
    styles: &'a Styles,
    fields: Vec<Field>,
    /// The bookmarks that have begun: their ids, whose they are, and where.
    open: Vec<(String, String, usize)>,
    /// The notes that the text leads to, in order: of which part, and which of it.
    called: Vec<(NotePart, String)>,
}

impl<'a> WordReader<'a> {
    pub(super) fn new(bookmarks: &'a Bookmarks, styles: &'a Styles) -> Self {
        Self {
            bookmarks,
            styles,
            fields: Vec::new(),
            open: Vec::new(),
            called: Vec::new(),
        }
    }

    /// The notes of a part that the text leads to, by their ids, with their numbers.
    pub(super) fn called(&self, part: NotePart) -> BTreeMap<String, usize> {
        let all = self.called.iter().enumerate().rev();
        let of_part = all.filter(|(_, (of, _))| *of == part);
        let named = of_part.map(|(number, (_, id))| (id.clone(), number));
        // The first mark of a note is its own; others repeat it.
        named.collect()
    }

    /// The words of a paragraph behind those that `words` holds already.
    pub(super) fn paragraph<'n, 'input>(
        &mut self,
        paragraph: Node<'n, 'input>,
        words: &mut Words<'n, 'input>,
    ) {
        let properties = child(paragraph, "pPr");
        let style = properties.and_then(|properties| value(properties, "pStyle"));
        let styled =
            style.map_or_else(Sight::default, |id| self.styles.sight(id, Sight::default()));
        let sight = properties.map_or(styled, |properties| of_paragraph(properties).within(styled));
        words.page_number = None;
        self.inside(paragraph, sight, Depth::default(), words);
        words.leave_out_page_number();
        self.open.clear();
    }

    fn inside<'n, 'input>(
        &mut self,
        node: Node<'n, 'input>,
        sight: Sight,
        depth: Depth,
        words: &mut Words<'n, 'input>,
    ) {
        let Some(within) = depth.within() else {
            words.is_cut = true;
            return;
        };
        for one in contents(node) {
            match one.tag_name().name() {
                "r" => self.run(one, sight, within, words),
                "ins" | "moveTo" => {
                    let start = words.text.len();
                    self.inside(one, sight, within, words);
                    words.hide(HiddenKind::Revision, words.behind(start));
                }
                "del" | "moveFrom" => {
                    let gone = texts(one, &["delText", "t"]);
                    words.hide(HiddenKind::Revision, gone);
                }
                "bookmarkStart" => self.open_bookmark(one, words),
                "bookmarkEnd" => self.close_bookmark(one, words),
                "sdt" => self.control(one, sight, within, words),
                "fldSimple" => {
                    let code = attribute(one, "instr").unwrap_or("").to_owned();
                    words.hide_field(&code);
                    self.fields.push(Field {
                        code,
                        has_result: true,
                    });
                    self.inside(one, sight, within, words);
                    self.fields.pop();
                }
                "pPr" => {}
                _ => self.inside(one, sight, within, words),
            }
        }
    }

    fn run<'n, 'input>(
        &mut self,
        run: Node<'n, 'input>,
        outer: Sight,
        depth: Depth,
        words: &mut Words<'n, 'input>,
    ) {
        let properties = child(run, "rPr");
        let style = properties.and_then(|properties| value(properties, "rStyle"));
        let styled = style.map_or(outer, |id| self.styles.sight(id, outer));
        let sight = properties.map_or(styled, |properties| of_run(properties).within(styled));
        self.content_of_run(run, sight, depth, words);
    }

    fn content_of_run<'n, 'input>(
        &mut self,
        run: Node<'n, 'input>,
        sight: Sight,
        depth: Depth,
        words: &mut Words<'n, 'input>,
    ) {
        for one in contents(run) {
            match one.tag_name().name() {
                "t" => self.say(one.text().unwrap_or(""), sight, words),
                "tab" | "ptab" | "cr" => {
                    if self.fields.iter().any(|field| lists_contents(&field.code)) {
                        words.page_number = Some(words.text.len());
                    }
                    self.say(" ", sight, words);
                }
                "br" if attribute(one, "type").is_none_or(|kind| kind == "textWrapping") => {
                    self.say(" ", sight, words);
                }
                "noBreakHyphen" => self.say("-", sight, words),
                "sym" => self.say(&symbol(one), sight, words),
                "fldChar" => self.field(one, words),
                "footnoteReference" => self.call(NotePart::Foot, one, sight, words),
                "endnoteReference" => self.call(NotePart::End, one, sight, words),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut()
                        && !field.has_result
                    {
                        field.code.push_str(one.text().unwrap_or(""));
                    }
                }
                "ruby" => {
                    if let Some(base) = child(one, "rubyBase") {
                        self.inside(base, sight, depth, words);
                    }
                    let aid = child(one, "rt").map_or_else(String::new, |aid| texts(aid, &["t"]));
                    words.hide(HiddenKind::AddedText, aid);
                }
                "drawing" | "pict" | "object" => drawn(one, words),
                _ => {}
            }
        }
    }

    /// Leads to a note, where its mark is seen.
    fn call(
        &mut self,
        part: NotePart,
        mark: Node<'_, '_>,
        sight: Sight,
        words: &mut Words<'_, '_>,
    ) {
        if let Some(id) = attribute(mark, "id")
            && sight.unseen().is_none()
        {
            words.call(self.called.len());
            self.called.push((part, id.to_owned()));
        }
    }

    /// Adds text as far as it is seen.
    fn say(&self, text: &str, sight: Sight, words: &mut Words<'_, '_>) {
        let is_number = |field: &Field| field.has_result && is_counted(&field.code);
        let is_code = |field: &Field| !field.has_result;
        if self
            .fields
            .iter()
            .any(|field| is_code(field) || is_number(field))
        {
            return;
        }
        match sight.unseen() {
            Some(kind) => words.hide(kind, text.to_owned()),
            None => words.text.push_str(&text.replace(['\n', '\r', '\t'], " ")),
        }
    }

    fn field(&mut self, mark: Node<'_, '_>, words: &mut Words<'_, '_>) {
        match attribute(mark, "fldCharType") {
            Some("begin") => self.fields.push(Field {
                code: String::new(),
                has_result: false,
            }),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                }
            }
            Some("end") => {
                if let Some(field) = self.fields.pop() {
                    words.hide_field(&field.code);
                }
            }
            _ => {}
        }
    }

    fn open_bookmark(&mut self, mark: Node<'_, '_>, words: &Words<'_, '_>) {
        if let (Some(id), Some(name)) = (attribute(mark, "id"), attribute(mark, "name"))
            && name.starts_with(NAME_START)
        {
            let tag = self.bookmarks.get(name).map_or(name, String::as_str);
            let start = words.text.len();
            self.open.push((id.to_owned(), tag.to_owned(), start));
        }
    }

    fn close_bookmark(&mut self, mark: Node<'_, '_>, words: &mut Words<'_, '_>) {
        let Some(id) = attribute(mark, "id") else {
            return;
        };
        let Some(at) = self.open.iter().position(|(open, ..)| open == id) else {
            return;
        };
        let (_, tag, start) = self.open.remove(at);
        words.mark(tag, start);
    }

    /// A content control, which marks figures in older files of ours.
    fn control<'n, 'input>(
        &mut self,
        control: Node<'n, 'input>,
        sight: Sight,
        depth: Depth,
        words: &mut Words<'n, 'input>,
    ) {
        let Some(content) = child(control, "sdtContent") else {
            return;
        };
        let properties = child(control, "sdtPr");
        // Word's own invitation to type is no text of the file.
        if properties.is_some_and(|properties| child(properties, "showingPlcHdr").is_some()) {
            return;
        }
        // What a control is bound to takes the place of its words when the file is opened.
        let bound = properties.and_then(|properties| child(properties, "dataBinding"));
        if let Some(bound) = bound {
            let from = attribute(bound, "xpath").unwrap_or("");
            words.hide(HiddenKind::ActiveField, from.to_owned());
        }
        let start = words.text.len();
        self.inside(content, sight, depth, words);
        let range = start..words.text.len();
        if let Some(tag) = properties.and_then(|properties| value(properties, "tag"))
            && !words.figures.iter().any(|figure| figure.range == range)
        {
            words.mark(tag.to_owned(), start);
        }
    }
}

impl Words<'_, '_> {
    /// What was added behind `start`.
    fn behind(&self, start: usize) -> String {
        self.text.get(start..).expect("text only grows").to_owned()
    }

    fn hide_field(&mut self, code: &str) {
        if is_active(code) {
            let told = (HiddenKind::ActiveField, code.trim().to_owned());
            self.hidden.push(told);
        }
    }
}

/// The charts and text boxes of a drawing. What lies in a box is met where that is read: taken here
/// too, each level of boxes within boxes would be read twice as often as the one around it.
fn drawn<'n, 'input>(drawing: Node<'n, 'input>, words: &mut Words<'n, 'input>) {
    // Each with whether it is of the second copy of what was read, for programs of old.
    let mut ahead = Vec::from([(drawing, false)]);
    while let Some((one, is_copy)) = ahead.pop() {
        let name = one.tag_name().name();
        match name {
            "chart" => words.charts.extend(attribute(one, "id").map(str::to_owned)),
            "textpath" => {
                let drawn = attribute(one, "string").unwrap_or("");
                words.hide(HiddenKind::AddedText, drawn.to_owned());
            }
            "txbxContent" if !is_copy => {
                words.boxes.push(one);
                continue;
            }
            _ => {}
        }
        let is_copy = is_copy || name == "Fallback";
        ahead.extend(reversed(one).into_iter().map(|one| (one, is_copy)));
    }
}

fn texts(node: Node<'_, '_>, names: &[&str]) -> String {
    node.descendants()
        .filter(|one| one.is_element() && names.contains(&one.tag_name().name()))
        .filter_map(|one| one.text())
        .collect()
}

/// A character of a font of symbols, as far as it is one of Unicode's.
fn symbol(node: Node<'_, '_>) -> String {
    let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
    let known = code.filter(|code| !(0xE000..0xF900).contains(code));
    known
        .and_then(char::from_u32)
        .map_or_else(|| "\u{FFFD}".to_owned(), String::from)
}
