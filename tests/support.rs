//! A folder with files and the program run in it.

pub(crate) mod examples;
pub(crate) mod hostile;
pub(crate) mod reading;

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use report::{
    checks,
    diagnostic::Diagnostic,
    forms::Form,
    model::{self, Report},
    source::Source,
    year_file::{self, YearFile},
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

/// A whole small year file around `middle`: no statutory table, which is waived.
pub(crate) fn small(middle: &str) -> String {
    format!(
        "year = 2017\n[organ]\nname = \"某区某局\"\n{middle}\n\
         [[waivers]]\ncheck = \"missing-cell\"\nat = \"table\"\nreason = \"例\"\n"
    )
}

/// The findings that no waiver excuses, checked within this process.
pub(crate) fn findings(text: &str) -> Vec<Diagnostic> {
    findings_with_last(text, None)
}

/// The findings of a file beside last year's.
pub(crate) fn findings_with_last(text: &str, last: Option<&str>) -> Vec<Diagnostic> {
    let last = last.map(|last| {
        let source = Source::new("2016.toml", last.as_bytes()).unwrap();
        let reading = year_file::read(&source);
        model::resolve(&reading.year_file, form(&reading.year_file), None)
    });
    let source = Source::new("2017.toml", text.as_bytes()).unwrap();
    let reading = year_file::read(&source);
    let mut findings = if reading.broken {
        reading.findings
    } else {
        let form = form(&reading.year_file);
        let report = model::resolve(&reading.year_file, form, last.as_ref());
        checks::run(&report, reading.findings, &source)
    };
    findings.retain(|finding| finding.waived.is_none());
    findings
}

/// What the checks on request list.
pub(crate) fn on_request(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("2017.toml", text.as_bytes()).unwrap();
    let file = year_file::read(&source).year_file;
    checks::on_request(&model::resolve(&file, form(&file), None))
}

/// The report that `text` states, on the form it names.
pub(crate) fn report_of(text: &str) -> Report {
    let source = Source::new("2017.toml", text.as_bytes()).unwrap();
    let file = year_file::read(&source).year_file;
    model::resolve(&file, form(&file), None)
}

/// The report that `text` states, beside last year's.
pub(crate) fn report_after(text: &str, last: &str) -> Report {
    let source = Source::new("2017.toml", text.as_bytes()).unwrap();
    let file = year_file::read(&source).year_file;
    model::resolve(&file, form(&file), Some(&report_of(last)))
}

/// The report that `text` states, on this form.
pub(crate) fn report_on(form: Form, text: &str) -> Report {
    let source = Source::new("2017.toml", text.as_bytes()).unwrap();
    model::resolve(&year_file::read(&source).year_file, Some(form), None)
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

/// The built-in form that the file names or that is in force for its year.
fn form(file: &YearFile) -> Option<Form> {
    let year = file.year.as_ref().map_or(0, |year| year.value);
    match &file.report.form {
        Some(named) => Form::built_in(&named.value),
        None if year < 2014 => None,
        None => Form::built_in(Form::in_force(year)),
    }
}

/// The names of the rules that `text` breaks.
pub(crate) fn rules(text: &str) -> Vec<&'static str> {
    findings(text)
        .iter()
        .map(|finding| finding.rule.name)
        .collect()
}
