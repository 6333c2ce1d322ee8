//! Declarations of style, as far as they take text from the eye.

use super::super::colour::Colour;

/// The smallest letters that are read: in pixels, points, and parts of what is around.
const SMALLEST: [(&str, f32); 7] = [
    ("px", 5.0),
    ("pt", 4.0),
    ("rem", 0.3),
    ("em", 0.3),
    ("%", 30.0),
    ("vw", 0.4),
    ("mm", 1.4),
];
/// What is seen less than so much is not seen.
const FAINTEST: f32 = 0.1;

/// What declarations say of whether something is seen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Declared {
    /// By `display`.
    pub(super) displayed: Option<bool>,
    /// By `visibility`, `opacity` and whatever else leaves nothing of it.
    pub(super) visible: Option<bool>,
    /// Cut away or moved off the page while it stays there for those who listen.
    pub(super) set_aside: Option<bool>,
    /// With a line through it.
    pub(super) struck: Option<bool>,
    /// Smaller than can be read, or letter upon letter.
    pub(super) tiny: Option<bool>,
    /// Turned round, or shown as other signs.
    pub(super) otherwise: Option<bool>,
    /// The colour of the letters.
    pub(super) ink: Option<Colour>,
    /// The colour of what they stand on.
    pub(super) ground: Option<Colour>,
}

impl Declared {
    /// What `later` says counts before what this says.
    pub(super) fn and_then(self, later: Self) -> Self {
        Self {
            displayed: later.displayed.or(self.displayed),
            visible: later.visible.or(self.visible),
            set_aside: later.set_aside.or(self.set_aside),
            struck: later.struck.or(self.struck),
            tiny: later.tiny.or(self.tiny),
            otherwise: later.otherwise.or(self.otherwise),
            ink: later.ink.or(self.ink),
            ground: later.ground.or(self.ground),
        }
    }

    /// Whether it says anything that hides, or shows again.
    pub(super) fn speaks(self) -> bool {
        let said = [
            self.displayed,
            self.visible,
            self.set_aside,
            self.struck,
            self.tiny,
            self.otherwise,
        ];
        said.iter().any(Option::is_some) || self.ink.is_some() || self.ground.is_some()
    }

    /// Whether it has a ground that is not white.
    pub(super) fn has_ground(self) -> bool {
        self.ground
            .is_some_and(|ground| !ground.fades_into(Colour::PAPER))
    }
}

/// What a colour puts on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Nothing: all shines through.
    Clear,
    Solid(Colour),
}

/// What a box is said to be, which together may leave nothing of it.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that is said or not"
)]
struct Boxed {
    is_lifted: bool,
    is_cut: bool,
    is_flat: bool,
    keeps_within: bool,
    is_padded: bool,
    overrides: bool,
}

/// What a list of declarations, as `style` holds it, says.
pub(super) fn declared(declarations: &str) -> Declared {
    let mut said = Declared::default();
    let mut boxed = Boxed::default();
    for declaration in declarations.split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        let value = value.to_ascii_lowercase().replace("!important", "");
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        of_letters(&name, value, &mut said);
        of_the_box(&name, value, &mut said, &mut boxed);
    }
    if boxed.is_lifted && boxed.is_cut {
        said.set_aside = Some(true);
    }
    // A box of padding alone keeps room for what is laid over it.
    if boxed.is_flat && boxed.keeps_within && !boxed.is_padded && said.set_aside.is_none() {
        said.visible = Some(false);
    }
    if boxed.overrides {
        said.otherwise = Some(true);
    }
    said
}

