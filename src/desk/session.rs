//! A year file that is being worked on: its text, and what compiling that gives.

use super::{
    edit,
    request::Edit,
    state::{self, Report},
};
use crate::{
    compile::{self, Compiled, World},
    diagnostic::{Language, Text},
    source::Source,
    year_file::YearFile,
};

/// So many changes can be taken back.
const MOST_PAST: usize = 200;

/// A year file that is being worked on.
#[derive(Debug)]
pub struct Session {
    /// As it stands on the disk.
    saved: Source,
    /// As it is worked on.
    compiled: Compiled,
    file: YearFile,
    /// The texts before, the last one last.
    past: Vec<String>,
    /// The texts that were taken back, the next one last.
    future: Vec<String>,
    version: u64,
}

impl Session {
    /// Opens a year file.
    #[must_use]
    pub fn new(world: &dyn World, saved: Source) -> Self {
        let (compiled, file) = compiled(world, saved.clone());
        Self {
            saved,
            compiled,
            file,
            past: Vec::new(),
            future: Vec::new(),
            version: 0,
        }
    }

    /// The year file as it stands on the disk.
    #[must_use]
    pub fn saved(&self) -> &Source {
        &self.saved
    }

    /// What its text gives.
    #[must_use]
    pub fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// Counts the changes of what is shown.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether the text is another than that on the disk.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.text() != self.saved.text()
    }

    fn text(&self) -> &str {
        self.compiled.source().text()
    }

    /// The bytes to be written: in the encoding of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.saved.encode(self.text())
    }

    /// What the page shows of it.
    #[must_use]
    pub fn report(&self, language: Language) -> Report {
        state::report(&self.compiled, &self.file, language)
    }

    /// Changes the text.
    ///
    /// # Errors
    /// What was typed is no number that the figure can be, or the change would say more than it should;
    /// all is then as it was.
    pub fn edit(&mut self, world: &dyn World, edit: &Edit) -> Result<(), Text> {
        let text = edit::edited(world, &self.compiled, &self.file, edit)?;
        if text == self.text() {
            return Ok(());
        }
        let before = self.text().to_owned();
        self.take(world, &text)?;
        if self.past.len() == MOST_PAST {
            self.past.remove(0);
        }
        self.past.push(before);
        self.future.clear();
        Ok(())
    }

    /// Takes the last change back, or makes it again.
    ///
    /// # Errors
    /// None is known: the text was there before.
    pub fn step(&mut self, world: &dyn World, back: bool) -> Result<(), Text> {
        let from = if back {
            &mut self.past
        } else {
            &mut self.future
        };
        let Some(text) = from.pop() else {
            return Ok(());
        };
        let before = self.text().to_owned();
        self.take(world, &text)?;
        if back {
            self.future.push(before);
        } else {
            self.past.push(before);
        }
        Ok(())
    }

    /// Whether there is a change to be taken back, and one to be made again.
    #[must_use]
    pub fn steps(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// Takes a text in place of the one that is worked on.
    ///
    /// # Errors
    /// The encoding of the file has no such characters.
    pub fn take(&mut self, world: &dyn World, text: &str) -> Result<(), Text> {
        let source = self.encoded(text)?;
        (self.compiled, self.file) = compiled(world, source);
        self.version += 1;
        Ok(())
    }

    /// The text as it would be read again.
    fn encoded(&self, text: &str) -> Result<Source, Text> {
        let bytes = self.saved.encode(text);
        let source = Source::new(self.saved.name(), &bytes);
        let source = source.ok().filter(|source| source.text() == text);
        source.ok_or(Text::fixed(
            "文件的编码（GB18030 或 UTF-16）写不下其中的字符；先把文件另存为 UTF-8",
            "the encoding of the file has no such characters; save the file as UTF-8 first",
        ))
    }

    /// Looks anew at the files around the year file.
    pub fn look_around(&mut self, world: &dyn World) {
        let source = self.compiled.source().clone();
        (self.compiled, self.file) = compiled(world, source);
        self.version += 1;
    }

    /// The text was written to the disk.
    pub fn was_saved(&mut self) {
        self.saved = self.compiled.source().clone();
        self.version += 1;
    }
}

/// What a text gives, the open cells of a row told as one.
fn compiled(world: &dyn World, source: Source) -> (Compiled, YearFile) {
    let (mut compiled, file) = compile::with_year_file(world, source);
    compiled.gather_cells();
    (compiled, file)
}
