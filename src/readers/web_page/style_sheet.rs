//! Style sheets: the rules that hold on every screen, and the words that they add.

use std::collections::BTreeMap;

use super::declared::{Declared, declared};

/// How deep blocks may lie within each other.
const DEEPEST: usize = 8;
/// How many bytes the selectors of a sheet may have beyond its own, each written out with those around
/// it: one that names those around it several times would double with each block within another.
const MOST_ADDED: usize = 1 << 20;
/// The most names for values, and how often one may stand for another.
const MOST_NAMES: usize = 1_000;
const MOST_STEPS: usize = 4;
/// A screen narrower than this, in pixels, shows no page; one wider than that is on no desk.
const NARROWEST: f32 = 400.0;
const WIDEST: f32 = 1600.0;

/// A style sheet as it is read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Selectors and what they say, of those that take text from the eye or give it back.
    pub(super) rules: Vec<(String, Declared)>,
    /// The words that it puts before or behind what stands in the page.
    pub(super) added: Vec<String>,
}

/// Reads a style sheet.
pub(super) fn sheet(text: &str) -> Sheet {
    let text = without_remarks(text);
    let mut blocks = Blocks {
        found: Vec::new(),
        left: text.len() + MOST_ADDED,
    };
    blocks.gather(&text, "", 0);
    let names = names(&blocks.found);
    let mut sheet = Sheet::default();
    for (head, declarations) in blocks.found {
        let declarations = resolved(&declarations, &names);
        if is_of_added_words(&head) {
            sheet.added.extend(content(&declarations));
            continue;
        }
        let said = declared(&declarations);
        if said.speaks() {
            sheet.rules.push((head, said));
        }
    }
    sheet
}

/// The rules of a sheet.
struct Blocks {
    /// Each by its whole selector, with its declarations without the rules within it.
    found: Vec<(String, String)>,
    /// How many bytes of selectors may still be written out.
    left: usize,
}

impl Blocks {
    /// Adds those within a text.
    fn gather(&mut self, text: &str, around: &str, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let mut own = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            // What ends without a block (`@import …;`, a declaration) stands before the selector.
            let (said, head) = match before.rsplit_once([';', '}']) {
                Some((said, head)) => (said, head.trim()),
                None => ("", before.trim()),
            };
            own.push_str(said);
            own.push(';');
            let (within, next) = block(behind);
            rest = next;
            if !head.starts_with('@') {
                if let Some(selector) = selector(around, head, self.left) {
                    self.gather(within, &selector, depth + 1);
                }
            } else if holds_everywhere(head) {
                self.gather(within, around, depth + 1);
            }
        }
        own.push_str(rest);
        let left = self.left.checked_sub(around.len());
        if let Some(left) = left.filter(|_| !around.is_empty()) {
            self.left = left;
            self.found.push((around.to_owned(), own));
        }
    }
}

/// A selector that stands within the block of another; `None` where it has more than `most` bytes.
fn selector(around: &str, head: &str, most: usize) -> Option<String> {
    let (times, length) = match (around, head.matches('&').count()) {
        ("", _) => (0, head.len()),
        (_, 0) => (0, around.len() + 1 + head.len()),
        (_, times) => (times, head.len() + times * around.len()),
    };
    (length <= most).then(|| match (around, times) {
        ("", _) => head.to_owned(),
        (_, 0) => format!("{around} {head}"),
        (_, _) => head.replace('&', around),
    })
}

/// Whether a block is for every screen that a report is read on.
fn holds_everywhere(head: &str) -> bool {
    let (name, condition) = head.split_once([' ', '(']).unwrap_or((head, ""));
    match name {
        "@supports" | "@layer" | "@scope" => true,
        "@media" => condition.split(',').any(|medium| {
            let mut parts = medium.split(" and ").map(str::trim);
            parts.all(is_of_every_screen)
        }),
        _ => false,
    }
}

/// Whether a part of a condition holds on every screen.
fn is_of_every_screen(part: &str) -> bool {
    if matches!(part, "all" | "screen" | "only screen" | "only all") {
        return true;
    }
    let part = part.trim_matches(['(', ')']);
    let Some((name, width)) = part.split_once(':') else {
        return false;
    };
    let width = width.trim();
    let pixels =
        |unit: &str, each: f32| Some(width.strip_suffix(unit)?.parse::<f32>().ok()? * each);
    let Some(pixels) = pixels("px", 1.0)
        .or_else(|| pixels("rem", 16.0))
        .or_else(|| pixels("em", 16.0))
    else {
        return false;
    };
    match name.trim() {
        "min-width" => pixels <= NARROWEST,
        "max-width" => pixels >= WIDEST,
        _ => false,
    }
}

/// The block that was just opened, and what stands behind it.
fn block(text: &str) -> (&str, &str) {
    let mut open = 1_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            let (within, behind) = text.split_at(at);
            return (within, behind.strip_prefix('}').expect("a brace ends it"));
        }
    }
    (text, "")
}

