//! Year files: found, read, checked.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};

use crate::{
    checks,
    diagnostic::{
        Account, Diagnostic, File, FileFindings, Language, Place, Severity, Sources, Text,
    },
    forms::Form,
    model::{self, Problem, Report},
    source::Source,
    year_file::{self, YearFile},
};

/// A year file larger than this is none.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The first year that a national statutory form was in force for.
const FIRST_FORM: i32 = 2014;

/// One year file, read and checked.
#[derive(Debug)]
pub(super) struct Checked {
    source: Source,
    form_source: Option<Source>,
    /// The report; `None` where the text is not TOML.
    pub(super) report: Option<Report>,
    /// All findings, in order, waived ones included.
    pub(super) findings: Vec<Diagnostic>,
    account: Account,
}

impl Checked {
    /// What the output formats need.
    pub(super) fn findings(&self) -> FileFindings<'_> {
        let report = self.report.as_ref();
        FileFindings {
            sources: Sources {
                year: &self.source,
                form: self.form_source.as_ref(),
                last: None,
            },
            year: report.map(|report| report.year).filter(|year| *year != 0),
            organ: report
                .map(|report| report.organ.name.as_str())
                .filter(|name| !name.is_empty()),
            form: report
                .and_then(|report| report.form.as_ref())
                .map(|form| form.head.id.as_str()),
            findings: &self.findings,
            account: self.account,
        }
    }

    /// Adds what the checks on request list.
    pub(super) fn list_on_request(&mut self) {
        self.findings
            .extend(self.report.iter().flat_map(checks::on_request));
        crate::diagnostic::sort(&mut self.findings);
    }

    /// Whether an error stands that no waiver excuses.
    pub(super) fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && finding.waived.is_none())
    }
}

/// Finds, reads and checks the year file that `name` means.
///
/// # Errors
/// There is no such file, it cannot be read, or it is no text.
pub(super) fn load(name: &str, language: Language) -> anyhow::Result<Checked> {
    let (path, bytes) = read(name, language)?;
    let shown = path.display().to_string();
    let source = Source::new(shown.clone(), &bytes).map_err(|_| {
        anyhow!(
            Text::new(
                format!("{shown} 不是文本文件；年度文件应当是 UTF-8 或 GB18030 编码的 TOML 文本"),
                format!("{shown} is not text; a year file is TOML text in UTF-8 or GB18030"),
            )
            .get(language)
            .to_owned()
        )
    })?;
    Ok(check(source, &path))
}

fn check(source: Source, path: &Path) -> Checked {
    let reading = year_file::read(&source);
    if reading.broken {
        let mut findings = reading.findings;
        crate::diagnostic::sort(&mut findings);
        return Checked {
            source,
            form_source: None,
            report: None,
            findings,
            account: Account::default(),
        };
    }
    let (form, form_source, problem) = form(&reading.year_file, path);
    let mut report = model::resolve(&reading.year_file, form);
    report.problems.extend(problem);
    let findings = checks::run(&report, reading.findings, &source);
    let account = report.account();
    Checked {
        source,
        form_source,
        report: Some(report),
        findings,
        account,
    }
}

/// The form that the file names, or else the one in force for its year.
fn form(file: &YearFile, path: &Path) -> (Option<Form>, Option<Source>, Option<Problem>) {
    let Some(named) = &file.report.form else {
        let year = file.year.as_ref().map_or(0, |year| year.value);
        let form = (year >= FIRST_FORM).then(|| Form::built_in(Form::in_force(year)));
        return (form.flatten(), None, None);
    };
    if let Some(form) = Form::built_in(&named.value) {
        return (Some(form), None, None);
    }
    let own = path.parent().unwrap_or(Path::new("")).join(&named.value);
    let bytes = std::fs::read(&own).ok();
    let Some(source) = bytes.and_then(|bytes| Source::new(own.display().to_string(), &bytes).ok())
    else {
        let problem = Problem::UnknownForm {
            name: named.value.clone(),
            place: Place::year(named.span),
        };
        return (None, None, Some(problem));
    };
    match Form::read(&source) {
        Ok(form) => (Some(form), Some(source), None),
        Err(error) => {
            let problem = Problem::BrokenForm {
                reason: Text::same(error.message),
                place: Place {
                    file: File::Form,
                    span: source.span(error.at),
                },
            };
            (None, Some(source), Some(problem))
        }
    }
}

/// The path that `name` means and what stands there.
fn read(name: &str, language: Language) -> anyhow::Result<(PathBuf, Vec<u8>)> {
    let cannot = |path: &Path| {
        let shown = path.display();
        Text::new(format!("无法读取 {shown}"), format!("cannot read {shown}"))
            .get(language)
            .to_owned()
    };
    if name == "-" {
        let path = PathBuf::from("-");
        let bytes = read_all(std::io::stdin().lock()).with_context(|| cannot(&path))?;
        return Ok((path, bytes));
    }
    let path = if is_year(name) {
        let file = format!("{name}.toml");
        let places = [PathBuf::from(&file), Path::new("data").join(&file)];
        places
            .into_iter()
            .find(|path| path.is_file())
            .ok_or_else(|| {
                anyhow!(
                    Text::new(
                        format!("没有找到 {file}：本文件夹和 data/ 里都没有"),
                        format!("found no {file}, neither here nor in data/"),
                    )
                    .get(language)
                    .to_owned()
                )
            })?
    } else {
        PathBuf::from(name)
    };
    let file = std::fs::File::open(&path).with_context(|| cannot(&path))?;
    let bytes = read_all(file).with_context(|| cannot(&path))?;
    Ok((path, bytes))
}

fn read_all(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}

fn is_year(name: &str) -> bool {
    name.len() == 4 && name.chars().all(|c| c.is_ascii_digit())
}
