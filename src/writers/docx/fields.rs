//! The fields of a template that may come into a report: those that tell of the document itself.
//!
//! A field can also fetch a picture or a text from elsewhere (INCLUDEPICTURE), start a program (DDE)
//! or a macro. Such a field becomes the text that it last gave.

use super::element::{Element, Node};

/// What a field that is kept starts with; `=` starts a sum. Source: ECMA-376 Part 1, 17.16.5.
const KEPT: &[&str] = &[
    "ADVANCE",
    "AUTHOR",
    "COMMENTS",
    "CREATEDATE",
    "DATE",
    "DOCPROPERTY",
    "EQ",
    "FILENAME",
    "IF",
    "KEYWORDS",
    "LASTSAVEDBY",
    "NUMCHARS",
    "NUMPAGES",
    "NUMWORDS",
    "PAGE",
    "PAGEREF",
    "PRINTDATE",
    "REF",
    "REVNUM",
    "SAVEDATE",
    "SECTION",
    "SECTIONPAGES",
    "SEQ",
    "STYLEREF",
    "SUBJECT",
    "SYMBOL",
    "TIME",
    "TITLE",
];

/// Elements of which a program shows one or none, or which hold a text of their own: a field that
/// only partly stands in one is read differently by different readers.
const APART: &[&str] = &["Choice", "Fallback", "del", "moveFrom", "txbxContent"];

/// Elements that are there only as long as nobody rejects them.
const INSERTED: &[&str] = &["ins", "moveTo"];

/// Makes text of every field that is not kept.
pub(super) fn defuse(root: &mut Element) {
    let mut reading = Reading::of(root);
    reading.element(root);
    let mut is_kept: Vec<bool> = reading.fields.iter().map(Field::is_kept).collect();
    // What another field gives is part of the code that it stands in, and text is none.
    for (number, field) in reading.fields.iter().enumerate().rev() {
        if let (Some(false), Some(around)) = (is_kept.get(number), field.in_code_of)
            && let Some(around) = is_kept.get_mut(around)
        {
            *around = false;
        }
    }
    let mut pieces = reading.pieces.into_iter();
    remove(root, &mut || match pieces.next() {
        Some(Piece::OfField(field)) => is_kept.get(field).copied().unwrap_or(false),
        Some(Piece::Hidden(field)) => !reading.fields.get(field).is_some_and(|field| field.ends),
        Some(Piece::Shown) => true,
        Some(Piece::Stray) | None => false,
    });
}

/// What a field may be made up of, in the order of the text.
enum Piece {
    /// A mark or a code of this field, or a simple one.
    OfField(usize),
    /// A text where the code of this field should stand: no reader shows it if the field ends.
    Hidden(usize),
    /// A text elsewhere.
    Shown,
    /// A mark or a code that is in no field.
    Stray,
}

#[derive(Default)]
struct Field {
    code: String,
    /// The code but for what may still be rejected.
    settled: String,
    /// Whether what follows is what it gave rather than its code.
    gives: bool,
    ends: bool,
    /// Whether readers may take its code to be different things.
    is_doubtful: bool,
    /// The field in the code of which it stands.
    in_code_of: Option<usize>,
}

impl Field {
    fn is_kept(&self) -> bool {
        let is_kept = is_kept(&self.code) && (self.settled.is_empty() || is_kept(&self.settled));
        // A field without an end is none.
        self.ends && !self.is_doubtful && is_kept
    }
}

/// The fields of a part and what makes them up.
struct Reading {
    /// The prefix of the part's own name space, with its colon.
    prefix: String,
    /// The attribute that declares it, and its value.
    declaration: (String, Option<String>),
    fields: Vec<Field>,
    /// The fields that are open, by their places in `fields`, the innermost last.
    open: Vec<usize>,
    pieces: Vec<Piece>,
    /// How many insertions are around.
    insertions: usize,
}

impl Reading {
    fn of(root: &Element) -> Self {
        let (prefix, declaration) = match root.name.split_once(':') {
            Some((prefix, _)) => (format!("{prefix}:"), format!("xmlns:{prefix}")),
            None => (String::new(), "xmlns".to_owned()),
        };
        let namespace = root.get(&declaration).map(str::to_owned);
        Self {
            prefix,
            declaration: (declaration, namespace),
            fields: Vec::new(),
            open: Vec::new(),
            pieces: Vec::new(),
            insertions: 0,
        }
    }

