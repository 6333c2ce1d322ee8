//! What of a seal no longer holds.

use std::path::{Path, PathBuf};

use super::{
    beside,
    content::{ATTACHMENT, Seal, SealedFile, SealedWaiver, Signer},
    inputs,
    public_key::PublicKey,
    reading::{self, Read},
    sealing,
    signature::{self, State},
    words,
};
use crate::{
    checks::seal_broken::{self, Difference, Said},
    compile::{Compiled, World},
    diagnostic::{Diagnostic, FileId, Loaded, Place, Role, Text, say::say},
    model::Unread,
    source::{Source, Span},
};

/// A file that was written, by the name that a seal has for it.
#[derive(Debug)]
pub enum Lying {
    /// Nobody looks for it.
    Unseen,
    /// It is not there.
    Missing,
    /// It is there.
    There(Vec<u8>),
}

/// The files that were written of the report on a year, by their names.
pub type Written<'a> = &'a dyn Fn(i32, &str) -> Lying;

/// A seal held against what is there now.
#[derive(Debug)]
pub struct Held {
    /// What no longer holds: warnings, as a check or a build gives them.
    pub findings: Vec<Diagnostic>,
    /// What was sealed; `None` where the file could not be read.
    pub seal: Option<Seal>,
    /// Who signed, each with what is known of the signature.
    pub signers: Vec<(Signer, State)>,
}

/// Holds the seal beside a compiled year file against it, against what it depends on and against the
/// files that were `written`; `key` is whose signature there must be. `None` where there is no seal.
///
/// The seal becomes one of the files that the findings of `compiled` may point into.
#[must_use]
pub fn held(
    world: &dyn World,
    compiled: &mut Compiled,
    written: Written<'_>,
    key: Option<&PublicKey>,
) -> Option<Held> {
    let path = beside(Path::new(compiled.source().name()));
    let bytes = match world.read(&path) {
        Err(Unread::Missing) => return None,
        Err(unread) => return Some(unreadable(&unread.why(), at_start(compiled))),
        Ok(bytes) => bytes,
    };
    let Ok(source) = Source::new(path.display().to_string(), &bytes) else {
        let why = Text::fixed("它不是文本文件", "it is no text");
        return Some(unreadable(&why, at_start(compiled)));
    };
    let file = compiled.files.add(Loaded::text(Role::Seal, source.clone()));
    let read = match reading::read(&source) {
        Err(wrong) => {
            let place = Place {
                file,
                span: wrong.at,
            };
            return Some(unreadable(&wrong.why, place));
        }
        Ok(read) => read,
    };
    let mut holding = Holding {
        read: &read,
        file,
        findings: Vec::new(),
    };
    holding.inputs(world, compiled);
    holding.outputs(written);
    if let Some(now) = sealing::unsigned(world, compiled, &[]) {
        holding.content(&now);
    }
    let detached = world.read(&signature_beside(&path)).ok();
    let detached = detached.and_then(|bytes| String::from_utf8(bytes).ok());
    let signers = holding.signers(detached.as_deref(), key);
    Some(Held {
        findings: holding.findings,
        seal: Some(read.seal.clone()),
        signers,
    })
}

/// Where the signature of the last signer lies: beside the seal, where the standard tool puts it.
#[must_use]
pub fn signature_beside(seal: &Path) -> PathBuf {
    let mut path = seal.as_os_str().to_owned();
    path.push(".minisig");
    path.into()
}

fn at_start(compiled: &Compiled) -> Place {
    Place::year(compiled.source().span(0..0))
}

fn unreadable(why: &Text, place: Place) -> Held {
    Held {
        findings: vec![seal_broken::unreadable(why, place)],
        seal: None,
        signers: Vec::new(),
    }
}

/// A seal while it is held against what is there.
struct Holding<'a> {
    read: &'a Read<'a>,
    file: FileId,
    findings: Vec<Diagnostic>,
}