/// What a declaration says of letters.
fn of_letters(name: &str, value: &str, said: &mut Declared) {
    match name {
        "font-size" if is_nothing(value) => said.visible = Some(false),
        "font-size" => said.tiny = Some(is_tiny(value)),
        "text-decoration" | "text-decoration-line" => {
            said.struck = Some(value.contains("line-through"));
        }
        "letter-spacing" => {
            let by = |unit: &str| value.strip_suffix(unit).and_then(number);
            let is_close = by("em").is_some_and(|by| by <= -0.5)
                || by("px").is_some_and(|by| by <= -6.0)
                || by("pt").is_some_and(|by| by <= -5.0);
            if is_close {
                said.tiny = Some(true);
            }
        }
        "-webkit-text-security" | "text-security" => said.otherwise = Some(value != "none"),
        "color" | "-webkit-text-fill-color" => match ink(value) {
            Some(Ink::Clear) => said.visible = Some(false),
            Some(Ink::Solid(colour)) => said.ink = Some(colour),
            None => {}
        },
        "background" | "background-color" | "background-image" => {
            let first = value.split_whitespace().next().unwrap_or("");
            // A picture may be any colour, and is no white one.
            said.ground = match ink(value).or_else(|| ink(first)) {
                Some(Ink::Solid(colour)) => Some(colour),
                Some(Ink::Clear) => said.ground,
                None if value == "none" => said.ground,
                None => Some(Colour::new(128, 128, 128)),
            };
        }
        _ => {}
    }
}

/// What a declaration says of the box around them.
fn of_the_box(name: &str, value: &str, said: &mut Declared, boxed: &mut Boxed) {
    match name {
        "display" => said.displayed = Some(value != "none"),
        "visibility" => said.visible = Some(!matches!(value, "hidden" | "collapse")),
        "content-visibility" if value == "hidden" => said.visible = Some(false),
        "opacity" | "zoom" | "scale" if is_faint(value) => said.visible = Some(false),
        "filter" | "transform" if is_faint_function(value) => said.visible = Some(false),
        "transform" | "translate" if is_far_function(value) => said.set_aside = Some(true),
        "position" => boxed.is_lifted = matches!(value, "absolute" | "fixed" | "relative"),
        "clip" => boxed.is_cut |= value.starts_with("rect"),
        "clip-path" if value.starts_with("circle(0") => said.visible = Some(false),
        "clip-path" => boxed.is_cut |= value.starts_with("inset"),
        "left" | "right" | "top" | "bottom" => boxed.is_cut |= is_far(value),
        "text-indent" | "margin" | "margin-left" | "margin-top" if is_far(value) => {
            said.set_aside = Some(true);
        }
        "width" | "height" | "max-width" | "max-height" => boxed.is_flat |= is_nothing(value),
        "overflow" | "overflow-x" | "overflow-y" => {
            boxed.keeps_within |= matches!(value, "hidden" | "clip");
        }
        "padding" | "padding-top" | "padding-bottom" => boxed.is_padded |= !is_nothing(value),
        "unicode-bidi" => boxed.overrides = value.contains("override"),
        _ => {}
    }
}

fn number(value: &str) -> Option<f32> {
    value.trim().parse().ok()
}

/// Whether a length or a share is zero.
fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|sign: char| sign.is_ascii_alphabetic() || sign == '%');
    number.parse().is_ok_and(|number: f64| number == 0.0)
}

/// Whether letters of this size cannot be read.
fn is_tiny(value: &str) -> bool {
    let sized = SMALLEST
        .iter()
        .find_map(|(unit, least)| Some((number(value.strip_suffix(unit)?)?, *least)));
    sized.is_some_and(|(size, least)| size < least)
}

/// Whether a share of what there is leaves next to nothing.
fn is_faint(value: &str) -> bool {
    let share = match value.strip_suffix('%') {
        Some(percent) => number(percent).map(|percent| percent / 100.0),
        None => number(value),
    };
    share.is_some_and(|share| share.abs() < FAINTEST)
}

/// Whether `opacity(…)` or `scale(…)` is among the functions and leaves next to nothing.
fn is_faint_function(value: &str) -> bool {
    ["opacity(", "scale(", "scalex(", "scaley("]
        .iter()
        .any(|function| {
            let behind = value.split_once(function).map(|(_, behind)| behind);
            let first = behind.and_then(|behind| behind.split([')', ',']).next());
            first.is_some_and(|share| is_faint(share.trim()))
        })
}

