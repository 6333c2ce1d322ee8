//! Declarations of style, as far as they take text from the eye.

/// What declarations say of whether something is seen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Declared {
    /// By `display`.
    pub(super) displayed: Option<bool>,
    /// By `visibility`, `opacity` or the size of the letters.
    pub(super) visible: Option<bool>,
    /// Cut away or moved off the page while it stays there for those who listen.
    pub(super) set_aside: Option<bool>,
    /// Set in white.
    pub(super) white: Option<bool>,
    /// On a ground of its own.
    pub(super) ground: bool,
}

impl Declared {
    /// What `later` says counts before what this says.
    pub(super) fn and_then(self, later: Self) -> Self {
        Self {
            displayed: later.displayed.or(self.displayed),
            visible: later.visible.or(self.visible),
            set_aside: later.set_aside.or(self.set_aside),
            white: later.white.or(self.white),
            ground: self.ground || later.ground,
        }
    }

    /// Whether it says anything that hides, or shows again.
    pub(super) fn speaks(self) -> bool {
        self.displayed.is_some()
            || self.visible.is_some()
            || self.set_aside.is_some()
            || self.white.is_some()
            || self.ground
    }
}

/// What a list of declarations, as `style` holds it, says.
pub(super) fn declared(declarations: &str) -> Declared {
    let mut said = Declared::default();
    let (mut is_lifted, mut is_cut) = (false, false);
    for declaration in declarations.split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        let value = value.to_ascii_lowercase().replace("!important", "");
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "display" => said.displayed = Some(value != "none"),
            "visibility" => said.visible = Some(!matches!(value, "hidden" | "collapse")),
            "opacity" | "font-size" if is_nothing(value) => said.visible = Some(false),
            "position" => is_lifted = matches!(value, "absolute" | "fixed"),
            "clip" => is_cut |= value.starts_with("rect"),
            "clip-path" => is_cut |= value.starts_with("inset"),
            "left" | "right" | "top" | "bottom" => is_cut |= is_far(value),
            "text-indent" if is_far(value) => said.set_aside = Some(true),
            "color" => said.white = Some(is_white(value)),
            "background" | "background-color" | "background-image" => {
                said.ground |= !matches!(value, "none" | "transparent") && !is_white(value);
            }
            _ => {}
        }
    }
    if is_lifted && is_cut {
        said.set_aside = Some(true);
    }
    said
}

/// Whether a length or a share is zero.
fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|sign: char| sign.is_ascii_alphabetic() || sign == '%');
    number.parse().is_ok_and(|number: f64| number == 0.0)
}

/// Whether a measure leads far off the page.
fn is_far(value: &str) -> bool {
    let digits: String = value
        .strip_prefix('-')
        .into_iter()
        .flat_map(str::chars)
        .take_while(char::is_ascii_digit)
        .collect();
    digits.len() >= 3
}

/// Whether a colour is white, in any of the usual ways to write it.
pub(super) fn is_white(value: &str) -> bool {
    let value: String = value.chars().filter(|sign| !sign.is_whitespace()).collect();
    matches!(
        value.to_ascii_lowercase().as_str(),
        "#fff" | "#ffffff" | "white" | "rgb(255,255,255)" | "rgba(255,255,255,1)"
    )
}

/// The rules of a style sheet that hold on every screen: selectors and declarations.
pub(super) fn rules(sheet: &str) -> Vec<(String, Declared)> {
    let mut rules = Vec::new();
    let sheet = without_remarks(sheet);
    let mut rest = sheet.as_str();
    while let Some((head, behind)) = rest.split_once('{') {
        // What ends without a block (`@import …;`) stands before the selector.
        let head = head
            .rsplit([';', '}'])
            .next()
            .expect("there is a last")
            .trim();
        if head.starts_with('@') {
            if holds_everywhere(head) {
                rest = behind;
            } else {
                rest = behind_block(behind);
            }
            continue;
        }
        let (declarations, behind) = behind.split_once('}').unwrap_or((behind, ""));
        let said = declared(declarations);
        if said.speaks() {
            rules.push((head.to_owned(), said));
        }
        rest = behind;
    }
    rules
}

/// Whether a block is for every screen: no condition but the medium itself.
fn holds_everywhere(head: &str) -> bool {
    let Some(media) = head.strip_prefix("@media") else {
        return false;
    };
    let mut media = media.split(',').map(str::trim);
    media.any(|medium| matches!(medium, "all" | "screen" | "only screen" | "only all"))
}

/// What stands behind the block that was just opened.
fn behind_block(rest: &str) -> &str {
    let mut open = 1_usize;
    for (at, sign) in rest.char_indices() {
        match sign {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return rest.get(at + 1..).expect("a brace is one byte");
        }
    }
    ""
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

    #[test]
    fn a_style_hides_or_sets_aside() {
        let gone = |style| {
            let said = declared(style);
            said.displayed == Some(false) || said.visible == Some(false)
        };
        assert!(gone("display:none") && gone("color:red; VISIBILITY : hidden"));
        assert!(gone("font-size:0px") && gone("opacity:0") && gone("display:none !important"));
        assert!(!gone("display:block;opacity:0.5;font-size:10px"));
        let aside = |style| declared(style).set_aside == Some(true);
        assert!(aside("position:absolute;clip-path:inset(50%)"));
        assert!(aside("position:absolute;left:-999rem") && aside("text-indent:-9999px"));
        assert!(!aside("position:absolute;left:-1px") && !aside("text-indent:-2em"));
    }

    #[test]
    fn rules_of_other_media_do_not_count() {
        let sheet = "@import url(x);/* .a{} */.a,.b{display:none}\
            @media print{.c{display:none}.d{color:red}}@media screen{.e{display:none}}.f{margin:0}";
        let heads: Vec<String> = rules(sheet).into_iter().map(|(head, _)| head).collect();
        assert_eq!(heads, [".a,.b", ".e"]);
    }
}