/// The values that have a name of their own for the whole page (`--ink:#000`).
fn names(blocks: &[(String, String)]) -> BTreeMap<String, String> {
    let of_all = blocks
        .iter()
        .filter(|(head, _)| matches!(head.as_str(), ":root" | "html" | "body" | "*"));
    of_all
        .flat_map(|(_, declarations)| declarations.split(';'))
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .filter(|(name, _)| name.starts_with("--"))
        .take(MOST_NAMES)
        .collect()
}

/// Declarations with the values that their names stand for.
fn resolved(declarations: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = declarations.to_owned();
    for _ in 0..MOST_STEPS {
        let Some((first, _)) = text.split_once("var(") else {
            break;
        };
        let mut next = first.to_owned();
        for named in text.split("var(").skip(1) {
            let (name, behind) = named.split_once(')').unwrap_or((named, ""));
            let (name, otherwise) = name.split_once(',').unwrap_or((name, ""));
            let value = names.get(name.trim()).map_or(otherwise, String::as_str);
            next.push_str(value);
            next.push_str(behind);
        }
        // Names that stand for each other without end grow without end.
        if next.len() > declarations.len() + MOST_NAMES {
            break;
        }
        text = next;
    }
    text
}

fn is_of_added_words(head: &str) -> bool {
    let head = head.to_ascii_lowercase();
    [":before", ":after", "::marker"]
        .iter()
        .any(|pseudo| head.contains(pseudo))
}

/// The words that declarations add; marks alone are none.
fn content(declarations: &str) -> Option<String> {
    let mut values = declarations.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        (name.trim().eq_ignore_ascii_case("content")).then_some(value)
    });
    let value = unescaped(values.next_back()?.trim());
    let says = |function: &str| value.contains(function);
    let is_word = value.contains(char::is_alphanumeric)
        && !matches!(
            value.as_str(),
            "none" | "normal" | "open-quote" | "close-quote" | "inherit"
        );
    let is_picture = value.starts_with("url(") && !says("attr(") && !value.contains('"');
    (is_word && !is_picture).then_some(value)
}

/// A value with its signs in the place of their numbers (`\35` is 5).
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            text.push(sign);
            continue;
        }
        let mut number = String::new();
        while number.len() < 6
            && let Some(digit) = signs.next_if(char::is_ascii_hexdigit)
        {
            number.push(digit);
        }
        signs.next_if(|sign| !number.is_empty() && sign.is_ascii_whitespace());
        let meant = u32::from_str_radix(&number, 16)
            .ok()
            .and_then(char::from_u32);
        text.extend(meant);
    }
    text
}

fn without_remarks(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, behind)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = behind.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(text: &str) -> Vec<String> {
        let rules = sheet(text).rules.into_iter();
        rules.map(|(head, _)| head).collect()
    }

    #[test]
    fn rules_of_other_media_do_not_count() {
        let sheet = "@import url(x);/* .a{} */.a,.b{display:none}\
            @media print{.c{display:none}.d{color:red}}@media screen{.e{display:none}}.f{margin:0}\
            @media (min-width:60rem){.g{display:none}}@media screen and (min-width:1px){.h{display:none}}\
            @supports (color:red){.i{display:none}}@layer x{.j{opacity:0}}";
        assert_eq!(heads(sheet), [".a,.b", ".e", ".h", ".i", ".j"]);
    }

    #[test]
    fn rules_within_rules_are_read() {
        let text = "p{margin:0;.a{display:none}&.b{opacity:0}color:red}";
        assert_eq!(heads(text), ["p .a", "p.b"]);
        assert_eq!(heads(&"a{".repeat(10_000)), [""; 0]);
    }

    #[test]
    fn selectors_do_not_double_without_end() {
        let nested = format!("p{{display:none;{}", "&&&&&&&&&{display:none;".repeat(8));
        let most = nested.len() + MOST_ADDED;
        assert!(heads(&nested).iter().map(String::len).sum::<usize>() <= most);
        let long = format!(
            "{}{{{}}}",
            "p".repeat(1_000),
            "b{display:none}".repeat(10_000)
        );
        let heads = heads(&long);
        assert!(heads.len() > 1_000);
        assert!(heads.iter().map(String::len).sum::<usize>() <= long.len() + MOST_ADDED);
    }

    #[test]
    fn names_stand_for_values() {
        let text = ":root{--a:var(--b);--b:none}.x{display:var(--a)}.y{display:var(--c,none)}";
        let rules = sheet(text).rules;
        assert!(rules.iter().all(|(_, said)| said.displayed == Some(false)));
        assert_eq!(rules.len(), 2);
        sheet(":root{--a:var(--a) var(--a)}.x{color:var(--a)}");
    }

    #[test]
    fn words_that_a_rule_adds_are_told() {
        let text = ".a::before{content:'共593条'}.b:after{content:\"\\35 93\"}.c::after{content:\"\\f101\"}\
            .d::before{content:'→'}.e::after{content:attr(data-x)}.f::after{content:''}";
        assert_eq!(sheet(text).added, ["'共593条'", "\"593\"", "attr(data-x)"]);
    }
}
