//! Year files: found, read, checked.

use std::{
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};

use super::{configuration, missing_file};
use crate::{
    checks,
    diagnostic::{
        Account, Diagnostic, File, FileFindings, Language, NotAssessable, Place, Severity, Sources,
        Text,
    },
    forms::Form,
    model::{self, Problem, Report},
    source::Source,
    year_file::{self, Configuration, Located, YearFile},
};

/// A year file larger than this is none.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The first year that a national statutory form was in force for.
const FIRST_FORM: i32 = 2014;

/// Where last year's file comes from.
#[derive(Debug)]
pub(super) enum LastYear {
    /// The file that the year file names, or the one beside it.
    Beside,
    /// This text, or none.
    Given(Option<Source>),
}

/// One year file, read and checked.
#[derive(Debug)]
pub(super) struct Checked {
    source: Source,
    form_source: Option<Source>,
    last_source: Option<Source>,
    /// The report; `None` where the text is not TOML.
    pub(super) report: Option<Report>,
    /// All findings, in order, waived ones included.
    pub(super) findings: Vec<Diagnostic>,
    account: Account,
    not_assessable: Vec<NotAssessable>,
}

impl Checked {
    /// What the output formats need.
    pub(super) fn findings(&self) -> FileFindings<'_> {
        let report = self.report.as_ref();
        FileFindings {
            sources: Sources {
                year: &self.source,
                form: self.form_source.as_ref(),
                last: self.last_source.as_ref(),
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
            not_assessable: &self.not_assessable,
        }
    }

    /// Adds what the checks on request list.
    pub(super) fn list_on_request(&mut self) {
        self.findings
            .extend(self.report.iter().flat_map(checks::on_request));
        crate::diagnostic::sort(&mut self.findings);
    }

