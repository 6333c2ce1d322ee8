//! Whether text of a Word file is seen, by its properties.

use roxmltree::Node;

use super::{
    super::{
        colour::Colour,
        sight::Sight,
        xml_tree::{attribute, child},
    },
    node::{is_on, value},
};

/// In half points: no letter smaller than this is read.
const SMALLEST: u32 = 8;
/// In hundredths of their width: letters that are narrower are lines.
const NARROWEST: u32 = 20;
/// In twentieths of a point: letters that stand closer than so much less stand on each other.
const CLOSEST: i32 = -120;
/// In half points: what is raised or lowered more stands among other lines.
const HIGHEST: i32 = 100;
/// In twentieths of a point: a line or a row that is lower shows nothing of its letters.
const LOWEST: i32 = 80;
/// In twentieths of a point: what stands farther from the edge is off the page.
const FARTHEST: i32 = 14_000;

/// Fonts that show signs in the place of letters and digits.
const SYMBOLS: &[&str] = &[
    "marlett",
    "mt extra",
    "symbol",
    "webdings",
    "wingdings",
    "wingdings 2",
    "wingdings 3",
];

/// What the properties of a run say.
pub(super) fn of_run(properties: Node<'_, '_>) -> Sight {
    let switched = |name| child(properties, name).map(|_| is_on(properties, name));
    let number = |name| value(properties, name).and_then(|number| number.parse::<i32>().ok());
    let is_raised = number("position").map(|by| by.abs() >= HIGHEST);
    let sizes = [("sz", SMALLEST), ("w", NARROWEST)];
    let is_small = sizes.into_iter().filter_map(|(name, least)| {
        let said: u32 = value(properties, name)?
            .trim_end_matches('%')
            .parse()
            .ok()?;
        Some(said < least)
    });
    let is_close = number("spacing").map(|by| by <= CLOSEST);
    Sight {
        hidden: either([switched("vanish"), is_without_ink(properties), is_raised]),
        white: is_white(properties),
        struck: either([switched("strike"), switched("dstrike")]),
        tiny: either(is_small.map(Some).chain([is_close])),
        otherwise: is_in_symbols(properties),
    }
}

/// What the properties of a paragraph say.
pub(super) fn of_paragraph(properties: Node<'_, '_>) -> Sight {
    let number = |name, key| {
        let said = attribute(child(properties, name)?, key)?;
        said.parse::<i32>().ok()
    };
    let far = [
        ("framePr", "x"),
        ("framePr", "y"),
        ("ind", "left"),
        ("ind", "start"),
        ("ind", "right"),
        ("ind", "end"),
        ("ind", "firstLine"),
        ("ind", "hanging"),
    ];
    let is_far = far.map(|(name, key)| number(name, key).map(|by| by.abs() >= FARTHEST));
    let is_exact = child(properties, "spacing")
        .is_some_and(|spacing| attribute(spacing, "lineRule") == Some("exact"));
    let line = number("spacing", "line").filter(|_| is_exact);
    Sight {
        hidden: either(is_far),
        tiny: line.map(|line| line < LOWEST),
        ..Sight::default()
    }
}

/// Whether the properties of a row leave no room for letters.
pub(super) fn is_flat_row(properties: Node<'_, '_>) -> bool {
    child(properties, "trHeight").is_some_and(|height| {
        let lowest = attribute(height, "val").and_then(|low| low.parse::<i32>().ok());
        attribute(height, "hRule") == Some("exact") && lowest.is_some_and(|low| low < LOWEST)
    })
}

/// Whether any is said to be so; `None` where nothing is said.
fn either(said: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    said.into_iter().flatten().reduce(|one, other| one || other)
}

/// Letters may be filled with nothing.
fn is_without_ink(properties: Node<'_, '_>) -> Option<bool> {
    let fill = child(properties, "textFill")?;
    Some(child(fill, "noFill").is_some())
}

fn is_in_symbols(properties: Node<'_, '_>) -> Option<bool> {
    let font = attribute(child(properties, "rFonts")?, "ascii")?;
    Some(SYMBOLS.contains(&font.to_ascii_lowercase().as_str()))
}

/// White on a ground of its own is read well: heads of tables are set so.
fn is_white(properties: Node<'_, '_>) -> Option<bool> {
    let highlight = value(properties, "highlight").and_then(highlighting);
    let shading = child(properties, "shd").and_then(|shading| attribute(shading, "fill"));
    let ground = highlight.or(shading.and_then(Colour::of_hex));
    let ink = child(properties, "color");
    let theme = ink.and_then(|ink| attribute(ink, "themeColor"));
    let is_shaded = ink.is_some_and(|ink| attribute(ink, "themeShade").is_some());
    let ink = match theme {
        Some("background1" | "light1") if !is_shaded => Some(Colour::PAPER),
        None if value(properties, "color") == Some("auto") => return Some(false),
        _ => ink
            .and_then(|ink| attribute(ink, "val"))
            .and_then(Colour::of_hex),
    };
    // A black marker covers what is written in no colour that is said.
    let ink = ink.or_else(|| highlight.map(|_| Colour::BLACK))?;
    Some(ink.fades_into(ground.unwrap_or(Colour::PAPER)))
}

fn highlighting(name: &str) -> Option<Colour> {
    match name {
        "black" => Some(Colour::BLACK),
        "white" => Some(Colour::PAPER),
        "none" => None,
        _ => Some(Colour::new(128, 128, 128)),
    }
}
