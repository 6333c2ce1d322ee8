//! Names as XML and its name spaces want them: no reader of an element that holds to them stumbles.

use super::element::{Element, Node, local};
use crate::diagnostic::{Text, say::say};

/// More prefixes than this no document declares at one place.
const MOST_PREFIXES: usize = 500;

/// What the prefix `xml` stands for, and no other.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What declarations themselves are in; no prefix stands for it.
const DECLARATIONS: &str = "http://www.w3.org/2000/xmlns/";

/// That every name is one and every prefix stands for something, here and below.
///
/// # Errors
/// The first name that is wrong.
pub(super) fn check(root: &Element) -> Result<(), Text> {
    let mut scope = vec![("xml".to_owned(), XML.to_owned())];
    check_within(root, &mut scope)
}

/// Prefixes with what they stand for, the innermost last.
type Scope = Vec<(String, String)>;

fn check_within(element: &Element, scope: &mut Scope) -> Result<(), Text> {
    let outside = scope.len();
    for (name, value) in &element.attributes {
        if let Some(prefix) = declared(name) {
            if !may_stand_for(prefix, value) {
                return Err(wrong(name));
            }
            scope.push((prefix.to_owned(), value.clone()));
        }
    }
    if scope.len() > MOST_PREFIXES {
        return Err(Text::fixed(
            "其中声明的前缀太多",
            "it declares too many prefixes",
        ));
    }
    check_name(&element.name, scope)?;
    let mut expanded: Vec<(Option<&str>, &str)> = Vec::new();
    for (name, value) in &element.attributes {
        if declared(name).is_some() {
            if name != "xmlns" && !is_name(local(name)) {
                return Err(wrong(name));
            }
            continue;
        }
        check_name(name, scope)?;
        let namespace = name
            .split_once(':')
            .and_then(|(prefix, _)| bound(prefix, scope));
        let one = (namespace, local(name));
        if expanded.contains(&one) {
            return Err(wrong(name));
        }
        expanded.push(one);
        // A program that does not know a prefix that is named so refuses the whole file.
        if matches!(local(name), "Ignorable" | "Requires" | "MustUnderstand")
            && let Some(unbound) = value
                .split_whitespace()
                .find(|prefix| bound(prefix, scope).is_none())
        {
            return Err(unknown(unbound));
        }
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            check_within(child, scope)?;
        }
    }
    scope.truncate(outside);
    Ok(())
}

/// The prefix that an attribute of this name declares; none for the name space without a prefix.
fn declared(attribute: &str) -> Option<&str> {
    match attribute {
        "xmlns" => Some(""),
        _ => attribute.strip_prefix("xmlns:"),
    }
}

/// Whether a prefix may be declared so. Source: Namespaces in XML 1.0, 3.
fn may_stand_for(prefix: &str, namespace: &str) -> bool {
    match prefix {
        "xml" => namespace == XML,
        "xmlns" => false,
        _ => {
            let is_taken = namespace == XML || namespace == DECLARATIONS;
            !is_taken && (prefix.is_empty() || !namespace.is_empty())
        }
    }
}

fn bound<'a>(prefix: &str, scope: &'a Scope) -> Option<&'a str> {
    let mut inside_out = scope.iter().rev();
    let found = inside_out.find(|(known, _)| known == prefix);
    found.map(|(_, namespace)| namespace.as_str())
}

/// That a qualified name is one and its prefix, if any, stands for something.
fn check_name(name: &str, scope: &Scope) -> Result<(), Text> {
    let Some((prefix, local)) = name.split_once(':') else {
        return if is_name(name) {
            Ok(())
        } else {
            Err(wrong(name))
        };
    };
    if !is_name(prefix) || !is_name(local) {
        return Err(wrong(name));
    }
    match bound(prefix, scope) {
        Some(_) => Ok(()),
        None => Err(unknown(prefix)),
    }
}

/// Whether it is a name without a colon. Source: Extensible Markup Language 1.0, productions 4 and
/// 4a.
fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(is_start)
        && characters.all(|one| {
            is_start(one)
                || matches!(one, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
        })
}

fn is_start(character: char) -> bool {
    matches!(
        character,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
            | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
            | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
            | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}'
    )
}

fn wrong(name: &str) -> Text {
    say!(
        "其中的名称 {name} 不合 XML 的规定",
        "its name {name} is none in XML"
    )
}

fn unknown(prefix: &str) -> Text {
    say!(
        "其中的前缀 {prefix} 没有声明",
        "its prefix {prefix} is not declared"
    )
}

#[cfg(test)]
mod tests {
    use super::super::read_element::read;

    #[test]
    fn every_prefix_is_declared_and_every_name_is_one() {
        for right in [
            "<a/>",
            "<p:a xmlns:p='u'><p:b p:c='' c=''/></p:a>",
            "<甲 xml:space='preserve' 乙='1'/>",
            "<a xmlns='u' xmlns:m='v' m:Ignorable='m'><b xmlns=''/></a>",
            "<a><b xmlns:p='u'><p:c/></b></a>",
            "<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:space='preserve'/>",
        ] {
            assert!(read(right.as_bytes()).is_ok(), "{right}");
        }
        for wrong in [
            "<p:a/>",
            "<a p:b=''/>",
            "<a><b xmlns:p='u'/><p:c/></a>",
            "<a$b/>",
            "<1a/>",
            "<a b$='1'/>",
            "<a xmlns:p=''/>",
            "<a xmlns:xml='u'/>",
            "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
            "<a xmlns='http://www.w3.org/XML/1998/namespace'/>",
            "<a xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>",
            "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
            "<a xmlns:='u'/>",
            "<a:b:c xmlns:a='u'/>",
            "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
            "<a xmlns:m='v' m:Ignorable='m w14'/>",
        ] {
            assert!(read(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
