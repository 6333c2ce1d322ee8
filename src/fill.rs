//! The way back of the workbook that was sent round: what was typed into it, held against the year
//! file, and written there.
//!
//! A figure is found by the name of its cell, else by the id that is noted beside it, else by its
//! label: programs that save a workbook again lose some of them. Nothing that is typed is guessed at: a
//! cell that holds no number which it can be says so, and a blank one changes nothing.

pub mod changes;
mod filling;
mod given;
mod identity;
pub mod typed;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

pub use self::filling::Filling;
use self::{
    changes::{Change, Says},
    given::given,
    identity::Identity,
    typed::Entry,
};
use crate::{
    checks::support::filled,
    compile::organ_name,
    diagnostic::{self, Diagnostic, Files, Place, Role, Text},
    model::figure::FigureId,
    readers::{
        Transcript,
        laid_out::{LaidOut, PiecePlace},
    },
    workbook::{
        departments::Departments,
        fill_in::{self, Asked},
        home,
    },
    year_file::edit::Spoilt,
};

/// The organ that a workbook says it is of.
#[must_use]
pub fn organ(transcript: &Transcript) -> Option<String> {
    Identity::of(transcript).organ.map(|(organ, _)| organ)
}

/// What workbooks came to.
#[derive(Debug)]
pub struct Filled {
    /// What is wrong, with places in the files.
    pub findings: Vec<Diagnostic>,
    /// The year file with what is right.
    pub text: String,
    /// How many of its numbers are new.
    pub changes: usize,
    /// How many inputs of the workbooks are blank.
    pub blank: usize,
    /// The ids of figures that have no room for a value in the year file.
    pub without_room: Vec<String>,
}

/// What a workbook gives for a figure; no number where its cell is blank.
#[derive(Debug, Clone)]
struct Given {
    number: Option<Decimal>,
    place: Place,
    department: Option<String>,
}

/// Takes over what was typed into workbooks, each under its name; they become files of `files`, in which
/// the findings have their places.
///
/// # Errors
/// One is no such workbook, or holds what no text can hold.
pub fn fill(
    filling: Filling<'_>,
    workbooks: &[(String, Transcript)],
    files: &mut Files,
) -> Result<Result<Filled, Spoilt>, Text> {
    let mut taking = Taking {
        filling,
        departments: Departments::of(filling.file),
        findings: Vec::new(),
        taken: BTreeMap::new(),
        contested: BTreeSet::new(),
        blank: 0,
    };
    for (name, transcript) in workbooks {
        let laid_out = LaidOut::of(transcript, Role::Foreign, name)?;
        let file = files.add(laid_out.loaded.clone());
        taking.workbook(transcript, &|place| Place {
            file,
            span: laid_out.span(place),
        })?;
    }
    Ok(taking.finish())
}

/// The workbooks as far as they are taken over.
struct Taking<'a> {
    filling: Filling<'a>,
    departments: Departments,
    findings: Vec<Diagnostic>,
    taken: BTreeMap<FigureId, Given>,
    /// The figures that workbooks tell apart: whatever a further one says, none of them is written.
    contested: BTreeSet<FigureId>,
    blank: usize,
}

impl Taking<'_> {
    fn workbook(
        &mut self,
        transcript: &Transcript,
        at: &dyn Fn(&PiecePlace) -> Place,
    ) -> Result<(), Text> {
        let report = self.filling.report;
        let identity = Identity::of(transcript);
        if let Some((year, place)) = identity.year.filter(|(year, _)| *year != report.year) {
            let found = filled::of_another_year(report.year, year, at(&place));
            self.findings.push(found);
            return Ok(());
        }
        let own = &report.organ.name;
        let former = self.filling.file.organ.former_names.iter();
        let mut names = former.map(|name| &name.value).chain([own]);
        let mut is_other =
            |organ: &str| !names.any(|own| own == organ || organ_name::is_same(own, organ));
        if let Some((organ, place)) = identity.organ.filter(|(organ, _)| is_other(organ)) {
            let found = filled::of_another_organ(own, &organ, at(&place));
            self.findings.push(found);
            return Ok(());
        }
        let asked = Asked {
            file: self.filling.file,
            departments: &self.departments,
            department: identity.department.as_deref(),
        };
        let inputs = fill_in::inputs(report, asked);
        let found = given(report, self.filling.reference, transcript, &inputs);
        if found.entries.is_empty() && found.unknown.is_empty() {
            return Err(Text::fixed(
                "它不是 report workbook 写出的填报表：没有找到要填的格子",
                "it is no workbook of report workbook: no cell to be filled in was found",
            ));
        }
        for (id, place) in &found.unknown {
            self.findings.push(filled::of_unknown(id, at(place)));
        }
        let department = identity.department.as_ref();
        for (figure, (entry, place)) in found.entries {
            self.entry(figure, entry, at(&place), department);
        }
        Ok(())
    }

    /// Takes what stands in an input.
    fn entry(&mut self, id: FigureId, entry: Entry, place: Place, department: Option<&String>) {
        let number = match entry {
            Entry::Number(number) => Some(number),
            Entry::Blank => None,
            Entry::Wrong(typed) => {
                let figure = self.filling.report.figures.get(id);
                let asked = home::entry(figure).what_is_asked();
                let asked = Text::new(asked, "type a number that it can be; nothing is 0");
                let found = filled::of_entry(figure, &typed, &asked, place);
                self.findings.push(found);
                return;
            }
        };
        self.blank += usize::from(number.is_none());
        let department = department.cloned();
        self.meet(
            id,
            Given {
                number,
                place,
                department,
            },
        );
    }

    /// Takes what a workbook gives for a figure beside what another gave. Two of one department must
    /// agree in what they leave open, too: two people typed the same table.
    fn meet(&mut self, figure: FigureId, given: Given) {
        let Some(there) = self.taken.get(&figure) else {
            self.taken.insert(figure, given);
            return;
        };
        let differ = match (there.number, given.number) {
            (Some(one), Some(other)) => one != other,
            (None, None) => false,
            _ => there.department == given.department,
        };
        if differ {
            let found = filled::of_disagreement(
                self.filling.report.figures.get(figure),
                (there.number, there.place),
                (given.number, given.place),
            );
            self.findings.push(found);
            self.contested.insert(figure);
        } else if there.number.is_none() {
            self.taken.insert(figure, given);
        }
    }

    fn finish(mut self) -> Result<Filled, Spoilt> {
        let figures = &self.filling.report.figures;
        let mut changes = Vec::new();
        for (id, given) in self.taken {
            if self.contested.contains(&id) {
                continue;
            }
            let figure = figures.get(id);
            match (given.number, figure.value) {
                (Some(number), Some(there)) if number != there && !self.filling.replaces => {
                    let found = filled::of_difference(figure, there, number, given.place);
                    self.findings.push(found);
                }
                (Some(number), there) if there != Some(number) => {
                    changes.push(Change {
                        id,
                        says: Says::Number(number),
                    });
                }
                _ => {}
            }
        }
        let Filling {
            report, file, text, ..
        } = self.filling;
        let (text, without_room) = changes::written(report, file, text, &changes)?;
        diagnostic::sort(&mut self.findings);
        Ok(Filled {
            findings: self.findings,
            changes: changes.len() - without_room.len(),
            text,
            blank: self.blank,
            without_room,
        })
    }
}
