//! What the drawing of a page says about its own stretches: which are none of the text's, and what
//! those say whose font does not tell.

use hayro_syntax::{
    content::ops::TypedInstruction as Step,
    object::{Dict, Object, String as PdfString},
};

use super::{about::text_string, ink::Ink};

/// How many stretches may be open at once.
const MOST_OPEN: usize = 200;

/// The stretches that are open.
#[derive(Debug, Default)]
pub(super) struct Marked {
    open: Vec<Stretch>,
    /// How many more are open than are kept.
    beyond: usize,
}

#[derive(Debug)]
struct Stretch {
    is_beside: bool,
    /// What it says, and the glyph it begins with.
    said: Option<(String, usize)>,
}

impl Marked {
    /// Whether what is drawn now is none of the text's.
    pub(super) fn is_beside(&self) -> bool {
        self.open.iter().any(|stretch| stretch.is_beside)
    }

    /// Opens a stretch, or closes the last one.
    pub(super) fn step(&mut self, step: &Step<'_, '_>, ink: &mut Ink) {
        let stretch = match step {
            Step::BeginMarkedContent(named) => Stretch {
                is_beside: &**named.0 == b"Artifact",
                said: None,
            },
            Step::BeginMarkedContentWithProperties(named) => Stretch {
                is_beside: &**named.0 == b"Artifact",
                said: said(named.1).map(|said| (said, ink.glyphs.len())),
            },
            _ => {
                if self.beyond > 0 {
                    self.beyond -= 1;
                } else if let Some(Stretch {
                    said: Some((said, first)),
                    ..
                }) = self.open.pop()
                {
                    speak(ink, first, said);
                }
                return;
            }
        };
        if self.open.len() < MOST_OPEN {
            self.open.push(stretch);
        } else {
            self.beyond += 1;
        }
    }
}

fn said(properties: &Object<'_>) -> Option<String> {
    let Object::Dict(properties) = properties else {
        return None;
    };
    let said = Dict::get::<PdfString<'_>>(properties, "ActualText")?;
    Some(text_string(said.as_bytes()))
}

/// Lets glyphs say what their font does not tell. What it tells stays: that is what is seen.
fn speak(ink: &mut Ink, first: usize, said: String) {
    let Some(glyphs) = ink.glyphs.get_mut(first..) else {
        return;
    };
    if glyphs.iter().all(|glyph| glyph.text.is_empty())
        && let Some(glyph) = glyphs.first_mut()
    {
        glyph.text = said;
        ink.glyphs.truncate(first + 1);
    }
}