    fn element(&mut self, element: &Element) {
        match Part::of(element) {
            Some(Part::Code) => self.code(element),
            Some(Part::Mark) => self.mark(element),
            Some(Part::Text) => self.text(),
            Some(Part::Simple) => {
                let code = self.attribute(element, "instr").to_owned();
                self.begin(code);
                let around = std::mem::take(&mut self.open);
                self.children(element);
                self.open = around;
            }
            None if self.is_apart(element) => {
                self.doubt_code();
                let around = std::mem::take(&mut self.open);
                self.children(element);
                self.open = around;
            }
            None => {
                let inserted = usize::from(INSERTED.contains(&element.local_name()));
                self.insertions += inserted;
                self.children(element);
                self.insertions -= inserted;
            }
        }
    }

    fn children(&mut self, element: &Element) {
        for child in &element.children {
            if let Node::Element(child) = child {
                self.element(child);
            }
        }
    }

    fn code(&mut self, element: &Element) {
        let is_code = self.is_ours(element, "instrText");
        let is_settled = self.insertions == 0;
        let of = self.innermost().map(|(number, field)| {
            field.is_doubtful |= field.gives || !is_code;
            for text in element.texts() {
                field.code.push_str(text);
                if is_settled {
                    field.settled.push_str(text);
                }
            }
            number
        });
        self.pieces.push(of.map_or(Piece::Stray, Piece::OfField));
    }

    fn text(&mut self) {
        let piece = match self.innermost() {
            Some((number, field)) if !field.gives => {
                field.is_doubtful = true;
                Piece::Hidden(number)
            }
            _ => Piece::Shown,
        };
        self.pieces.push(piece);
    }

    fn mark(&mut self, element: &Element) {
        let is_ours = self.is_ours(element, "fldChar");
        let kind = self.attribute(element, "fldCharType").to_owned();
        if !is_ours || !["begin", "separate", "end"].contains(&kind.as_str()) {
            // What other readers make of it nobody knows.
            for field in self.open.clone() {
                if let Some(field) = self.fields.get_mut(field) {
                    field.is_doubtful = true;
                }
            }
            self.pieces.push(Piece::Stray);
            return;
        }
        if kind == "begin" {
            self.begin(String::new());
            self.open.push(self.fields.len() - 1);
            return;
        }
        let of = self.innermost().map(|(number, field)| {
            if kind == "separate" {
                field.is_doubtful |= field.gives;
                field.gives = true;
            } else {
                field.ends = true;
            }
            number
        });
        if kind == "end" {
            self.open.pop();
        }
        self.pieces.push(of.map_or(Piece::Stray, Piece::OfField));
    }

    /// A field begins; one whose whole code is known has its end with it.
    fn begin(&mut self, code: String) {
        let around = self.innermost().and_then(|(number, field)| {
            // Its name must be over before another field goes on with it.
            field.is_doubtful |= !field.gives && !is_name_over(&field.code);
            (!field.gives).then_some(number)
        });
        let is_whole = !code.is_empty();
        self.pieces.push(Piece::OfField(self.fields.len()));
        self.fields.push(Field {
            code,
            gives: is_whole,
            ends: is_whole,
            in_code_of: around,
            ..Field::default()
        });
    }

    fn doubt_code(&mut self) {
        if let Some((_, field)) = self.innermost() {
            field.is_doubtful |= !field.gives;
        }
    }

    fn innermost(&mut self) -> Option<(usize, &mut Field)> {
        let number = *self.open.last()?;
        Some((number, self.fields.get_mut(number)?))
    }

    fn is_ours(&self, element: &Element, name: &str) -> bool {
        element.name == format!("{}{name}", self.prefix) && !self.renames(element)
    }

    /// Whether what is in it is apart from the text around, or its names are not ours.
    fn is_apart(&self, element: &Element) -> bool {
        APART.contains(&element.local_name()) || self.renames(element)
    }

    /// Whether our prefix stands for something else from here on.
    fn renames(&self, element: &Element) -> bool {
        let (declaration, ours) = &self.declaration;
        let declared = element.get(declaration);
        declared.is_some() && declared != ours.as_deref()
    }

    /// The value of one of our attributes; empty where there is none.
    fn attribute<'a>(&self, element: &'a Element, name: &str) -> &'a str {
        element.get(&format!("{}{name}", self.prefix)).unwrap_or("")
    }
}

/// What of a field an element is, whoever's name it bears.
enum Part {
    Code,
    Mark,
    Simple,
    Text,
}

impl Part {
    fn of(element: &Element) -> Option<Self> {
        match element.local_name() {
            "instrText" | "delInstrText" => Some(Self::Code),
            "fldChar" => Some(Self::Mark),
            "fldSimple" => Some(Self::Simple),
            "t" | "delText" | "sym" => Some(Self::Text),
            _ => None,
        }
    }
}

