//! The fields of a template that may come into a report: those that tell of the document itself.
//!
//! A field can also fetch a picture or a text from elsewhere (INCLUDEPICTURE), start a program (DDE)
//! or a macro. Such a field becomes the text that it last gave.

use super::{
    element::{Element, Node},
    field_reading::{Field, Part, Piece, Reading},
};

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
