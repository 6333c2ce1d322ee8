//! What a part of a template must not bring into a report that is published: whatever reaches out of
//! the file or runs something.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    drawing::RELATIONSHIPS,
    element::{Element, Node, local},
    fields,
};
use crate::diagnostic::Text;

/// The name space of the ids by which parts refer to each other, in the strict form of the format.
const STRICT_RELATIONSHIPS: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// Elements that hold other programs' objects, controls, names of macros, sounds, or whole other
/// documents, by their names without a prefix.
const UNWANTED: &[&str] = &[
    "OLEObject",
    "altChunk",
    "attachedTemplate",
    "audioFile",
    "control",
    "ffData",
    "movie",
    "object",
    "quickTimeFile",
    "scriptAnchor",
    "subDoc",
    "videoFile",
    "wavAudioFile",
];

/// Elements that go as a whole where something in them refers to what is not taken over.
const HOLDERS: &[&str] = &["drawing", "ext", "pict"];

/// Attributes that name an address without a relationship, as old drawings do.
const ADDRESSES: &[&str] = &["althref", "href", "src"];

/// Takes out of a part what must not come along. `links` are the ids that it refers to other parts
/// by, as far as those are taken over, and what they are called from now on.
///
/// # Errors
/// The part is nothing without what it refers to.
pub(super) fn clean(root: &mut Element, links: &BTreeMap<String, String>) -> Result<(), Text> {
    fields::defuse(root);
    let mut prefixes = BTreeSet::new();
    gather_prefixes(root, &mut prefixes);
    match (Cleaning { links, prefixes }).element(root) {
        Fate::Stays => Ok(()),
        Fate::Goes | Fate::TakesHolder => Err(Text::fixed(
            "其中引用了文件之外的内容",
            "it refers to what is not in the file",
        )),
    }
}

/// The prefixes that stand for the name space of ids anywhere in the part.
fn gather_prefixes(element: &Element, prefixes: &mut BTreeSet<String>) {
    for (name, value) in &element.attributes {
        if let Some(prefix) = name.strip_prefix("xmlns:")
            && [RELATIONSHIPS, STRICT_RELATIONSHIPS].contains(&value.as_str())
        {
            prefixes.insert(prefix.to_owned());
        }
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            gather_prefixes(child, prefixes);
        }
    }
}

/// What becomes of an element.
enum Fate {
    Stays,
    Goes,
    /// The drawing or the like that it is in goes.
    TakesHolder,
}

struct Cleaning<'a> {
    links: &'a BTreeMap<String, String>,
    prefixes: BTreeSet<String>,
}

