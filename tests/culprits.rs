//! The culprit that a broken sum names: single figures of balancing reports are mistyped, and the
//! mistyped one must come first.
//!
//! What data cannot tell is not asked for. They can tell in two ways, decided here without the
//! code under test:
//!
//! - by crossing: the figure lies in at least two relations that held before, and no other
//!   figure lies in all of them;
//! - by the hand: it lies in one, and of all its members the mistyped one alone could come of a
//!   slip of the same kind (one wrong digit beside right ones, two swapped, a shift by ten).

mod help;

use std::{collections::BTreeSet, fmt};

use report::{
    diagnostic::Language,
    forms::Comparison,
    model::{
        Report,
        culprit::Culprit,
        figure::FigureId,
        relation::{Relation, Verdict},
        suspects::Suspects,
    },
};
use rust_decimal::Decimal;

use crate::{cases::case, support::world};

/// How many mutants the data can tell; a new case may only raise it.
const LEAST_TOLD: usize = 1390;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mistake {
    Digit,
    Swap,
    Ten,
}

#[derive(Debug, Default)]
struct Rate {
    mutants: usize,
    first: usize,
    in_three: usize,
}

impl Rate {
    fn count(&mut self, place: Option<usize>) {
        self.mutants += 1;
        self.first += usize::from(place == Some(0));
        self.in_three += usize::from(place.is_some());
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |count: usize| {
            let hundredths = count * 10_000 / self.mutants.max(1);
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        };
        write!(
            out,
            "{} mutants, true figure first in {} ({} %), named in {} ({} %)",
            self.mutants,
            self.first,
            percent(self.first),
            self.in_three,
            percent(self.in_three)
        )
    }
}

#[test]
fn the_mistyped_figure_is_named_first_where_the_data_can_tell() {
    let (mut crossing, mut by_hand) = (Rate::default(), Rate::default());
    for text in balancing_files() {
        let report = resolve(&text);
        for (figure, value) in figures_typed_by_hand(&report, &text) {
            let held = held_sums(&report, figure);
            if held.is_empty() {
                continue;
            }
            for (mistake, typed) in mutants(value) {
                let mutant = resolve(&with_value(&report, &text, figure, typed));
                let named = named(&mutant);
                let place = named
                    .iter()
                    .map(|culprits| culprits.iter().position(|one| one.figure == figure))
                    .max_by_key(|place| place.unwrap_or(usize::MAX))
                    .flatten();
                if held.len() > 1 && is_alone(&report, figure, &held) {
                    crossing.count(place);
                } else if held.len() == 1 && is_alone_by_hand(&mutant, figure, held[0], mistake) {
                    by_hand.count(place);
                }
            }
        }
    }
    let told = Rate {
        mutants: crossing.mutants + by_hand.mutants,
        first: crossing.first + by_hand.first,
        in_three: crossing.in_three + by_hand.in_three,
    };
    assert!(told.mutants >= LEAST_TOLD, "{told}");
    assert!(told.first * 100 >= told.mutants * 90, "{told}");
    assert!(told.in_three * 100 >= told.mutants * 99, "{told}");
}

#[test]
fn a_swap_is_named_with_the_value_that_balances() {
    assert_eq!(
        culprit_lines("value = 120 }", "value = 210 }"),
        ["最可能：“清整权力清单内容”210 应为 120（相邻两位数字写颠倒）"]
    );
}

#[test]
fn a_difference_that_any_part_may_explain_names_none() {
    assert_eq!(culprit_lines("value = 120 }", "value = 119 }"), [""; 0]);
}

/// The culprits in the help, once the report of 2017 says `to` where it says `from`.
fn culprit_lines(from: &str, to: &str) -> Vec<String> {
    let text = report_of_2017();
    assert!(text.contains(from));
    help::culprit_lines(&text.replace(from, to), Language::Chinese)
}

fn report_of_2017() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/2017.toml")).unwrap()
}

/// The year files of the published reports in which every sum holds, and the report of 2017.
fn balancing_files() -> Vec<String> {
    case::all()
        .iter()
        .map(case::Case::year_file)
        .chain([report_of_2017()])
        .filter(|text| {
            let report = resolve(text);
            let fails = |relation: &Relation| {
                matches!(relation.verdict(&report.figures), Verdict::Failed { .. })
            };
            !report.obligations.sums().any(|(_, _, one)| fails(one))
        })
        .collect()
}

fn resolve(text: &str) -> Report {
    world(text).report()
}

/// The figures whose number stands in the text as such.
fn figures_typed_by_hand(report: &Report, text: &str) -> Vec<(FigureId, Decimal)> {
    let mut places = BTreeSet::new();
    report
        .figures
        .iter()
        .filter_map(|(id, figure)| {
            let (place, value) = (figure.place?, figure.value?);
            let typed = text.get(place.span.start()..place.span.end());
            // A total that was left out has the place of its first part, which comes before it.
            let is_first = places.insert(place);
            (typed == Some(&value.to_string()) && is_first && !figure.is_approximate())
                .then_some((id, value))
        })
        .collect()
}