fn is_far_function(value: &str) -> bool {
    let behind = value.split_once('(').map_or(value, |(_, behind)| behind);
    value.starts_with("translate") && behind.split([')', ',', ' ']).any(|by| is_far(by.trim()))
        || is_far(value)
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

/// A colour, in any of the usual ways to write it.
pub(super) fn ink(value: &str) -> Option<Ink> {
    let value: String = value.chars().filter(|sign| !sign.is_whitespace()).collect();
    let value = value.to_ascii_lowercase();
    match value.as_str() {
        "transparent" => return Some(Ink::Clear),
        "white" => return Some(Ink::Solid(Colour::PAPER)),
        "black" => return Some(Ink::Solid(Colour::BLACK)),
        _ => {}
    }
    if let Some(digits) = value.strip_prefix('#') {
        return Colour::of_hex(digits).map(Ink::Solid);
    }
    let (function, parts) = value.strip_suffix(')')?.split_once('(')?;
    let parts: Vec<&str> = parts.split([',', '/']).collect();
    let is_clear = parts.get(3).is_some_and(|share| is_faint(share));
    match function {
        "rgb" | "rgba" | "hsl" | "hsla" if is_clear => Some(Ink::Clear),
        "rgb" | "rgba" => {
            let part = |at: usize| parts.get(at)?.parse::<u8>().ok();
            Some(Ink::Solid(Colour::new(part(0)?, part(1)?, part(2)?)))
        }
        "hsl" | "hsla" => {
            let light = number(parts.get(2)?.strip_suffix('%')?)?;
            if light > 91.0 {
                Some(Ink::Solid(Colour::PAPER))
            } else if light < 9.0 {
                Some(Ink::Solid(Colour::BLACK))
            } else {
                None
            }
        }
        _ => None,
    }
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
        assert!(gone("color:transparent") && gone("color: rgba(0, 0, 0, 0)"));
        assert!(gone("transform:scale(0)") && gone("filter:opacity(1%)"));
        assert!(gone("max-height:0;overflow:hidden") && !gone("max-height:0"));
        assert!(!gone(
            "display:block;opacity:0.5;font-size:10px;transform:scale(1.5)"
        ));
        let aside = |style| declared(style).set_aside == Some(true);
        assert!(aside("position:absolute;clip-path:inset(50%)"));
        assert!(aside("position:absolute;left:-999rem") && aside("text-indent:-9999px"));
        assert!(aside("transform:translateX(-9999px)"));
        assert!(!aside("position:absolute;left:-1px") && !aside("text-indent:-2em"));
    }

    #[test]
    fn letters_are_struck_small_or_turned() {
        assert_eq!(declared("text-decoration:underline").struck, Some(false));
        assert_eq!(
            declared("text-decoration:line-through red").struck,
            Some(true)
        );
        for (size, is_small) in [
            ("1px", true),
            ("0.1em", true),
            ("12px", false),
            ("8pt", false),
        ] {
            let style = format!("font-size:{size}");
            assert_eq!(declared(&style).tiny, Some(is_small), "{size}");
        }
        let turned = declared("direction:rtl;unicode-bidi:bidi-override").otherwise;
        assert_eq!(turned, Some(true));
    }

    #[test]
    fn colours_are_read_as_they_are_written() {
        for white in [
            "#fff",
            "#FEFEFE",
            "White",
            "rgb(255, 255, 255)",
            "hsl(0,0%,100%)",
        ] {
            let is_white = |ink| matches!(ink, Ink::Solid(one) if one.fades_into(Colour::PAPER));
            assert!(ink(white).is_some_and(is_white), "{white}");
        }
        assert_eq!(ink("transparent"), Some(Ink::Clear));
        assert_eq!(ink("var(--ink)"), None);
        assert!(declared("background:#1f4e79").has_ground());
        assert!(!declared("background:#fff").has_ground());
        assert!(declared("background:url(x.png) no-repeat").has_ground());
    }
}
