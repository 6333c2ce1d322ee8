//! The front door: a year file and what it names, compiled to a report and its findings.
//!
//! Everything that a person sees comes through [`compile`]: a check, a build, a comparison, next
//! year's file. It asks a [`World`] for the files that the year file names and for nothing else: no
//! clock, disk, environment or terminal, no language, no threads. A world that is broken is the
//! world's affair and told before; whatever a file says wrong is a finding.

mod kept_findings;
mod last_year;
pub mod mends;
mod named_files;
pub mod organ_name;
mod world;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    checks::{self, font_missing::Substitute, unreadable_file},
    diagnostic::{
        self, Account, Diagnostic, FileFindings, FileId, Files, Loaded, NotAssessable, Place, Role,
        Severity, Text,
    },
    forms::Form,
    limits,
    model::{self, Report, Surroundings},
    source::Source,
    writers::{self, pdf::missing_face::MissingFace},
    year_file::{self, YearFile},
};

pub use self::world::{Governing, World, beside, source_of};
pub use crate::model::Unread;

/// What compiling one year file gave.
#[derive(Debug)]
pub struct Compiled {
    /// The report; `None` where the text is not TOML.
    pub report: Option<Report>,
    /// All findings, in order, waived ones included; of very many the weightiest.
    pub findings: Vec<Diagnostic>,
    /// What was looked at.
    pub account: Account,
    /// The checks that had nothing to look at.
    pub not_assessable: Vec<NotAssessable>,
    /// The year file, those that it names and the one that governs it, as far as findings may point
    /// into them.
    pub files: Files,
}

/// Reads, resolves and checks the year file `main`, whose name is its path: what it names lies
/// beside it.
#[must_use]
pub fn compile(world: &dyn World, main: Source) -> Compiled {
    with_year_file(world, main).0
}

/// As [`compile`], with the year file as it is written too.
#[must_use]
pub fn with_year_file(world: &dyn World, main: Source) -> (Compiled, YearFile) {
    let mut reading = year_file::read(&main);
    let path = PathBuf::from(main.name());
    let mut files = Files::of(Loaded::text(Role::Year, main));
    if reading.broken {
        let mut findings = reading.findings;
        diagnostic::sort(&mut findings);
        kept_findings::keep(&mut findings, &files.main().source);
        let compiled = Compiled {
            report: None,
            findings,
            account: Account::default(),
            not_assessable: Vec::new(),
            files,
        };
        return (compiled, reading.year_file);
    }
    let formats = &mut reading.year_file.report.formats;
    if let Some(unknown) =
        writers::unknown(formats.as_ref(), "report.formats", &files.main().source)
    {
        reading.findings.push(unknown);
        *formats = None;
    }
    let file = &reading.year_file;
    let mut problems = Vec::new();
    let form = named_files::form(world, file, &path, &mut files, &mut problems);
    let last = last_year::last_year(world, file, &path, &mut files, &mut problems);
    problems.extend(named_files::unreadable_template(world, file, &path));
    let configuration = world
        .configuration(&path)
        .map(|governing| governing.settled(&mut files));
    let report = model::resolve(
        file,
        Surroundings {
            form,
            last: last.as_ref().map(|(report, id)| (report, *id)),
            configuration: configuration.unwrap_or_default(),
            folder: path.parent().map(Path::to_path_buf).unwrap_or_default(),
            problems,
        },
    );
    let mut findings = checks::run(&report, reading.findings, &files.main().source);
    // Also those count that are not kept.
    let account = account(&report, &findings);
    kept_findings::keep(&mut findings, &files.main().source);
    let compiled = Compiled {
        account,
        not_assessable: checks::not_assessable(&report),
        report: Some(report),
        findings,
        files,
    };
    (compiled, reading.year_file)
}

fn no_text(name: &str) -> Source {
    Source::new(name, b"").expect("no bytes are text")
}

