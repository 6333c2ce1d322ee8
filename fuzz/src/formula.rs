//! Any typed formula, computed a second time by other means.

use std::sync::LazyLock;

use num_bigint::BigInt;
use num_rational::BigRational;
use report::model::{
    figure::Figures,
    formula::{Formula, FormulaError},
};

use super::around::Around;

/// The figures that a formula may name: their ids and numbers.
const KNOWN: &[(&str, i64)] = &[("a", 12), ("a.b", 7), ("a.c", 5), ("零", 0)];

/// A formula that is no longer has no number on the way that is too long to be reckoned with.
const SHORT: usize = 100;

static FIGURES: LazyLock<Figures> = LazyLock::new(|| {
    let file = "year = 2012\n[figures.a]\nvalue = 12\n[figures.a.parts]\nb = 7\nc = 5\n\
        [figures.\"零\"]\nvalue = 0\n[figures.open]\nvalue = \"?\"\n";
    let compiled = Around::new(file.as_bytes()).compile();
    compiled
        .and_then(|compiled| compiled.report)
        .unwrap()
        .figures
});

/// Reads the input as a formula. What can be read has a value that another reading agrees with,
/// and is the same formula again once it is written.
pub fn run(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let figures = &*FIGURES;
    let formula = match Formula::read(text, figures) {
        Ok(formula) => formula,
        Err(FormulaError::Unknown(_, range) | FormulaError::Unreadable(_, range)) => {
            assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
            return;
        }
    };
    let value = formula.value(figures);
    let written = formula.text(figures);
    let again = Formula::read(&written, figures).unwrap();
    assert_eq!(again.text(figures), written, "{text:?}");
    if text.contains("open") || (value.is_none() && text.len() > SHORT) {
        return;
    }
    assert_eq!(value, computed(text), "{text:?}");
    assert_eq!(again.value(figures), value, "{text:?} as {written:?}");
}

/// The value of a formula that can be read, by two stacks; `None` where it divides by zero.
fn computed(text: &str) -> Option<BigRational> {
    let mut values: Vec<Option<BigRational>> = Vec::new();
    let mut waiting: Vec<char> = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let belongs = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let length = match character {
            c if c.is_whitespace() => c.len_utf8(),
            c if belongs(c) => rest.find(|c| !belongs(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (word, behind) = rest.split_at(length);
        rest = behind;
        match character {
            c if c.is_whitespace() => {}
            '(' | '（' => waiting.push('('),
            ')' | '）' => {
                apply_while(&mut values, &mut waiting, |sign| sign != '(');
                waiting.pop();
            }
            '+' | '-' | '*' | '×' | '/' | '÷' => {
                let binds = binding(character);
                apply_while(&mut values, &mut waiting, |sign| binding(sign) >= binds);
                waiting.push(character);
            }
            _ => values.push(Some(operand(word))),
        }
    }
    apply_while(&mut values, &mut waiting, |_| true);
    assert_eq!(values.len(), 1, "{text:?} is no formula");
    values.pop().flatten()
}

fn binding(sign: char) -> u8 {
    match sign {
        '(' => 0,
        '+' | '-' => 1,
        _ => 2,
    }
}

fn apply_while(
    values: &mut Vec<Option<BigRational>>,
    waiting: &mut Vec<char>,
    goes_on: impl Fn(char) -> bool,
) {
    while let Some(sign) = waiting.pop_if(|sign| goes_on(*sign)) {
        let (right, left) = (values.pop().unwrap(), values.pop().unwrap());
        let zero = BigRational::default();
        values.push(left.zip(right).and_then(|(left, right)| match sign {
            '+' => Some(left + right),
            '-' => Some(left - right),
            '*' | '×' => Some(left * right),
            _ => (right != zero).then(|| left / right),
        }));
    }
}

/// The number that a word is, or that the figure of this name has.
fn operand(word: &str) -> BigRational {
    if let Some((_, number)) = KNOWN.iter().find(|(id, _)| *id == word) {
        return BigRational::from_integer((*number).into());
    }
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().unwrap();
    let places = u32::try_from(fraction.len()).unwrap();
    BigRational::new(digits, BigInt::from(10).pow(places))
}