impl Holding<'_> {
    fn differs(&mut self, what: Text, was: Said, is: Said, span: Span) {
        let place = Place {
            file: self.file,
            span,
        };
        let difference = Difference {
            what,
            was,
            is,
            place,
        };
        self.findings.push(seal_broken::difference(&difference));
    }

    /// The year file and what else the result depends on.
    fn inputs(&mut self, world: &dyn World, compiled: &Compiled) {
        let now = inputs::of(world, compiled);
        let is_counterpart = |one: &SealedFile, other: &SealedFile| {
            one.role == other.role && (one.role != ATTACHMENT || one.name == other.name)
        };
        let sealed = &self.read.seal.inputs;
        for (number, was) in sealed.iter().enumerate() {
            let is = now.iter().find(|is| is_counterpart(was, is));
            // Of a year file that cannot be read nobody knows what it names.
            if is.is_some() || compiled.report.is_some() {
                self.file("input", number, was, is);
            }
        }
        let place = self.read.place("input", 0, "name");
        for is in &now {
            if !sealed.iter().any(|was| is_counterpart(was, is)) {
                let none = Said::words(Text::fixed("没有", "there was none"));
                self.differs(words::file(is), none, words::hash(&is.sha256), place);
            }
        }
    }

    /// The files that were written.
    fn outputs(&mut self, written: Written<'_>) {
        let seal = &self.read.seal;
        for (number, was) in seal.outputs.iter().enumerate() {
            // A seal may be anybody's: it leads to no other folder.
            let is_plain = Path::new(&was.name).file_name() == Some(was.name.as_ref());
            let is = match is_plain.then(|| written(seal.year, &was.name)) {
                Some(Lying::Unseen) => continue,
                None | Some(Lying::Missing) => None,
                Some(Lying::There(bytes)) => {
                    Some(inputs::sealed(&was.role, Path::new(&was.name), &bytes))
                }
            };
            self.file("output", number, was, is.as_ref());
        }
    }

    /// One file of the seal, and the one that is there.
    fn file(&mut self, table: &str, number: usize, was: &SealedFile, is: Option<&SealedFile>) {
        let key = match is {
            Some(is) if is.sha256 == was.sha256 => {
                // The second hash must tell of the same bytes.
                if is.sm3 == was.sm3 && is.bytes == was.bytes {
                    return;
                }
                if is.sm3 == was.sm3 { "bytes" } else { "sm3" }
            }
            _ => "sha256",
        };
        let span = self.read.place(table, number, key);
        let (before, now) = match (key, is) {
            ("bytes", Some(is)) => (
                Said::same(was.bytes.to_string()),
                Said::same(is.bytes.to_string()),
            ),
            ("sm3", Some(is)) => (words::hash(&was.sm3), words::hash(&is.sm3)),
            (_, Some(is)) => (words::hash(&was.sha256), words::hash(&is.sha256)),
            (_, None) => (
                words::hash(&was.sha256),
                Said::words(Text::fixed("没有这个文件", "there is no such file")),
            ),
        };
        self.differs(words::file(was), before, now, span);
    }

    /// All but the files.
    fn content(&mut self, now: &Seal) {
        let was = &self.read.seal;
        if was.organ != now.organ {
            let what = Text::fixed("单位名称", "the organ");
            let (before, is) = (Said::same(&was.organ), Said::same(&now.organ));
            self.differs(what, before, is, self.read.head("organ"));
        }
        if was.year != now.year {
            let (before, is) = (was.year.to_string(), now.year.to_string());
            let what = Text::fixed("年度", "the year");
            self.differs(
                what,
                Said::same(before),
                Said::same(is),
                self.read.head("year"),
            );
        }
        if was.form != now.form {
            let form = |form: &Option<String>| match form {
                Some(form) => Said::same(form),
                None => Said::words(Text::fixed("没有", "none")),
            };
            let what = Text::fixed("统计表的格式", "the form");
            self.differs(
                what,
                form(&was.form),
                form(&now.form),
                self.read.head("form"),
            );
        }
        self.counts(now);
        self.waivers(&was.waivers, &now.waivers);
    }

    fn counts(&mut self, now: &Seal) {
        let (was, read) = (&self.read.seal, self.read);
        if was.figures != now.figures {
            let place = read.place("figures", 0, "sha256");
            let what = Text::fixed("数字", "the set of figures");
            let said = words::figures;
            self.differs(what, said(&was.figures), said(&now.figures), place);
        }
        if was.relations != now.relations {
            let place = read.place("relations", 0, "held");
            let what = Text::fixed("勾稽关系", "the count of relations");
            let said = words::relations;
            self.differs(what, said(&was.relations), said(&now.relations), place);
        }
        if was.numerals != now.numerals {
            let place = read.place("numerals", 0, "bound");
            let what = Text::fixed("正文数字的统计", "the count of numerals");
            let said = words::numerals;
            self.differs(what, said(&was.numerals), said(&now.numerals), place);
        }
    }

    fn waivers(&mut self, was: &[SealedWaiver], now: &[SealedWaiver]) {
        let is_counterpart = |one: &SealedWaiver, other: &SealedWaiver| {
            one.check == other.check && one.at == other.at && one.text == other.text
        };
        let mut left: Vec<&SealedWaiver> = now.iter().collect();
        let none = || Said::words(Text::fixed("没有", "none"));
        for (number, was) in was.iter().enumerate() {
            let equal = left.iter().position(|is| *is == was);
            let found = equal.or_else(|| left.iter().position(|is| is_counterpart(was, is)));
            let Some(found) = found else {
                let place = self.read.place("waiver", number, "check");
                self.differs(words::waiver(was), Said::same(&was.reason), none(), place);
                continue;
            };
            let is = left.remove(found);
            let of = words::waiver(was);
            if was.reason != is.reason {
                let what = say!("{of}的理由", "the reason of {of}", of = &of);
                let place = self.read.place("waiver", number, "reason");
                self.differs(what, Said::same(&was.reason), Said::same(&is.reason), place);
            }
            if was.values != is.values {
                let what = say!("{of}所依据的数字", "the figures of {of}", of = &of);
                let place = self.read.place("waiver", number, "values");
                self.differs(what, words::values(was), words::values(is), place);
            }
        }
        let place = self.read.place("waiver", 0, "check");
        for is in left {
            self.differs(words::waiver(is), none(), Said::same(&is.reason), place);
        }
    }

    /// The signatures.
    fn signers(&mut self, detached: Option<&str>, key: Option<&PublicKey>) -> Vec<(Signer, State)> {
        let judged = signature::judged(self.read, detached, key);
        for (why, span) in judged.wrong {
            let place = Place {
                file: self.file,
                span,
            };
            self.findings.push(seal_broken::signature(why, place));
        }
        judged.signers
    }
}