/// Takes out each piece of which `is_kept`, asked in the order of the text, says no; of a simple
/// field what is in it stays.
fn remove(element: &mut Element, is_kept: &mut impl FnMut() -> bool) {
    let children = std::mem::take(&mut element.children);
    for node in children {
        let Node::Element(mut child) = node else {
            element.children.push(node);
            continue;
        };
        match Part::of(&child) {
            Some(Part::Code | Part::Mark | Part::Text) => {
                // What else may be in a mark belongs to forms that are filled in.
                child.children.retain(|node| matches!(node, Node::Text(_)));
                if is_kept() {
                    element.children.push(Node::Element(child));
                }
            }
            Some(Part::Simple) if !is_kept() => {
                remove(&mut child, is_kept);
                element.children.append(&mut child.children);
            }
            _ => {
                remove(&mut child, is_kept);
                element.children.push(Node::Element(child));
            }
        }
    }
}

/// Whether nothing that follows can belong to the name that a code starts with.
fn is_name_over(code: &str) -> bool {
    let code = code.trim_start();
    code.starts_with('=') || code.contains(|mark: char| mark.is_whitespace() || mark == '\\')
}

fn is_kept(code: &str) -> bool {
    let code = code.trim_start();
    let name = code
        .split(|mark: char| mark.is_whitespace() || mark == '\\')
        .next();
    code.starts_with('=')
        || name.is_some_and(|name| KEPT.contains(&name.to_ascii_uppercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::{super::read_element::read, *};

    /// A field of marks, its code in two pieces.
    fn field(code: &str, gave: &str) -> String {
        let half = code.chars().count() / 2;
        let (one, two): (String, String) = (
            code.chars().take(half).collect(),
            code.chars().skip(half).collect(),
        );
        format!(
            "<w:fldChar w:fldCharType='begin'/><w:instrText>{one}</w:instrText><w:instrText>{two}</w:instrText>\
                 <w:fldChar w:fldCharType='separate'/><w:t>{gave}</w:t><w:fldChar w:fldCharType='end'/>"
        )
    }

    /// How many marks and codes are left of a text, and what is left to read.
    fn defused(text: &str) -> (usize, String) {
        let part = format!("<w:hdr xmlns:w='u' xmlns:x='x' xmlns:c='c'>{text}</w:hdr>");
        let mut root = read(part.as_bytes()).unwrap();
        defuse(&mut root);
        let written = String::from_utf8(root.write()).unwrap();
        let left = written.matches("<w:fld").count() + written.matches("nstrText>").count() / 2;
        let texts: Vec<&str> = written
            .split("<w:t>")
            .skip(1)
            .filter_map(|text| text.split('<').next())
            .collect();
        (left, texts.concat())
    }

    #[test]
    fn a_field_of_the_document_is_kept_and_any_other_becomes_its_text() {
        for code in [
            "PAGE",
            " page \\* MERGEFORMAT ",
            "NUMPAGES\\* Arabic",
            "= 1 + 2",
            "STYLEREF \"标题 1\"",
        ] {
            assert_eq!(defused(&field(code, "3")), (5, "3".to_owned()), "{code}");
        }
        for code in [
            "DDEAUTO c:\\\\x.exe",
            "includepicture \"http://x/y.png\"",
            "MACROBUTTON go",
            "HYPERLINK \"http://x\"",
            "",
        ] {
            assert_eq!(defused(&field(code, "3")), (0, "3".to_owned()), "{code}");
        }
    }

    #[test]
    fn fields_within_fields_are_told_apart() {
        let inner = field("PAGE", "1");
        let outer = |code: &str| {
            field("X", "甲").replace(
                "<w:instrText>X</w:instrText>",
                &format!("<w:instrText>{code}</w:instrText>{inner}"),
            )
        };
        assert_eq!(defused(&outer("IF ")).0, 9);
        assert_eq!(defused(&outer("DDE ")).0, 5);
        // A name that another field would give.
        assert_eq!(defused(&outer("")).0, 5);
    }

    /// A field of marks around what stands in place of its code.
    fn around(code: &str) -> String {
        field("X", "3").replace(
            "<w:instrText></w:instrText><w:instrText>X</w:instrText>",
            code,
        )
    }

    #[test]
    fn a_field_that_only_looks_like_one_that_is_kept_becomes_its_text() {
        let page = "<w:instrText>PAGE</w:instrText>";
        let fetches = "<w:instrText>INCLUDEPICTURE \"http://x/y.png\"</w:instrText>";
        for code in [
            // Readers pass deleted code over.
            format!("<w:delInstrText>PAGE </w:delInstrText>{fetches}"),
            format!("<w:del><w:delInstrText>PAGE </w:delInstrText></w:del>{fetches}"),
            format!("<w:del>{page}</w:del>{fetches}"),
            "<w:delInstrText>PAGE</w:delInstrText>".to_owned(),
            // They take one of several choices.
            format!(
                "<c:AlternateContent><c:Choice>{page}</c:Choice><c:Fallback>{fetches}</c:Fallback></c:AlternateContent>"
            ),
            format!(
                "{page}<c:AlternateContent><c:Choice>{fetches}</c:Choice></c:AlternateContent>"
            ),
            // A text stands for code too.
            format!("<w:t>INCLUDEPICTURE \"http://x/y.png\"</w:t>{page}"),
            format!("<w:sym w:char='F044'/>{page}"),
            "<w:t>PAGE</w:t>".to_owned(),
            // Another's code is none.
            format!("<x:instrText>PAGE </x:instrText>{fetches}"),
            format!("<w:instrText xmlns:w='other'>PAGE </w:instrText>{fetches}"),
            // What may be rejected.
            format!("<w:ins><w:instrText>PAGE </w:instrText></w:ins>{fetches}"),
        ] {
            assert_eq!(defused(&around(&code)), (0, "3".to_owned()), "{code}");
        }
        // What another field gives may be the name, or the start of it.
        let quoted = field("REF x", "INCLUDEPICTURE");
        let (left, _) = defused(&around(&format!("{quoted}{page}")));
        assert_eq!(left, 5);
        let (left, _) = defused(&around(&format!("{page}{quoted}")));
        assert_eq!(left, 5);
        let dde = field("DDE x", "1");
        let (left, _) = defused(&around(&format!("<w:instrText>IF </w:instrText>{dde}")));
        assert_eq!(left, 0);
    }

    #[test]
    fn a_mark_in_one_choice_does_not_end_a_field_outside_of_it() {
        let (begin, separate, end) = (
            "<w:fldChar w:fldCharType='begin'/>",
            "<w:fldChar w:fldCharType='separate'/>",
            "<w:fldChar w:fldCharType='end'/>",
        );
        let page = "<w:instrText>PAGE</w:instrText>";
        let choices = |one: &str, other: &str| {
            format!(
                "<c:AlternateContent><c:Choice>{one}</c:Choice><c:Fallback>{other}</c:Fallback></c:AlternateContent>"
            )
        };
        for text in [
            format!("{begin}{page}{separate}<w:t>3</w:t>{}", choices(end, end)),
            format!("{begin}{page}<w:fldChar x:fldCharType='separate' w:fldCharType='end'/>{page}")
                .replace("w:fldCharType='end'", "w:fldCharType='ends'"),
        ] {
            assert_eq!(defused(&text).0, 0, "{text}");
        }
        // A text box is offered in two ways, each with the whole field.
        let whole = field("PAGE", "3");
        assert_eq!(defused(&choices(&whole, &whole)), (10, "33".to_owned()));
        let boxed = format!("<w:txbxContent>{whole}</w:txbxContent>");
        assert_eq!(defused(&boxed), (5, "3".to_owned()));
        // So is one that was put in while changes were tracked, and a sum of such.
        assert_eq!(defused(&format!("<w:ins>{whole}</w:ins>")).0, 5);
        let code = format!("<w:ins><w:instrText>PAGE </w:instrText></w:ins>{page}");
        assert_eq!(defused(&around(&code)).0, 5);
        let sum = format!("<w:instrText>= </w:instrText>{whole}<w:instrText> - 1</w:instrText>");
        assert_eq!(defused(&around(&sum)).0, 10);
    }

    #[test]
    fn marks_without_a_field_and_fields_without_an_end_go() {
        assert_eq!(
            defused("<w:fldChar w:fldCharType='end'/><w:instrText>PAGE</w:instrText><w:t>甲</w:t>"),
            (0, "甲".to_owned())
        );
        assert_eq!(
            defused(
                "<w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:t>甲</w:t>"
            ),
            (0, "甲".to_owned())
        );
    }

    #[test]
    fn a_simple_field_is_judged_alike() {
        assert_eq!(
            defused("<w:fldSimple w:instr=' PAGE '><w:t>1</w:t></w:fldSimple>").0,
            1
        );
        assert_eq!(
            defused("<w:fldSimple w:instr='DDE x'><w:t>1</w:t></w:fldSimple>"),
            (0, "1".to_owned())
        );
    }
}