impl Cleaning<'_> {
    fn element(&self, element: &mut Element) -> Fate {
        let name = element.local_name().to_owned();
        if UNWANTED.contains(&name.as_str()) {
            return Fate::Goes;
        }
        let mut is_held = false;
        let mut is_cut = false;
        element.attributes.retain_mut(|(name, value)| {
            if name.starts_with("xmlns") {
                return true;
            }
            if !self.is_link(name) {
                return !ADDRESSES.contains(&local(name));
            }
            if let Some(new) = self.links.get(value) {
                new.clone_into(value);
                is_held = true;
                true
            } else {
                is_cut = true;
                false
            }
        });
        let is_holder = HOLDERS.contains(&name.as_str());
        // The words of a hyperlink stay, and a picture that is both in the file and linked.
        if is_cut && !is_held && name != "hyperlink" {
            let goes_alone = is_holder || name.starts_with("hlink");
            return if goes_alone {
                Fate::Goes
            } else {
                Fate::TakesHolder
            };
        }
        // The picture of a bullet is all that there is of it.
        let needs_all = name == "numPicBullet";
        let mut takes_holder = false;
        element.children.retain_mut(|node| {
            let Node::Element(child) = node else {
                return true;
            };
            match self.element(child) {
                Fate::Stays => true,
                Fate::Goes => {
                    takes_holder |= needs_all;
                    false
                }
                Fate::TakesHolder => {
                    takes_holder = true;
                    true
                }
            }
        });
        match (takes_holder, is_holder) {
            (false, _) => Fate::Stays,
            (true, true) => Fate::Goes,
            (true, false) => Fate::TakesHolder,
        }
    }

    /// Whether an attribute holds the id by which another part is referred to.
    fn is_link(&self, name: &str) -> bool {
        let prefix = name.split_once(':').map(|(prefix, _)| prefix);
        local(name) == "relid" || prefix.is_some_and(|prefix| self.prefixes.contains(prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::read_element::read, *};

    /// What is left of a header with one picture in the file, `rId1`; `None` where it is refused.
    fn cleaned(body: &str) -> Option<String> {
        let part = format!(
            "<w:hdr xmlns:w='w' xmlns:x='{RELATIONSHIPS}' xmlns:v='v' xmlns:a='a' xmlns:o='o'>{body}</w:hdr>"
        );
        let mut root = read(part.as_bytes()).unwrap();
        let links = BTreeMap::from([("rId1".to_owned(), "rIdNew".to_owned())]);
        clean(&mut root, &links).ok()?;
        let written = String::from_utf8(root.write()).unwrap();
        let behind = written.split_once("xmlns:o=\"o\">").unwrap().1;
        Some(behind.trim_end_matches("</w:hdr>").to_owned())
    }

    #[test]
    fn what_is_in_the_file_stays() {
        let picture = "<w:r><w:drawing><a:blip x:embed=\"rId1\"/></w:drawing></w:r>";
        assert_eq!(cleaned(picture).unwrap(), picture.replace("rId1", "rIdNew"));
        let plain = "<w:p><w:r><w:t>文头</w:t></w:r></w:p>";
        assert_eq!(cleaned(plain).unwrap(), plain);
    }

    #[test]
    fn what_reaches_out_of_it_goes() {
        for (body, left) in [
            (
                "<w:r><w:drawing><a:blip x:link='rId9'/></w:drawing></w:r>",
                "<w:r></w:r>",
            ),
            (
                "<w:r><w:drawing><a:blip x:embed='rId1' x:link='rId9'/></w:drawing></w:r>",
                "<w:r><w:drawing><a:blip x:embed=\"rIdNew\"/></w:drawing></w:r>",
            ),
            (
                "<w:drawing><a:blip x:embed='rId1'><a:ext><a:svg x:embed='rId9'/></a:ext></a:blip></w:drawing>",
                "<w:drawing><a:blip x:embed=\"rIdNew\"/></w:drawing>",
            ),
            (
                "<w:drawing><a:docPr><a:hlinkClick x:id='rId9'/></a:docPr></w:drawing>",
                "<w:drawing><a:docPr/></w:drawing>",
            ),
            (
                "<w:hyperlink x:id='rId9'><w:t>网站</w:t></w:hyperlink>",
                "<w:hyperlink><w:t>网站</w:t></w:hyperlink>",
            ),
            (
                "<w:pict><v:shape href='http://x'><v:imagedata src='http://x' o:href='http://x'/></v:shape></w:pict>",
                "<w:pict><v:shape><v:imagedata/></v:shape></w:pict>",
            ),
            ("<w:pict><v:imagedata o:relid='rId9'/></w:pict>", ""),
            (
                "<w:p><w:object><v:shape/><o:OLEObject x:id='rId9'/></w:object></w:p>",
                "<w:p/>",
            ),
            ("<w:p/><w:altChunk x:id='rId9'/>", "<w:p/>"),
            ("<w:p><w:control x:id='rId1'/></w:p>", "<w:p/>"),
        ] {
            let cleaned = cleaned(body).unwrap();
            assert_eq!(cleaned.replace("<w:r/>", "<w:r></w:r>"), left, "{body}");
        }
        assert_eq!(
            cleaned("<w:numPicBullet><w:pict><v:imagedata x:id='rId9'/></w:pict></w:numPicBullet>"),
            None
        );
        assert_eq!(cleaned("<w:p x:id='rId9'/>"), None);
    }
}