fn with_value(report: &Report, text: &str, figure: FigureId, value: Decimal) -> String {
    let span = report.figures.get(figure).place.unwrap().span;
    let mut mutant = text.to_owned();
    mutant.replace_range(span.start()..span.end(), &value.to_string());
    mutant
}

/// The sums of the report that hold and that this figure is in.
fn held_sums(report: &Report, figure: FigureId) -> Vec<usize> {
    let is_held = |relation: &Relation| {
        relation.comparison == Comparison::Equal
            && relation.members().any(|member| member == figure)
            // An approximate total leaves room for more than one value.
            && !relation.members().any(|member| report.figures.get(member).is_approximate())
            && relation.verdict(&report.figures) == Verdict::Held
    };
    let sums = report.obligations.sums();
    sums.filter(|(_, _, relation)| is_held(relation))
        .map(|(number, _, _)| number)
        .collect()
}

/// The sums of this number.
fn relation(report: &Report, number: usize) -> &Relation {
    report.obligations.get(number).unwrap().relation().unwrap()
}

/// Whether no other figure is in all of these relations.
fn is_alone(report: &Report, figure: FigureId, relations: &[usize]) -> bool {
    let (first, others) = relations.split_first().unwrap();
    relation(report, *first)
        .members()
        .filter(|member| *member != figure)
        .all(|member| {
            others
                .iter()
                .any(|other| relation(report, *other).members().all(|one| one != member))
        })
}

/// Whether a mistake of this kind, in one member of the failing relation, can only have been made
/// in `figure`.
fn is_alone_by_hand(mutant: &Report, figure: FigureId, relation: usize, mistake: Mistake) -> bool {
    let relation = self::relation(mutant, relation);
    let Verdict::Failed { left, right } = relation.verdict(&mutant.figures) else {
        return false;
    };
    let could_be = |member: FigureId| {
        let stated = mutant.figures.get(member).value.unwrap();
        let meant = if relation.left.contains(&member) {
            stated - (left - right)
        } else {
            stated + (left - right)
        };
        match mistake {
            Mistake::Ten => stated * Decimal::TEN == meant || meant * Decimal::TEN == stated,
            Mistake::Swap => mutants(meant).contains(&(Mistake::Swap, stated)),
            Mistake::Digit => {
                let (stated, meant) = (stated.to_string(), meant.to_string());
                let differing = stated.chars().zip(meant.chars()).filter(|(a, b)| a != b);
                stated.len() == meant.len() && differing.count() == 1
            }
        }
    };
    let is_lone_digit = mutant.figures.get(figure).value < Some(Decimal::TEN);
    (mistake != Mistake::Digit || !is_lone_digit)
        && relation
            .members()
            .all(|member| could_be(member) == (member == figure))
}

/// For each relation that fails, whom it names.
fn named(mutant: &Report) -> Vec<Vec<Culprit>> {
    let suspects = Suspects::of(mutant);
    let sums = mutant.obligations.sums();
    sums.filter(|(_, _, relation)| {
        relation.comparison == Comparison::Equal
            && matches!(relation.verdict(&mutant.figures), Verdict::Failed { .. })
    })
    .map(|(number, _, _)| suspects.named(number))
    .collect()
}

/// What `value` may be mistyped as: one off, ten times as much, each two neighbouring digits
/// swapped, each digit another.
fn mutants(value: Decimal) -> Vec<(Mistake, Decimal)> {
    let digits: Vec<char> = value.to_string().chars().collect();
    if value.is_sign_negative() || digits.contains(&'.') {
        return Vec::new();
    }
    let mut mutants = vec![
        (Mistake::Digit, value + Decimal::ONE),
        (Mistake::Digit, value - Decimal::ONE),
        (Mistake::Ten, value * Decimal::TEN),
    ];
    for index in 0..digits.len() {
        if value.is_zero() {
            break;
        }
        let mut other = digits.clone();
        let digit = digits[index].to_digit(10).unwrap();
        other[index] = char::from_digit((digit + 4) % 10, 10).unwrap();
        mutants.push((Mistake::Digit, number(&other)));
        if index + 1 < digits.len() {
            let mut other = digits.clone();
            other.swap(index, index + 1);
            mutants.push((Mistake::Swap, number(&other)));
        }
    }
    mutants.retain(|(_, typed)| {
        *typed != value
            && !typed.is_sign_negative()
            && (typed.to_string().len() == digits.len() || *typed == value * Decimal::TEN)
    });
    mutants.sort();
    mutants.dedup();
    mutants
}

fn number(digits: &[char]) -> Decimal {
    digits.iter().collect::<String>().parse().unwrap()
}
