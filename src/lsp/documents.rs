//! The files that are open in the editor, and the world as it looks with them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    rc::Rc,
};

use gen_lsp_types::{TextDocumentContentChangeEvent as Change, Uri};

use super::positions::{Lines, Unit};
use crate::{
    compile::{self, Compiled, Governing, Unread, World},
    diagnostic::Text,
    fonts::FontFiles,
    seal,
    source::Source,
    year_file::spots::{Spot, SpotKind, spots},
};

/// Gives the world around a year file; or what is wrong with what governs it, in words.
pub type Worlds<'a> = &'a dyn Fn(&Path) -> Result<Box<dyn World>, String>;

/// A file that is open.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) path: PathBuf,
    pub(super) version: i32,
    pub(super) text: String,
    /// What it comes to as it stands; `None` before somebody asked for it.
    state: Option<Rc<State>>,
    /// The last state that had a report, for what is asked while a line is half typed.
    readable: Option<Rc<State>>,
    /// Whether its findings were told as it stands.
    pub(super) is_told: bool,
}

/// What a file comes to.
#[derive(Debug)]
pub(super) struct State {
    /// Its keys and values.
    pub(super) spots: Vec<Spot>,
    /// `None` of what is no year file.
    pub(super) compiled: Option<Compiled>,
}

/// The files that are open, by their addresses.
#[derive(Debug, Default)]
pub(super) struct Documents(BTreeMap<String, Document>);

impl Documents {
    /// Takes a file up.
    pub(super) fn open(&mut self, address: &Uri, path: PathBuf, version: i32, text: String) {
        let document = Document {
            path,
            version,
            text,
            state: None,
            readable: None,
            is_told: false,
        };
        self.0.insert(address.0.clone(), document);
        self.forget();
    }

    /// Makes changes, in order.
    pub(super) fn change(&mut self, address: &Uri, version: i32, changes: Vec<Change>, unit: Unit) {
        let Some(document) = self.0.get_mut(&address.0) else {
            return;
        };
        document.version = version;
        for change in changes {
            match change {
                Change::TextDocumentContentChangeWholeDocument(whole) => {
                    document.text = whole.text;
                }
                Change::TextDocumentContentChangePartial(part) => {
                    let stretch = Lines::of(&document.text, unit).stretch(part.range);
                    document.text.replace_range(stretch, &part.text);
                }
            }
        }
        self.forget();
    }

    /// Lets a file go.
    pub(super) fn close(&mut self, address: &Uri) {
        self.0.remove(&address.0);
        self.forget();
    }

    /// Any file may be what another one compares with.
    pub(super) fn forget(&mut self) {
        for document in self.0.values_mut() {
            document.state = None;
            document.is_told = false;
        }
    }

    pub(super) fn get(&self, address: &Uri) -> Option<&Document> {
        self.0.get(&address.0)
    }

    pub(super) fn is_open(&self, address: &str) -> bool {
        self.0.contains_key(address)
    }

    /// The addresses of those whose findings were not told yet.
    pub(super) fn untold(&self) -> Vec<String> {
        let untold = self.0.iter().filter(|(_, document)| !document.is_told);
        untold.map(|(address, _)| address.clone()).collect()
    }

    /// Notes that the findings of a file were told.
    pub(super) fn told(&mut self, address: &str) {
        if let Some(document) = self.0.get_mut(address) {
            document.is_told = true;
        }
    }

    /// What a file comes to as it stands.
    pub(super) fn state(&mut self, address: &str, worlds: Worlds<'_>) -> Option<Rc<State>> {
        let document = self.0.get(address)?;
        if let Some(state) = &document.state {
            return Some(Rc::clone(state));
        }
        let spots = spots(&document.text);
        let compiled = is_year_file(&document.path, &spots)
            .then(|| self.compile(document, worlds))
            .flatten();
        let state = Rc::new(State { spots, compiled });
        let document = self.0.get_mut(address)?;
        document.state = Some(Rc::clone(&state));
        let compiled = state.compiled.as_ref();
        if compiled.is_some_and(|compiled| compiled.report.is_some()) {
            document.readable = Some(Rc::clone(&state));
        }
        Some(state)
    }

    /// The last state of a file that had a report.
    pub(super) fn readable(&self, address: &str) -> Option<Rc<State>> {
        self.0.get(address)?.readable.clone()
    }

    fn compile(&self, document: &Document, worlds: Worlds<'_>) -> Option<Compiled> {
        let world = match worlds(&document.path) {
            Ok(world) => world,
            Err(why) => {
                let name = document.path.display().to_string();
                return Some(compile::unread(&name, Text::same(why)));
            }
        };
        self.compile_text(document, &document.text, &*world)
    }

    /// What a file would come to with another text.
    pub(super) fn compile_text(
        &self,
        document: &Document,
        text: &str,
        world: &dyn World,
    ) -> Option<Compiled> {
        let name = document.path.display().to_string();
        let source = Source::new(name, text.as_bytes()).ok()?;
        let mut compiled = compile::compile(&self.over(world), source);
        compiled.gather_cells();
        Some(compiled)
    }

    /// A world with the open files in the place of those that lie there.
    pub(super) fn over<'a>(&'a self, world: &'a dyn World) -> Open<'a> {
        let texts = self.0.values();
        Open {
            texts: texts
                .map(|document| (document.path.as_path(), document.text.as_str()))
                .collect(),
            world,
        }
    }
}

/// Whether it is one: it states its year. A `report.toml`, a seal and what else is TOML do not.
fn is_year_file(path: &Path, spots: &[Spot]) -> bool {
    let is_other =
        path.file_name().is_some_and(|name| name == "report.toml") || seal::is_called_so(path);
    let is_year = |spot: &Spot| spot.kind == SpotKind::Key && spot.path == ["year"];
    !is_other && spots.iter().any(is_year)
}

/// A world in which files are as they stand in the editor.
pub(super) struct Open<'a> {
    texts: BTreeMap<&'a Path, &'a str>,
    world: &'a dyn World,
}

impl World for Open<'_> {
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        match self.texts.get(file) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.world.read(file),
        }
    }

    fn configuration(&self, year_file: &Path) -> Option<Governing> {
        self.world.configuration(year_file)
    }

    fn fonts(&self) -> &dyn FontFiles {
        self.world.fonts()
    }
}
