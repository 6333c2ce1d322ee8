//! The fields of a template that may come into a report: those that tell of the document itself.
//!
//! A field can also fetch a picture or a text from elsewhere (INCLUDEPICTURE), start a program (DDE)
//! or a macro. Such a field becomes the text that it last gave.

use super::element::{Element, Node, local};

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

/// Makes text of every field that is not kept.
pub(super) fn defuse(root: &mut Element) {
    let mut marks = Marks::default();
    marks.read(root);
    // A field without an end is none.
    let kept: Vec<bool> = marks
        .fields
        .iter()
        .map(|field| field.ends && is_kept(&field.code))
        .collect();
    let mut of_marks = marks.of.into_iter();
    remove(root, &mut || {
        let field = of_marks.next().flatten();
        field
            .and_then(|field| kept.get(field).copied())
            .unwrap_or(false)
    });
}

/// What makes up the fields: their marks and codes, in the order of the text.
#[derive(Default)]
struct Marks {
    fields: Vec<Field>,
    /// The fields that are open, by their places in `fields`, the innermost last.
    open: Vec<usize>,
    /// The field of each mark and each piece of code; none of one that is in no field.
    of: Vec<Option<usize>>,
}

#[derive(Default)]
struct Field {
    code: String,
    /// Whether what follows is what it gave rather than its code.
    gives: bool,
    ends: bool,
}

impl Marks {
    fn read(&mut self, element: &Element) {
        if is_code(element) {
            self.of.push(self.open.last().copied());
            if let Some(field) = self.innermost()
                && !field.gives
            {
                element.texts().for_each(|text| field.code.push_str(text));
            }
            return;
        }
        if is_mark(element) {
            self.mark(attribute(element, "fldCharType"));
            return;
        }
        for child in &element.children {
            if let Node::Element(child) = child {
                self.read(child);
            }
        }
    }

    fn mark(&mut self, mark: &str) {
        if mark == "begin" {
            self.open.push(self.fields.len());
            self.fields.push(Field::default());
        }
        self.of.push(self.open.last().copied());
        if let Some(field) = self.innermost() {
            field.gives |= mark == "separate";
            field.ends |= mark == "end";
        }
        if mark == "end" {
            self.open.pop();
        }
    }

    fn innermost(&mut self) -> Option<&mut Field> {
        let field = *self.open.last()?;
        self.fields.get_mut(field)
    }
}

/// Takes out the marks and the code of which `is_kept`, asked in the order of the text, says no, and
/// simple fields that are not kept, but for what is in them.
fn remove(element: &mut Element, is_kept: &mut impl FnMut() -> bool) {
    let children = std::mem::take(&mut element.children);
    for node in children {
        let Node::Element(mut child) = node else {
            element.children.push(node);
            continue;
        };
        if is_code(&child) || is_mark(&child) {
            // What else may be in a mark belongs to forms that are filled in.
            child.children.retain(|node| matches!(node, Node::Text(_)));
            if is_kept() {
                element.children.push(Node::Element(child));
            }
            continue;
        }
        remove(&mut child, is_kept);
        if is_simple(&child) && !self::is_kept(attribute(&child, "instr")) {
            element.children.append(&mut child.children);
        } else {
            element.children.push(Node::Element(child));
        }
    }
}

fn is_code(element: &Element) -> bool {
    matches!(element.local_name(), "instrText" | "delInstrText")
}

fn is_mark(element: &Element) -> bool {
    element.local_name() == "fldChar"
}

fn is_simple(element: &Element) -> bool {
    element.local_name() == "fldSimple"
}

/// The value of an attribute, by its name without the prefix; empty where there is none.
fn attribute<'a>(element: &'a Element, name: &str) -> &'a str {
    let mut attributes = element.attributes.iter();
    let found = attributes.find(|(known, _)| local(known) == name);
    found.map_or("", |(_, value)| value.as_str())
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
        let part = format!("<w:hdr xmlns:w='u'>{text}</w:hdr>");
        let mut root = read(part.as_bytes()).unwrap();
        defuse(&mut root);
        let written = String::from_utf8(root.write()).unwrap();
        let left = written.matches("<w:fld").count() + written.matches("instrText>").count() / 2;
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
