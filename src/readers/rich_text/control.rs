//! What the control words of a rich text file do.

use super::{
    super::field_code::is_counted,
    encoding,
    flow::FlowKind,
    header::level,
    reader::Reader,
    state::{Change, Destination, End, Object, Told},
    tables::Definition,
};
use crate::diagnostic::Text;

/// Control words that stand for a character.
fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" | "line" | "lbr" => " ",
        "emdash" => "—",
        "endash" => "–",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        _ => return None,
    })
}

impl Reader {
    /// A control word with its number.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let may_pass = std::mem::take(&mut self.may_pass);
        if let Some(text) = character(word) {
            if !self.passes_over() {
                self.say(text);
            }
            return;
        }
        self.passed = 0;
        match self.state.destination {
            // Within what is passed over a second form of it may stand that is not.
            Destination::Skip if word != "ud" => return,
            Destination::Fonts => self.header.font_word(word, number.unwrap_or(0)),
            Destination::Colours => self.header.colour_word(word, number.unwrap_or(0)),
            Destination::Styles => self.header.style_word(word, number.unwrap_or(0)),
            _ => {}
        }
        if word == "u" {
            self.unit(number.unwrap_or(0));
        } else if !self.goes_to(word) && !self.tells(word) && !self.sets(word, number) {
            if may_pass {
                self.state.destination = Destination::Skip;
            } else if self.state.destination == Destination::Text {
                self.ends(word);
            }
        }
    }

    /// A control sign.
    pub(super) fn sign(&mut self, sign: u8) {
        if sign == b'*' {
            self.may_pass = true;
            return;
        }
        let text = match sign {
            b'~' => "\u{A0}",
            b'_' => "-",
            b'\\' => "\\",
            b'{' => "{",
            b'}' => "}",
            b'\t' => " ",
            _ => return,
        };
        if !self.passes_over() {
            self.say(text);
        }
    }

    /// Words that begin a group whose text goes elsewhere.
    fn goes_to(&mut self, word: &str) -> bool {
        self.state.destination = match word {
            "fonttbl" => Destination::Fonts,
            "colortbl" => Destination::Colours,
            "stylesheet" => Destination::Styles,
            "info" | "userprops" => Destination::Properties,
            "shpinst" | "do" => Destination::Drawing,
            // Numbers that are counted anew, pictures, entries of an index, and second forms of what
            // was read already.
            "pict" | "shprslt" | "nonshppict" | "nonesttables" | "listtext" | "pntext" | "xe"
            | "tc" | "rxe" | "txe" => Destination::Skip,
            "moMath" => {
                self.pieces += 1;
                self.unread
                    .push(Text::fixed("一个公式没有读", "an equation was not read"));
                Destination::Skip
            }
            "fldrslt" => {
                self.pieces += 1;
                let mut fields = self.groups.iter().rev();
                let code = fields.find_map(|group| group.field.as_deref());
                if !code.is_some_and(is_counted) {
                    return true;
                }
                Destination::Skip
            }
            "upr" => {
                if let Some(group) = self.groups.last_mut() {
                    group.first_form = Some(self.state.destination);
                }
                Destination::Skip
            }
            "ud" => {
                self.pieces += 1;
                let mut groups = self.groups.iter().rev();
                let Some(destination) = groups.find_map(|group| group.first_form) else {
                    return true;
                };
                destination
            }
            _ => return self.begins(word),
        };
        true
    }

    /// Words that begin a text of its own, a field, an object.
    fn begins(&mut self, word: &str) -> bool {
        match word {
            "footnote" => self.begin_note(),
            "annotation" => {
                self.begin(FlowKind::Comment);
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => {
                self.begin(FlowKind::Margin);
            }
            "shptxt" | "dptxbxtext" => {
                self.begin(FlowKind::Box);
            }
            "field" => {
                if let Some(group) = self.groups.last_mut() {
                    group.field = Some(String::new());
                }
            }
            "object" => {
                if let Some(group) = self.groups.last_mut() {
                    group.object = Some(Object::default());
                }
            }
            "objlink" | "objautlink" => {
                self.pieces += 1;
                let mut objects = self.groups.iter_mut().rev();
                if let Some(object) = objects.find_map(|group| group.object.as_mut()) {
                    object.is_linked = true;
                }
            }
            "nesttableprops" => {
                if let Some(group) = self.groups.last_mut() {
                    group.end = End::Definition(std::mem::take(&mut self.definition));
                }
            }
            _ => return false,
        }
        true
    }

    /// Words that begin a group that says something by itself.
    fn tells(&mut self, word: &str) -> bool {
        let is_property = self.state.destination == Destination::Properties;
        let told = match word {
            "bkmkstart" => Told::BookmarkStart,
            "bkmkend" => Told::BookmarkEnd,
            "fldinst" => Told::Instruction,
            "objclass" => Told::ObjectClass,
            "template" => Told::Template,
            "propname" if is_property => Told::PropertyName,
            "staticval" if is_property => Told::PropertyValue,
            "title" if is_property => Told::Property("title"),
            "subject" if is_property => Told::Property("subject"),
            "author" if is_property => Told::Property("creator"),
            "operator" if is_property => Told::Property("lastModifiedBy"),
            "manager" if is_property => Told::Property("Manager"),
            "company" if is_property => Told::Property("Company"),
            "keywords" if is_property => Told::Property("keywords"),
            "doccomm" if is_property => Told::Property("description"),
            _ => return false,
        };
        self.tell(told);
        true
    }

    /// Words that say how what follows is set.
    fn sets(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        let at = number.unwrap_or(0);
        let state = &mut self.state;
        match word {
            "plain" => state.plain(self.encoding),
            "pard" => state.plain_paragraph(),
            "v" => state.is_hidden = is_on,
            "strike" | "striked" => state.is_struck = is_on,
            "fs" => state.letters.size = number.unwrap_or(24),
            "charscalex" => state.letters.width = number.unwrap_or(100),
            "expndtw" => state.letters.apart = at,
            "cf" => state.is_white = self.header.is_white(at),
            "cb" | "chcbpat" | "highlight" => {
                state.grounds = [at > 0 && !self.header.is_white(at), state.grounds[1]];
            }
            "cbpat" => {
                state.grounds = [state.grounds[0], at > 0 && !self.header.is_white(at)];
            }
            "revised" => state.change = is_on.then_some(Change::Inserted),
            "deleted" => state.change = is_on.then_some(Change::Deleted),
            "f" => state.encoding = self.header.encoding(at).unwrap_or(self.encoding),
            "uc" => state.fallback = usize::try_from(at).unwrap_or(0),
            "ansicpg" => {
                self.encoding = encoding::of_code_page(at);
                state.encoding = self.encoding;
            }
            "s" => state.style = at,
            "outlinelevel" => state.level = level(at),
            "intbl" => state.depth = state.depth.max(1),
            "itap" => state.depth = usize::try_from(at).unwrap_or(0),
            _ => return self.defines(word, at),
        }
        true
    }

    /// Words that say how a row is divided.
    fn defines(&mut self, word: &str, number: i32) -> bool {
        let next = &mut self.definition.next;
        match word {
            "trowd" => self.definition = Definition::default(),
            "trleft" => self.definition.left = number,
            "clvmrg" => next.goes_on_below = true,
            "clmrg" => next.goes_on_beside = true,
            "clcbpat" => {
                self.definition.has_ground |= number > 0 && !self.header.is_white(number);
            }
            "cellx" => self.definition.end_cell(number),
            _ => return false,
        }
        true
    }

    /// Words that end a paragraph, a cell, a row.
    fn ends(&mut self, word: &str) {
        let depth = self.state.depth;
        match word {
            "par" => self.end_paragraph(),
            "sect" if !self.words().is_empty() => self.end_paragraph(),
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(depth.max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(depth.max(2)),
            _ => {}
        }
    }
}
