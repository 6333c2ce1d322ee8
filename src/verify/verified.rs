//! A finished file that was held against its year file.

use super::{
    comparison,
    difference::Differences,
    findings::{Findings, Naming},
    hidden_things,
    script::Script,
};
use crate::{
    checks,
    compile::Compiled,
    diagnostic::{self, Account, Diagnostic, FileFindings, FileId, Files, Role, Severity, Text},
    readers::{self, Transcript, transcript::Mark},
};

/// What a finished file is to the year file that it was held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The bytes that a build writes today.
    Identical,
    /// Other bytes, and every number is what it is to be.
    SameFigures,
    /// A number is another, is gone, or is new.
    Changed,
}

impl Verdict {
    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::SameFigures => "same-figures",
            Self::Changed => "changed",
        }
    }
}

/// How many figures were found by which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FoundBy {
    /// By a bookmark, a content control, an attribute of a page.
    pub tag: usize,
    /// By a defined name.
    pub name: usize,
    /// By the text around, or by row and column.
    pub text: usize,
}

impl FoundBy {
    fn count(&mut self, by: Option<Mark>) {
        *match by {
            Some(Mark::Tag) => &mut self.tag,
            Some(Mark::Name) => &mut self.name,
            None => &mut self.text,
        } += 1;
    }
}

/// A file that was held against its year file.
#[derive(Debug)]
pub struct Verified {
    /// The file, and the year file.
    pub files: Files,
    /// What was found, in order.
    pub findings: Vec<Diagnostic>,
    /// What it comes to.
    pub verdict: Verdict,
    /// By which way the figures were found.
    pub found_by: FoundBy,
    year: i32,
    organ: String,
    form: Option<String>,
    account: Account,
    /// Which of the files is the year file; those that it names stand behind it.
    year_file: FileId,
}

impl Verified {
    /// Adds what was found of the year file that it was held against; the verdict is of the file
    /// alone.
    pub fn tell(&mut self, findings: Vec<Diagnostic>) {
        let here = findings
            .into_iter()
            .map(|finding| finding.behind(self.year_file));
        self.findings.extend(here);
        diagnostic::sort(&mut self.findings);
    }

    /// The name of the year file that it was held against.
    #[must_use]
    pub fn against(&self) -> &str {
        self.files.get(self.year_file).source.name()
    }

    /// What the formats of findings need.
    #[must_use]
    pub fn found(&self) -> FileFindings<'_> {
        FileFindings {
            files: &self.files,
            year: Some(self.year).filter(|year| *year != 0),
            organ: Some(self.organ.as_str()).filter(|organ| !organ.is_empty()),
            form: self.form.as_deref(),
            findings: &self.findings,
            account: self.account,
            not_assessable: &[],
        }
    }
}

/// A finished file that is to be held against its year file.
#[derive(Debug)]
pub struct Finished<'a> {
    name: &'a str,
    bytes: &'a [u8],
    transcript: Transcript,
}

impl<'a> Finished<'a> {
    /// Reads the file of this name and these bytes.
    ///
    /// # Errors
    /// It is none of the known formats, broken, or beyond the limits.
    pub fn read(name: &'a str, bytes: &'a [u8]) -> Result<Self, Text> {
        Ok(Self {
            name,
            bytes,
            transcript: readers::read(bytes)?,
        })
    }

    /// What was read of it.
    #[must_use]
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }
}

/// Holds a finished file against `built`, the file of its format that a build writes of `compiled`
/// today.
///
/// # Errors
/// What a build writes cannot be read, or the file is something else altogether.
///
/// # Panics
/// `compiled` has no report.
pub fn verify(
    compiled: &Compiled,
    finished: &Finished<'_>,
    built: &[u8],
) -> Result<Verified, Text> {
    let is_identical = built == finished.bytes;
    let found = &finished.transcript;
    let read;
    let expected = if is_identical {
        found
    } else {
        read = readers::read(built)?;
        &read
    };
    let script = Script::of(found, Role::Output, finished.name)?;
    let expected_script = Script::of(expected, Role::Output, finished.name)?;
    let differences = comparison::compare(&expected_script, &script);
    if !is_identical && differences.shared_lines == 0 {
        return Err(Text::fixed(
            "它不是这份年报：没有一行与年度文件写出的相同；写错了文件，或者用 --against 写明年度文件",
            "it is not this report: it shares no line with what the year file gives; name another file, or its year file by --against",
        ));
    }
    Ok(judged(
        compiled,
        (expected, &expected_script),
        (found, &script),
        &differences,
        is_identical,
    ))
}

fn judged(
    compiled: &Compiled,
    (expected, expected_script): (&Transcript, &Script<'_>),
    (found, script): (&Transcript, &Script<'_>),
    differences: &Differences<'_>,
    is_identical: bool,
) -> Verified {
    let report = compiled
        .report
        .as_ref()
        .expect("only what a report was compiled of is verified");
    let mut files = Files::of(script.loaded.clone());
    let year_file = files.add_all(&compiled.files);
    let naming = Naming::new(report, year_file);
    let mut findings = Findings {
        naming: &naming,
        expected: expected_script,
        found: script,
    }
    .of(differences);
    findings.extend(hidden_things::findings(expected, found, &script.loaded));
    let is_changed = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    checks::weigh(report, &mut findings);
    diagnostic::sort(&mut findings);
    let mut found_by = FoundBy::default();
    let mut pairs = differences.pairs.iter();
    let is_tagged = pairs.any(|pair| pair.expected.tag.is_some());
    for pair in &differences.pairs {
        if !is_tagged {
            // Pages are drawn, and nothing on them says whose a number is.
            found_by.count(None);
        }
        let tag = pair.found.tag.as_ref();
        if let Some(expected) = &pair.expected.tag {
            found_by.count(
                tag.filter(|tag| tag.name == expected.name)
                    .map(|tag| tag.by),
            );
        }
    }
    Verified {
        files,
        findings,
        verdict: match (is_identical, is_changed) {
            (_, true) => Verdict::Changed,
            (true, false) => Verdict::Identical,
            (false, false) => Verdict::SameFigures,
        },
        found_by,
        year: report.year,
        organ: report.organ.name.clone(),
        form: report.form.as_ref().map(|form| form.head.id.clone()),
        account: compiled.account,
        year_file,
    }
}
