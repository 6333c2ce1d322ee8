//! What is wrong, as data: where, how badly, both sides of the numbers, and what to do.
//!
//! A [`Diagnostic`] knows no colour, no format and no language in force; the files beside this
//! one write it out.

pub mod github;
pub mod json;
pub mod junit;
mod path;
pub mod sarif;
pub mod say;
pub mod short;
pub mod terminal;

use std::borrow::Cow;

use crate::source::{Source, Span};

/// The languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// One message in both languages, side by side so that neither is forgotten; [`say!`](say::say)
/// makes one from values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    zh: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Text {
    /// The same message in Chinese and in English.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: Cow::Owned(zh.into()),
            en: Cow::Owned(en.into()),
        }
    }

    /// A message for tables that are written down in the program.
    #[must_use]
    pub const fn fixed(zh: &'static str, en: &'static str) -> Self {
        Self {
            zh: Cow::Borrowed(zh),
            en: Cow::Borrowed(en),
        }
    }

    /// What `says` gives in each language.
    #[must_use]
    pub fn both(says: impl Fn(Language) -> String) -> Self {
        Self::new(says(Language::Chinese), says(Language::English))
    }

    /// A text that is the same in both languages: a number, an id, a label from the file.
    pub fn same(text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self::new(text.clone(), text)
    }

    /// The message in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }

    /// The message in one language, for those who keep it.
    #[must_use]
    pub fn into_words(self, language: Language) -> String {
        match language {
            Language::Chinese => self.zh.into_owned(),
            Language::English => self.en.into_owned(),
        }
    }
}

/// How much a finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; never counts against a file.
    Note,
    /// Probably wrong; counts with `--deny warnings`.
    Warning,
    /// Wrong; nothing is built.
    Error,
}

impl Severity {
    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a finding is called and what its manual page says, whichever room finds it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case name of the bad pattern; reads after “waive …”; never reused.
    pub name: &'static str,
    /// How much it counts unless configured otherwise.
    pub severity: Severity,
    /// The version that first had it.
    pub since: &'static str,
    /// The manual page, in Chinese.
    pub manual_zh: &'static str,
    /// The manual page, in English.
    pub manual_en: &'static str,
}

impl Rule {
    /// The manual page in one language.
    #[must_use]
    pub fn manual(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.manual_zh,
            Language::English => self.manual_en,
        }
    }

    /// What the first line of the manual page says behind the name.
    #[must_use]
    pub fn title(&self, language: Language) -> &'static str {
        let line = self.manual(language).lines().next().unwrap_or_default();
        line.split_once('—').map_or(line, |(_, says)| says).trim()
    }
}

/// Which file a span belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// The year file that is checked.
    Year,
    /// An organ's own form file, named by `[report] form`.
    Form,
    /// Last year's file.
    Last,
}

/// A place in one of the files that a run reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: File,
    /// The stretch of its text.
    pub span: Span,
}

impl Place {
    /// A place in the year file.
    #[must_use]
    pub fn year(span: Span) -> Self {
        Self {
            file: File::Year,
            span,
        }
    }
}

/// A place with two or three words about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there.
    pub text: Text,
}

/// A replacement that would mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub replacement: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// How much this one counts.
    pub severity: Severity,
    /// What is wrong, in one line that stands alone, with the numbers of both sides.
    pub message: Text,
    /// The value that is wrong.
    pub primary: Label,
    /// Other places that matter: every addend, the first definition.
    pub related: Vec<Label>,
    /// What to do, an action each.
    pub help: Vec<Text>,
    /// A mechanical mend, where there is exactly one.
    pub fix: Vec<Edit>,
    /// Whether the mend says what was meant beyond doubt, so that it may be applied unasked.
    pub fix_is_safe: bool,
    /// Ids of the figures it is about.
    pub figures: Vec<String>,
    /// What the year file holds where a waiver may name it: a figure id, a row code, a section
    /// heading.
    pub subjects: Vec<String>,
    /// What the file states, for machines.
    pub stated: Option<String>,
    /// What it should be by the rule, for machines.
    pub computed: Option<String>,
    /// The reason of the waiver that excuses it.
    pub waived: Option<String>,
}