    /// Whether the file or its configuration make warnings count.
    pub(super) fn denies_warnings(&self) -> bool {
        self.report
            .as_ref()
            .is_some_and(|report| report.settings.deny_warnings)
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
    let configuration = configuration::find(&path, language)?;
    Ok(check(source, &path, configuration, LastYear::Beside))
}

/// Checks a text, from a file or from memory. `path` is where it stands, from which an organ's
/// own form is found, and last year's file where `last` says so.
pub(super) fn check(
    source: Source,
    path: &Path,
    configuration: Configuration,
    last: LastYear,
) -> Checked {
    let reading = year_file::read(&source);
    if reading.broken {
        let mut findings = reading.findings;
        crate::diagnostic::sort(&mut findings);
        return Checked {
            source,
            form_source: None,
            last_source: None,
            report: None,
            findings,
            account: Account::default(),
            not_assessable: Vec::new(),
        };
    }
    let (form, form_source, problems) = form(&reading.year_file, path);
    let (last, last_source, last_problem) = last_year(&reading.year_file, path, last);
    let mut report = model::resolve(&reading.year_file, form, last.as_ref());
    report.problems.extend(problems);
    report.problems.extend(last_problem);
    report.settings = std::mem::take(&mut report.settings).over(configuration.checks);
    // What the file names lies beside it.
    let beside = path.parent().unwrap_or(Path::new(""));
    for attached in report
        .attachments
        .iter_mut()
        .filter_map(|one| one.path.as_mut())
    {
        *attached = beside.join(&*attached).display().to_string();
    }
    if let Some(template) = &mut report.style.template {
        let file = beside.join(&template.value);
        report.problems.extend(unreadable_template(template, &file));
        template.value = file.display().to_string();
    }
    report.style = std::mem::take(&mut report.style).over(configuration.style);
    if report.formats.is_empty() {
        report.formats = configuration.formats;
    }
    let findings = checks::run(&report, reading.findings, &source);
    let mut account = report.account();
    // A literal whose finding is waived is explained, by the waiver.
    let waived = findings
        .iter()
        .filter(|finding| finding.rule.name == "unbound-numeral" && finding.waived.is_some())
        .count();
    account.figures.waived = waived;
    account.figures.literal = account.figures.literal.saturating_sub(waived);
    let not_assessable = checks::not_assessable(&report);
    Checked {
        source,
        form_source,
        last_source,
        not_assessable,
        report: Some(report),
        findings,
        account,
    }
}

/// What stands in the way of the Word file that the year file names as its template.
fn unreadable_template(named: &Located<String>, file: &Path) -> Option<Problem> {
    // Every Word file is an archive and starts so; what is in it only the writer can tell.
    let mut start = [0; 2];
    let read = std::fs::File::open(file).and_then(|mut file| file.read_exact(&mut start));
    let exists = file.is_file();
    (read.is_err() || start != *b"PK").then(|| Problem::UnreadableTemplate {
        name: named.value.clone(),
        place: Place::year(named.span),
        exists,
    })
}

/// The form that the file names, or else the one in force for its year.
fn form(file: &YearFile, path: &Path) -> (Option<Form>, Option<Source>, Vec<Problem>) {
    let Some(named) = &file.report.form else {
        let year = file.year.as_ref().map_or(0, |year| year.value);
        let form = (year >= FIRST_FORM).then(|| Form::built_in(Form::in_force(year)));
        return (form.flatten(), None, Vec::new());
    };
    if let Some(form) = Form::built_in(&named.value) {
        return (Some(form), None, Vec::new());
    }
    let own = path.parent().unwrap_or(Path::new("")).join(&named.value);
    let bytes = std::fs::read(&own).ok();
    let Some(source) = bytes.and_then(|bytes| Source::new(own.display().to_string(), &bytes).ok())
    else {
        let problem = Problem::UnknownForm {
            name: named.value.clone(),
            place: Place::year(named.span),
        };
        return (None, None, vec![problem]);
    };
    match Form::read(&source) {
        Ok(form) => (Some(form), Some(source), Vec::new()),
        Err(flaws) => {
            let place = |at| Place {
                file: File::Form,
                span: source.span(at),
            };
            let problems = flaws
                .into_iter()
                .map(|flaw| Problem::BrokenForm {
                    message: flaw.message,
                    help: flaw.help,
                    place: place(flaw.at),
                    related: flaw.related.map(|(at, words)| (place(at), words)),
                })
                .collect();
            (None, Some(source), problems)
        }
    }
}

/// Last year's report: the file that this one names, or else the one beside it that is called
/// after the year before.
fn last_year(
    file: &YearFile,
    path: &Path,
    given: LastYear,
) -> (Option<Report>, Option<Source>, Option<Problem>) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let named = file.report.last.as_ref();
    let beside = match (named, &file.year) {
        (Some(named), _) => folder.join(&named.value),
        (None, Some(year)) => folder.join(format!("{}.toml", i64::from(year.value) - 1)),
        (None, None) => return (None, None, None),
    };
    let source = match given {
        LastYear::Given(source) => source,
        LastYear::Beside => std::fs::read(&beside)
            .ok()
            .and_then(|bytes| Source::new(beside.display().to_string(), &bytes).ok()),
    };
    let reading = source.as_ref().map(year_file::read);
    match (source, reading) {
        (Some(source), Some(reading)) if !reading.broken => {
            let (form, _, _) = form(&reading.year_file, &beside);
            let last = model::resolve(&reading.year_file, form, None);
            (Some(last), Some(source), None)
        }
        // A file that nobody named may be anything.
        _ => {
            let problem = named.map(|named| Problem::UnreadableLast {
                name: named.value.clone(),
                place: Place::year(named.span),
            });
            (None, None, problem)
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
    let path = if missing_file::is_year(name) {
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
    let file = match std::fs::File::open(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!(missing_file::words(name, &path).get(language).to_owned())
        }
        opened => opened.with_context(|| cannot(&path))?,
    };
    let bytes = read_all(file).with_context(|| cannot(&path))?;
    Ok((path, bytes))
}

fn read_all(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(std::io::Error::from(ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}
