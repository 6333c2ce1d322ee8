//! What was read of a report, counted against what is in it.

use report::{
    audit::{Audited, Certainty, Fact, Known, audit},
    diagnostic::{Diagnostic, Severity},
};
use rust_decimal::Decimal;

use super::truth::{self, Input};

#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) right: usize,
    pub(super) all: usize,
}

#[derive(Debug, Default)]
pub(super) struct Score {
    pub(super) cells: Counted,
    pub(super) prose: Counted,
    pub(super) failing: Counted,
    pub(super) wrong_certain: usize,
    pub(super) wrong_likely: usize,
    /// Errors and warnings that fit nothing that is wrong.
    pub(super) accused_in_vain: usize,
    pub(super) told: Vec<String>,
}

impl Score {
    pub(super) fn add(&mut self, other: Self) {
        for (own, its) in [
            (&mut self.cells, other.cells),
            (&mut self.prose, other.prose),
            (&mut self.failing, other.failing),
        ] {
            own.right += its.right;
            own.all += its.all;
        }
        self.wrong_certain += other.wrong_certain;
        self.wrong_likely += other.wrong_likely;
        self.accused_in_vain += other.accused_in_vain;
    }

    fn wrong(&mut self, fact: &Fact, told: String) {
        *match fact.certainty {
            Certainty::Certain => &mut self.wrong_certain,
            Certainty::Likely => &mut self.wrong_likely,
        } += 1;
        self.told.push(told);
    }
}

pub(super) fn score(input: &Input) -> Score {
    let mut score = Score::default();
    let audited = match audit(&input.name, &input.bytes, &Known::default(), None) {
        Ok(audited) => audited,
        Err(why) => panic!("{}: {why:?}", input.name),
    };
    cells(input, &audited, &mut score);
    prose(input, &audited, &mut score);
    findings(input, &audited, &mut score);
    score
}

fn cells(input: &Input, audited: &Audited, score: &mut Score) {
    for fact in input.facts.iter().filter(|fact| fact.place == "table") {
        if fact.state.as_deref() == Some("unreadable") {
            continue;
        }
        score.cells.all += 1;
        let ids: Vec<&String> = input
            .codes
            .iter()
            .filter_map(|codes| codes.get(&fact.id))
            .collect();
        let read = audited.facts.iter().find(|one| {
            let id = one.id.as_ref();
            one.is_cell
                && id.is_some_and(|id| {
                    ids.contains(&id) || ids.iter().any(|code| is_other(code, id))
                })
        });
        match read {
            Some(read) if read.value == fact.number() => score.cells.right += 1,
            Some(read) => score.wrong(
                read,
                format!("{} is {:?}, not {:?}", fact.id, fact.value, read.value),
            ),
            None => score.told.push(format!("{} was missed", fact.id)),
        }
    }
}

/// The form of 2019 has one row where that of 2021 has three.
fn is_other(code: &str, id: &str) -> bool {
    code.replace("requests.result.other.", "requests.result.other.other.") == id
}

fn prose(input: &Input, audited: &Audited, score: &mut Score) {
    let loaded = audited.main();
    let plain = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let mut taken = vec![false; audited.facts.len()];
    for fact in input.facts.iter().filter(|fact| fact.place == "prose") {
        let Some(value) = fact.number() else { continue };
        score.prose.all += 1;
        let quote = plain(&fact.quote);
        let near = |one: &Fact| {
            let around = plain(&loaded.quote(one.span));
            let longest = longest_shared(&quote, &around);
            longest >= 5
        };
        let candidates = audited.facts.iter().enumerate();
        let found = candidates
            .filter(|(index, one)| !one.is_cell && !taken[*index] && near(one))
            .find(|(_, one)| {
                one.value == Some(value) || scaled(one) == Some(scale(value, &fact.unit))
            });
        match found {
            Some((index, _)) => {
                taken[index] = true;
                score.prose.right += 1;
            }
            None => score.told.push(format!(
                "{} {:?} was not read: {}",
                fact.id, fact.value, fact.quote
            )),
        }
    }
}

fn scaled(fact: &Fact) -> Option<Decimal> {
    fact.value.map(|value| scale(value, &fact.unit))
}

fn scale(value: Decimal, unit: &str) -> Decimal {
    if unit.starts_with('万') {
        value * Decimal::from(10_000)
    } else {
        value
    }
}

/// How many characters the longest stretch has that two texts share.
fn longest_shared(one: &str, other: &str) -> usize {
    let characters: Vec<char> = one.chars().collect();
    let longest = (0..characters.len()).map(|from| {
        let lengths = (1..=characters.len() - from).rev();
        let mut held = lengths.filter(|length| {
            let stretch: String = characters[from..from + length].iter().collect();
            other.contains(&stretch)
        });
        held.next().unwrap_or(0)
    });
    longest.max().unwrap_or(0)
}

fn findings(input: &Input, audited: &Audited, score: &mut Score) {
    let weighty = audited
        .findings
        .iter()
        .filter(|one| one.severity != Severity::Note);
    let weighty: Vec<&Diagnostic> = weighty.collect();
    let fits = |finding: &Diagnostic, relation: &truth::Relation| {
        let sides = relation.sides();
        // Which numbers are of the list is for a reader to say; the one that is broken down is not.
        let mut said = finding
            .stated
            .iter()
            .filter_map(|one| one.parse::<Decimal>().ok())
            .peekable();
        said.peek().is_some() && said.all(|one| sides.contains(&one))
    };
    for relation in input.relations.iter().filter(|one| one.verdict == "fail") {
        score.failing.all += 1;
        let is_found = weighty.iter().any(|finding| fits(finding, relation));
        score.failing.right += usize::from(is_found);
        if !is_found {
            score
                .told
                .push(format!("{:?} was not found to fail", relation.sides()));
        }
    }
    for finding in weighty {
        let doubtful = input.relations.iter().filter(|one| one.verdict != "ok");
        let is_relation = doubtful.into_iter().any(|relation| fits(finding, relation));
        let around = audited.main().quote(finding.primary.place.span);
        let is_looked_for = |defect: &truth::Defect| {
            let mut checks = defect.checks.split('|').filter(|word| !word.is_empty());
            checks.any(|word| finding.rule.name.contains(word))
        };
        let is_defect = input
            .defects
            .iter()
            .any(|defect| longest_shared(&defect.quote, &around) >= 4 || is_looked_for(defect));
        let is_of_missing = !input.is_whole && OF_MISSING.contains(&finding.rule.name);
        if !is_relation && !is_defect && !is_of_missing {
            score.accused_in_vain += 1;
            score
                .told
                .push(format!("{}: {:?}", finding.rule.name, finding.message));
        }
    }
}

/// What is told of parts and cells that a text which was cut does not hold.
const OF_MISSING: &[&str] = &[
    "missing-section",
    "missing-content",
    "empty-section",
    "blank-against-form",
];
