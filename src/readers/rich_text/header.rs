//! The tables at the head of the file: fonts, colours, styles.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::{
    super::{colour::Colour, outline::depth},
    encoding,
};

/// The most fonts, colours and styles that are heeded.
const MOST: usize = 10_000;

/// What the tables at the head say, as far as it matters to the text.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The encodings of the fonts that have one of their own.
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    /// Whether each colour is that of the paper.
    colours: Vec<bool>,
    red_green_blue: [i32; 3],
    /// The depths of headings, by the numbers of their styles; 0 for a title.
    levels: BTreeMap<i32, u8>,
    style: StyleSoFar,
}

/// The style that is read.
#[derive(Debug, Default)]
struct StyleSoFar {
    /// `None` for one that is not for paragraphs.
    number: Option<i32>,
    level: Option<u8>,
    name: String,
}

impl Header {
    /// The encoding of a font; `None` where it is the file's.
    pub(super) fn encoding(&self, font: i32) -> Option<&'static Encoding> {
        self.fonts.get(&font).copied()
    }

    /// Whether text in this colour cannot be seen on paper.
    pub(super) fn is_white(&self, colour: i32) -> bool {
        let index = usize::try_from(colour).ok();
        index.is_some_and(|index| self.colours.get(index) == Some(&true))
    }

    /// The depth of the heading that text in this style is.
    pub(super) fn level(&self, style: i32) -> Option<u8> {
        self.levels.get(&style).copied()
    }

    /// A control word among the fonts.
    pub(super) fn font_word(&mut self, word: &str, number: i32) {
        match word {
            "f" => self.font = number,
            "fcharset" => {
                let encoding = encoding::of_character_set(number);
                if let Some(encoding) = encoding.filter(|_| self.fonts.len() < MOST) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            _ => {}
        }
    }

    /// A control word among the colours.
    pub(super) fn colour_word(&mut self, word: &str, number: i32) {
        let [red, green, blue] = &mut self.red_green_blue;
        match word {
            "red" => *red = number,
            "green" => *green = number,
            "blue" => *blue = number,
            _ => {}
        }
    }

    /// The text among the colours: a `;` ends each.
    pub(super) fn colour_text(&mut self, text: &str) {
        for _ in text.matches(';') {
            let colour = std::mem::take(&mut self.red_green_blue);
            if self.colours.len() < MOST {
                let [red, green, blue] = colour.map(|part| u8::try_from(part).unwrap_or(0));
                let colour = Colour::new(red, green, blue);
                self.colours.push(colour.fades_into(Colour::PAPER));
            }
        }
    }

    /// A control word among the styles.
    pub(super) fn style_word(&mut self, word: &str, number: i32) {
        match word {
            "s" => self.style.number = Some(number),
            "cs" | "ds" | "ts" => self.style.number = None,
            "outlinelevel" => self.style.level = level(number),
            _ => {}
        }
    }

    /// The text among the styles: their names, with a `;` behind each.
    pub(super) fn style_text(&mut self, text: &str) {
        for piece in text.split_inclusive(';') {
            self.style.name.push_str(piece.trim_end_matches(';'));
            if piece.ends_with(';') {
                let style = std::mem::take(&mut self.style);
                let level = level_of_name(&style.name).or(style.level);
                // Without a number it is the style of all text, which is no heading.
                if let (Some(number), Some(level)) = (style.number, level)
                    && self.levels.len() < MOST
                {
                    self.levels.insert(number, level);
                }
            }
        }
    }
}

/// The depth of the heading at this level of the outline, from 1; level 9 is running text.
pub(super) fn level(outline: i32) -> Option<u8> {
    depth(u8::try_from(outline).ok()?)
}

fn level_of_name(name: &str) -> Option<u8> {
    let name = name.trim().to_ascii_lowercase();
    if name == "title" {
        return Some(0);
    }
    let level = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}