impl Diagnostic {
    /// A finding with no more than a message and a labelled place.
    #[must_use]
    pub fn new(rule: &'static Rule, message: Text, place: Place, label: Text) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message,
            primary: Label { place, text: label },
            related: Vec::new(),
            help: Vec::new(),
            fix: Vec::new(),
            fix_is_safe: false,
            figures: Vec::new(),
            subjects: Vec::new(),
            stated: None,
            computed: None,
            waived: None,
        }
    }

    /// Adds a place that matters.
    #[must_use]
    pub fn with_related(mut self, place: Place, text: Text) -> Self {
        self.related.push(Label { place, text });
        self
    }

    /// Adds something to do.
    #[must_use]
    pub fn with_help(mut self, help: Text) -> Self {
        self.help.push(help);
        self
    }

    /// Adds a mechanical mend.
    #[must_use]
    pub fn with_fix(mut self, place: Place, replacement: impl Into<String>) -> Self {
        self.fix.push(Edit {
            place,
            replacement: replacement.into(),
        });
        self
    }

    /// Adds a mechanical mend that is beyond doubt.
    #[must_use]
    pub fn with_safe_fix(self, place: Place, replacement: impl Into<String>) -> Self {
        let mut finding = self.with_fix(place, replacement);
        finding.fix_is_safe = true;
        finding
    }

    /// Names the figures it is about.
    #[must_use]
    pub fn about(mut self, figures: impl IntoIterator<Item = impl Into<String>>) -> Self {
        for figure in figures {
            let figure = figure.into();
            if !self.figures.contains(&figure) {
                self.figures.push(figure);
            }
        }
        self
    }

    /// Names something other than a figure that a waiver may speak of.
    #[must_use]
    pub fn at(mut self, subject: impl Into<String>) -> Self {
        self.subjects.push(subject.into());
        self
    }

    /// States both sides for machines.
    #[must_use]
    pub fn stating(mut self, stated: impl Into<String>, computed: impl Into<String>) -> Self {
        self.stated = Some(stated.into());
        self.computed = Some(computed.into());
        self
    }
}

/// Puts findings in the order in which all formats list them: by place, then by name.
pub fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by(|a, b| {
        (a.primary.place, a.rule.name)
            .cmp(&(b.primary.place, b.rule.name))
            .then_with(|| a.message.zh.cmp(&b.message.zh))
    });
}

/// The texts that the places of one file's findings lie in.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The year file.
    pub year: &'a Source,
    /// The organ's own form, if it has one.
    pub form: Option<&'a Source>,
    /// Last year's file, if it was read.
    pub last: Option<&'a Source>,
}

impl<'a> Sources<'a> {
    /// The text that `file` names; the year file where there is no such text.
    #[must_use]
    pub fn get(&self, file: File) -> &'a Source {
        match file {
            File::Year => self.year,
            File::Form => self.form.unwrap_or(self.year),
            File::Last => self.last.unwrap_or(self.year),
        }
    }
}

/// All that a run found out about one year file.
#[derive(Debug)]
pub struct FileFindings<'a> {
    /// The texts of the places.
    pub sources: Sources<'a>,
    /// The reporting year, where it could be read.
    pub year: Option<i32>,
    /// The organ's name, where it could be read.
    pub organ: Option<&'a str>,
    /// The statutory form's id, where it is known.
    pub form: Option<&'a str>,
    /// The findings, in order, waived ones included.
    pub findings: &'a [Diagnostic],
    /// What was looked at.
    pub account: Account,
    /// The checks that had nothing to look at.
    pub not_assessable: &'a [NotAssessable],
}

/// A check that had nothing to look at, so that it neither held nor failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAssessable {
    /// Its name.
    pub check: &'static str,
    /// What the report lacks for it.
    pub lacks: Text,
}

/// What a run looked at, so that silence can be told from blindness.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// Relations by verdict.
    pub relations: RelationCount,
    /// Figures and numerals.
    pub figures: FigureCount,
}

/// Relations by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RelationCount {
    /// Those that could be assessed.
    pub checked: usize,
    /// Those that hold.
    pub held: usize,
    /// Those that do not.
    pub failed: usize,
    /// Those with a side that is not reported.
    pub not_assessable: usize,
}

/// Figures and the numerals of the narrative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureCount {
    /// Figures with a value.
    pub stated: usize,
    /// Those of them that an assessed relation reaches.
    pub checked: usize,
    /// Numerals of the narrative that are bound to a figure.
    pub bound: usize,
    /// Numerals that are derived from figures: shares and changes.
    pub derived: usize,
    /// Numerals that a waiver excuses.
    pub waived: usize,
    /// Numerals that are dates, years, document numbers, names.
    pub structural: usize,
    /// Numerals that nothing explains.
    pub literal: usize,
}

/// Findings by weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors that are not waived.
    pub errors: usize,
    /// Warnings that are not waived.
    pub warnings: usize,
    /// Notes that are not waived.
    pub notes: usize,
    /// Findings that a waiver excuses.
    pub waived: usize,
}

impl Tally {
    /// Counts `findings`.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            *match (&finding.waived, finding.severity) {
                (Some(_), _) => &mut tally.waived,
                (None, Severity::Error) => &mut tally.errors,
                (None, Severity::Warning) => &mut tally.warnings,
                (None, Severity::Note) => &mut tally.notes,
            } += 1;
        }
        tally
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.waived += other.waived;
    }
}
