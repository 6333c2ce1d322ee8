//! A part of a package, element by element, within bounds: no tree is built of a hundred thousand
//! cells.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::{
    XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
    reader::Reader,
};

use crate::diagnostic::{Text, say::say};

/// How deep elements may stand within each other.
const DEEPEST: usize = 64;

/// What comes next in a part. Names are without their prefix.
#[derive(Clone, Copy)]
pub(super) enum Next<'a> {
    Start(&'a str, Tag<'a>),
    End(&'a str),
    Text(&'a str),
}

/// The attributes of an element.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The value of the first attribute of this name, whatever its prefix.
    pub(super) fn attribute(self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // The check compares each with all before it.
        attributes.with_checks(false);
        let found = attributes
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The value of an attribute that says nothing where it is empty.
    pub(super) fn text(self, name: &str) -> String {
        self.attribute(name).into_iter().collect()
    }

    /// Whether the attribute of this name is set.
    pub(super) fn is_on(self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true" | "on"))
    }
}

/// Shows `see` each start, end and text of a part in order.
///
/// # Errors
/// The part is no XML, declares a document type, or is nested too deep; or what `see` gives.
pub(super) fn each(
    part: &[u8],
    name: &str,
    mut see: impl FnMut(Next<'_>) -> Result<(), Text>,
) -> Result<(), Text> {
    let broken = || say!("部件 {name} 坏了", "the part {name} is broken");
    let (encoding, mark) = Encoding::for_bom(part).unwrap_or((UTF_8, 0));
    let behind = part.get(mark..).ok_or_else(broken)?;
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(behind)
        .ok_or_else(broken)?;
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    let mut has_root = false;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                depth += 1;
                has_root = true;
                if depth > DEEPEST {
                    return Err(say!(
                        "部件 {name} 的元素层次太深",
                        "the elements of the part {name} are nested too deep"
                    ));
                }
                see(Next::Start(start.local_name().as_ref(), Tag(&start)))?;
            }
            Event::Empty(start) => {
                has_root = true;
                see(Next::Start(start.local_name().as_ref(), Tag(&start)))?;
                see(Next::End(start.local_name().as_ref()))?;
            }
            Event::End(end) => {
                depth = depth.checked_sub(1).ok_or_else(broken)?;
                see(Next::End(end.local_name().as_ref()))?;
            }
            Event::Text(text) => see(Next::Text(&text.xml10_content()))?,
            Event::CData(text) => see(Next::Text(&text))?,
            Event::GeneralRef(reference) => {
                see(Next::Text(&meant(&reference).ok_or_else(broken)?))?;
            }
            Event::DocType(_) => {
                return Err(say!(
                    "部件 {name} 声明了文档类型（DOCTYPE）",
                    "the part {name} declares a document type (DOCTYPE)"
                ));
            }
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if depth > 0 || !has_root {
        return Err(broken());
    }
    Ok(())
}

/// What `&amp;` or `&#12;` stands for.
fn meant(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref().ok()? {
        Some(sign) => Some(sign.to_string()),
        None => resolve_predefined_entity(reference).map(str::to_owned),
    }
}
