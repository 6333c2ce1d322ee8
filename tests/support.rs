//! A folder with files and the program run in it.

pub(crate) mod effort;
pub(crate) mod examples;
pub(crate) mod fonts;
pub(crate) mod hostile;
pub(crate) mod odd_layouts;
pub(crate) mod reading;
pub(crate) mod typing;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use report::{
    checks,
    compile::{Compiled, Governing, Unread, World, compile},
    diagnostic::Diagnostic,
    forms::Form,
    model::Report,
    seal::broken::{self, Lying},
    source::Source,
    writers::pdf::missing_face::MissingFace,
    year_file::Configuration,
};
use tempfile::TempDir;

/// The real report of 2017.
pub(crate) const REAL: &str = include_str!("../data/2017.toml");

/// A folder of its own.
pub(crate) struct Project {
    folder: TempDir,
}

/// What the program said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A project with one year file, `2017.toml`.
    pub(crate) fn with(text: &str) -> Self {
        Self::new().file("2017.toml", text)
    }

    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test's input needs no care")]
        std::fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `report` with words parted by spaces, in English unless they say otherwise.
    pub(crate) fn run(&self, words: &str) -> Said {
        self.run_in("en_US.UTF-8", words)
    }

    pub(crate) fn run_in(&self, locale: &str, words: &str) -> Said {
        let mut command = self.command(words);
        command.env("LC_ALL", locale);
        said(&command.output().unwrap())
    }

    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_report"));
        for name in ["NO_COLOR", "CI", "LANG", "LC_ALL", "LC_MESSAGES"] {
            command.env_remove(name);
        }
        command
            .current_dir(self.folder.path())
            .args(words.split(' ').filter(|word| !word.is_empty()));
        command
    }

    /// Every file below `folder`, by name, with its bytes.
    pub(crate) fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        files_in(&self.path(folder))
    }
}

pub(crate) fn said(output: &Output) -> Said {
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

pub(crate) fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// `text` with `old` replaced once; fails where `old` is not in it.
pub(crate) fn changed(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old} is not in the text");
    text.replacen(old, new, 1)
}

/// A whole small year file around `middle`: no statutory table, which is waived, and not all that
/// a whole report speaks of.
pub(crate) fn small(middle: &str) -> String {
    let setting = if middle.contains("[checks") {
        ""
    } else {
        "[checks]\nmissing-content = \"off\"\n"
    };
    format!(
        "year = 2017\n[organ]\nname = \"某区某局\"\n{middle}\n\
         [[waivers]]\ncheck = \"missing-cell\"\nat = \"table\"\nreason = \"例\"\n{setting}"
    )
}

/// A world in memory: a year file and what lies around it, compiled within this process.
#[derive(Debug)]
pub(crate) struct Memory {
    year_file: PathBuf,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

/// A world with nothing but a year file of this text.
pub(crate) fn world(year_file: &str) -> Memory {
    world_at("this.toml", year_file)
}

/// A world with nothing but a year file of this text at this path.
pub(crate) fn world_at(path: &str, year_file: &str) -> Memory {
    let empty = Memory {
        year_file: path.into(),
        files: BTreeMap::new(),
    };
    empty.file(path, year_file)
}

impl Memory {
    /// Adds a file.
    pub(crate) fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.into(), bytes.as_ref().to_vec());
        self
    }

    /// Adds last year's file, under the year that it states.
    pub(crate) fn last(self, text: &str) -> Self {
        let year = text
            .lines()
            .find_map(|line| line.strip_prefix("year")?.trim().strip_prefix('='))
            .unwrap_or_else(|| panic!("no year in {text}"));
        self.file(&format!("{}.toml", year.trim()), text)
    }

    /// The year file with what lies around it, compiled.
    pub(crate) fn compile(&self) -> Compiled {
        let bytes = self.read(&self.year_file).unwrap();
        let name = self.year_file.to_str().unwrap();
        compile(self, Source::new(name, &bytes).unwrap())
    }

    /// The report that the year file states.
    pub(crate) fn report(&self) -> Report {
        let Compiled {
            report, findings, ..
        } = self.compile();
        report.unwrap_or_else(|| panic!("{findings:?}"))
    }

    /// The findings that no waiver excuses.
    pub(crate) fn findings(&self) -> Vec<Diagnostic> {
        let mut findings = self.compile().findings;
        findings.retain(|finding| finding.waived.is_none());
        findings
    }

    /// What no longer holds of the seal beside the year file, with its written files out of sight.
    pub(crate) fn broken_seal(&self) -> Vec<Diagnostic> {
        let mut compiled = self.compile();
        let held = broken::held(self, &mut compiled, &|_, _| Lying::Unseen, None);
        held.map_or_else(Vec::new, |held| held.findings)
    }

    /// What is found where only the faces of the standard are installed.
    pub(crate) fn faces_beyond_standard(&self) -> Vec<Diagnostic> {
        let mut compiled = self.compile();
        let before = compiled.findings.len();
        let style = &compiled.report.as_ref().unwrap().style;
        let missing = MissingFace::beyond_standard(style);
        compiled.tell_missing_faces(&missing);
        assert!(compiled.findings.len() <= before + 1);
        compiled
            .findings
            .retain(|finding| finding.rule.name == "font-missing");
        compiled.findings
    }

    /// The names of the rules that the year file breaks.
    pub(crate) fn rules(&self) -> Vec<&'static str> {
        let findings = self.findings();
        findings.iter().map(|finding| finding.rule.name).collect()
    }
}

impl World for Memory {
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        let bytes = self.files.get(file).cloned();
        bytes.ok_or(Unread::Missing)
    }

    fn configuration(&self, year_file: &Path) -> Option<Governing> {
        let mut folders = year_file.ancestors().skip(1);
        let (path, bytes) = folders.find_map(|folder| {
            let path = folder.join("report.toml");
            self.files.get(&path).map(|bytes| (path, bytes))
        })?;
        let source = Source::new(path.to_str().unwrap(), bytes).unwrap();
        Some(Governing {
            configuration: Configuration::read(&source).unwrap(),
            source,
        })
    }
}

/// The findings of a year file by itself that no waiver excuses.
pub(crate) fn findings(text: &str) -> Vec<Diagnostic> {
    world(text).findings()
}

/// What the checks on request list.
pub(crate) fn on_request(text: &str) -> Vec<Diagnostic> {
    checks::on_request(&world(text).report())
}

/// The names of the rules that `text` breaks.
pub(crate) fn rules(text: &str) -> Vec<&'static str> {
    world(text).rules()
}

/// The ids of a form's cells, in the order of its tables.
pub(crate) fn cell_ids(form: &Form) -> Vec<String> {
    let mut ids = Vec::new();
    for table in &form.tables {
        for row in table.data_rows() {
            ids.extend(
                table
                    .columns
                    .iter()
                    .map(|column| table.cell_id(row, column)),
            );
        }
    }
    ids
}
