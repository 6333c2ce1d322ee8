//! How much a PDF may ask for, whatever it says: every page may draw one thing a thousand times, and
//! what it draws may do so too.

use std::borrow::Cow;

use hayro_syntax::object::Stream;

use super::packing;
use crate::diagnostic::{Text, say::say};

/// The most pages.
pub(super) const MOST_PAGES: usize = 2000;
/// Steps of drawing, all pages together; a page of text has a few thousand.
const MOST_STEPS: usize = 4_000_000;
/// What the drawings unpack to, in mebibytes, one that is drawn twice counted twice.
const MOST_DRAWN: usize = 64;
/// Characters.
const MOST_GLYPHS: usize = 1_000_000;
/// Ruled lines.
const MOST_RULES: usize = 200_000;

/// What is left.
#[derive(Debug)]
pub(super) struct Budget {
    steps: usize,
    bytes: usize,
    glyphs: usize,
    rules: usize,
}

impl Budget {
    pub(super) fn whole() -> Self {
        Self {
            steps: MOST_STEPS,
            bytes: MOST_DRAWN * 1024 * 1024,
            glyphs: MOST_GLYPHS,
            rules: MOST_RULES,
        }
    }

    /// Takes a step.
    pub(super) fn step(&mut self, steps: usize) -> Result<(), Text> {
        take(&mut self.steps, steps).ok_or_else(|| {
            say!(
                "它画一页的步骤太多，全部超过 {MOST_STEPS} 步",
                "it takes too many steps to draw, more than {MOST_STEPS} in all"
            )
        })
    }

    /// Puts a character down.
    pub(super) fn glyph(&mut self) -> Result<(), Text> {
        take(&mut self.glyphs, 1).ok_or_else(|| {
            say!(
                "它的字太多，超过 {MOST_GLYPHS} 个",
                "it has too many characters, more than {MOST_GLYPHS}"
            )
        })
    }

    /// Draws a rule.
    pub(super) fn rule(&mut self) -> Result<(), Text> {
        take(&mut self.rules, 1).ok_or_else(|| {
            say!(
                "它的表格线太多，超过 {MOST_RULES} 条",
                "it has too many ruled lines, more than {MOST_RULES}"
            )
        })
    }

    /// What a stream holds, unpacked; nothing where it cannot be.
    pub(super) fn unpack(&mut self, stream: &Stream<'_>) -> Result<Option<Vec<u8>>, Text> {
        // What is not taken from the file as it stands was decrypted.
        if let Cow::Owned(decrypted) = stream.raw_data() {
            packing::check_one(&decrypted)?;
        }
        let Ok(content) = stream.decoded_data() else {
            return Ok(None);
        };
        self.unpacked(content.len())?;
        Ok(Some(content.into_owned()))
    }

    /// Counts what was unpacked.
    pub(super) fn unpacked(&mut self, bytes: usize) -> Result<(), Text> {
        take(&mut self.bytes, bytes).ok_or_else(|| {
            say!(
                "它解开以后太大，文字和线条超过 {MOST_DRAWN} MiB",
                "it is too large when it is unpacked, with more than {MOST_DRAWN} MiB of text and lines"
            )
        })
    }
}

fn take(left: &mut usize, taken: usize) -> Option<()> {
    *left = left.checked_sub(taken)?;
    Some(())
}