/// What is to be said of a year file among others that cannot be read, and why.
#[must_use]
pub fn unread(name: &str, why: Text) -> Compiled {
    let nothing = no_text(name);
    let start = Place::year(nothing.span(0..0));
    Compiled {
        report: None,
        findings: vec![unreadable_file::checked(why, start)],
        account: Account::default(),
        not_assessable: Vec::new(),
        files: Files::of(Loaded::text(Role::Year, nothing)),
    }
}

/// The report of nobody on a form: what the form demands by itself, and no file is read.
#[must_use]
pub fn blank(form: &Form) -> Report {
    let surroundings = Surroundings {
        form: Some(Arc::new(form.clone())),
        ..Surroundings::default()
    };
    model::resolve(&YearFile::default(), surroundings)
}

/// The report of a file that nobody wrote as a year file, by what was recognised of it. `last` is
/// last year's, with the file that its places lie in.
#[must_use]
pub fn foreign(
    file: &YearFile,
    form: Option<Arc<Form>>,
    last: Option<(&Report, FileId)>,
) -> Report {
    let surroundings = Surroundings {
        form,
        last,
        ..Surroundings::default()
    };
    model::resolve(file, surroundings)
}

/// What was looked at. A numeral whose finding is waived is explained, by the waiver.
fn account(report: &Report, findings: &[Diagnostic]) -> Account {
    let mut account = report.account();
    let waived = findings
        .iter()
        .filter(|finding| finding.rule.name == "unbound-numeral" && finding.waived.is_some())
        .count();
    account.figures.waived = waived;
    account.figures.literal = account.figures.literal.saturating_sub(waived);
    account
}

impl Compiled {
    /// The year file's text.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.files.main().source
    }

    /// What the formats of findings need.
    #[must_use]
    pub fn found(&self) -> FileFindings<'_> {
        let report = self.report.as_ref();
        FileFindings {
            files: &self.files,
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

    /// Tells of the open cells of a row as one. A waiver is written before: it may be for one cell.
    pub fn gather_cells(&mut self) {
        if let Some(report) = &self.report {
            checks::gather_cells(report, &mut self.findings, &self.files.main().source);
        }
    }

    /// Adds what is found about faces that were not there to print in.
    pub fn tell_missing_faces(&mut self, faces: &[MissingFace]) {
        let substitutes: Vec<Substitute<'_>> = faces
            .iter()
            .map(|face| Substitute {
                wanted: &face.wanted,
                taken: &face.taken,
                is_forbidden: face.is_forbidden,
            })
            .collect();
        if let Some(report) = &self.report {
            let source = &self.files.main().source;
            let found = checks::missing_fonts(report, &substitutes, source);
            self.findings.extend(found);
            diagnostic::sort(&mut self.findings);
        }
    }

    /// Adds what is found beside the report, with the weight that the settings give its check.
    pub fn tell(&mut self, mut found: Vec<Diagnostic>) {
        if let Some(report) = &self.report {
            checks::weigh(report, &mut found);
        }
        self.findings.append(&mut found);
        diagnostic::sort(&mut self.findings);
    }

    /// Adds what the checks on request list.
    pub fn list_on_request(&mut self) {
        let room = limits::FINDINGS.saturating_sub(self.findings.len());
        let listed = self.report.iter().flat_map(checks::on_request);
        let gone = {
            let mut listed = listed;
            self.findings.extend(listed.by_ref().take(room));
            listed.count()
        };
        if gone > 0 {
            let more = kept_findings::beyond(gone, self.source());
            self.findings.push(Diagnostic {
                severity: Severity::Note,
                ..more
            });
        }
        diagnostic::sort(&mut self.findings);
    }

    /// Whether the file or what governs it make warnings count.
    #[must_use]
    pub fn denies_warnings(&self) -> bool {
        self.report
            .as_ref()
            .is_some_and(|report| report.settings.deny_warnings)
    }

    /// Whether an error stands that no waiver excuses.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && finding.waived.is_none())
    }
}
