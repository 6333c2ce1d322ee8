//! A finding: the rule it breaks, where, its words, and what to do.

use std::collections::BTreeSet;

use super::{
    files::{FileId, Place},
    text::{Language, Text},
};

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
        let page = self.manual(language);
        let line = page.split_once('\n').map_or(page, |(line, _)| line);
        line.split_once('—').map_or(line, |(_, says)| says).trim()
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

/// What a finding says beside its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Help {
    /// What its numbers tell, whoever wrote them: sums spelled out, the likeliest culprits.
    Numbers(Text),
    /// What to do in the year file.
    Mend(Text),
}

impl Help {
    /// The words in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match self {
            Self::Numbers(text) | Self::Mend(text) => text.get(language),
        }
    }
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
    /// What its numbers tell, and what to do, an action each.
    pub help: Vec<Help>,
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
        self.help.push(Help::Mend(help));
        self
    }

    /// Adds what its numbers tell.
    #[must_use]
    pub fn with_numbers(mut self, told: Text) -> Self {
        self.help.push(Help::Numbers(told));
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
        // A set, as one finding may be about all cells of a form.
        let mut named: BTreeSet<String> = self.figures.iter().cloned().collect();
        for figure in figures {
            let figure = figure.into();
            if named.insert(figure.clone()) {
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

    /// With its places [behind](Place::behind) those of another run.
    #[must_use]
    pub fn behind(mut self, first: FileId) -> Self {
        let edits = self.fix.iter_mut().map(|edit| &mut edit.place);
        let labels = self.related.iter_mut().map(|label| &mut label.place);
        for place in edits.chain(labels).chain([&mut self.primary.place]) {
            *place = place.behind(first);
        }
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
    findings.sort_by(|a, b| (a.primary.place, a.rule.name).cmp(&(b.primary.place, b.rule.name)));
}
