//! The fields of a part, read so that no reader takes one for something else: what their marks and
//! codes are, and where it is doubtful.

use super::{
    element::{Element, Node},
    field_codes::{is_kept, is_name_over},
};

/// Elements of which a program shows one or none, or which hold a text of their own: a field that
/// only partly stands in one is read differently by different readers.
const APART: &[&str] = &["Choice", "Fallback", "del", "moveFrom", "txbxContent"];

/// Elements that are there only as long as nobody rejects them.
const INSERTED: &[&str] = &["ins", "moveTo"];

/// What a field may be made up of, in the order of the text.
pub(super) enum Piece {
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
pub(super) struct Field {
    code: String,
    /// The code but for what may still be rejected.
    settled: String,
    /// Whether what follows is what it gave rather than its code.
    gives: bool,
    pub(super) ends: bool,
    /// Whether readers may take its code to be different things.
    is_doubtful: bool,
    /// The field in the code of which it stands.
    pub(super) in_code_of: Option<usize>,
}

impl Field {
    pub(super) fn is_kept(&self) -> bool {
        let is_kept = is_kept(&self.code) && (self.settled.is_empty() || is_kept(&self.settled));
        // A field without an end is none.
        self.ends && !self.is_doubtful && is_kept
    }
}

/// The fields of a part and what makes them up.
pub(super) struct Reading {
    /// The prefix of the part's own name space, with its colon.
    prefix: String,
    /// The attribute that declares it, and its value.
    declaration: (String, Option<String>),
    pub(super) fields: Vec<Field>,
    /// The fields that are open, by their places in `fields`, the innermost last.
    open: Vec<usize>,
    pub(super) pieces: Vec<Piece>,
    /// How many insertions are around.
    insertions: usize,
}

impl Reading {
    pub(super) fn of(root: &Element) -> Self {
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

    /// Reads an element with all that is in it.
    pub(super) fn element(&mut self, element: &Element) {
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
pub(super) enum Part {
    Code,
    Mark,
    Simple,
    Text,
}

impl Part {
    pub(super) fn of(element: &Element) -> Option<Self> {
        match element.local_name() {
            "instrText" | "delInstrText" => Some(Self::Code),
            "fldChar" => Some(Self::Mark),
            "fldSimple" => Some(Self::Simple),
            "t" | "delText" | "sym" => Some(Self::Text),
            _ => None,
        }
    }
}
