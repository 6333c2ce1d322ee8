//! `section-out-of-order`: a section stands elsewhere than in the form's outline.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    forms::Form,
    model::{Report, Section},
};

pub(super) static RULE: Rule = Rule {
    name: "section-out-of-order",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("section_out_of_order.zh.md"),
    manual_en: include_str!("section_out_of_order.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Outline,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let Some(form) = &report.form else { return };
    let known = known(report, form);
    let mut numbers: Vec<usize> = known.iter().map(|(number, _)| *number).collect();
    let in_order = longest_ascending(&numbers);
    numbers.sort_unstable();
    for (number, section) in &known {
        if !in_order.contains(number) {
            findings.extend(misplaced(form, *number, section));
        }
    }
}

/// The sections that stand for exactly one section of the form and are the only ones to do so,
/// with its number, in the order of the file.
fn known<'a>(report: &'a Report, form: &Form) -> Vec<(usize, &'a Section)> {
    let all: Vec<(usize, &Section)> = report
        .sections
        .iter()
        .filter_map(|section| Some((section.fits.best()?, section)))
        .collect();
    all.iter()
        .copied()
        .filter(|(number, _)| {
            let is_required = form.sections.get(*number).is_some_and(|one| one.required);
            is_required && all.iter().filter(|(other, _)| other == number).count() == 1
        })
        .collect()
}

/// The longest run of ascending numbers, gaps allowed: what is not in it is out of place.
fn longest_ascending(numbers: &[usize]) -> Vec<usize> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for number in numbers {
        let mut run = runs
            .iter()
            .filter(|run| run.last().is_some_and(|last| last < number))
            .max_by_key(|run| run.len())
            .cloned()
            .unwrap_or_default();
        run.push(*number);
        runs.push(run);
    }
    runs.into_iter()
        .rev()
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

fn misplaced(form: &Form, number: usize, section: &Section) -> Option<Diagnostic> {
    let title = &form.sections.get(number)?.title;
    let notice = &form.head.document_number;
    let heading = section.heading.text();
    let typed = section.heading.prose.as_ref();
    let length = typed.map_or(0, |prose| prose.text.len());
    let position = number.checked_add(1)?;
    let help = match number
        .checked_sub(1)
        .and_then(|before| form.sections.get(before))
    {
        Some(before) => Text::new(
            format!("移到“{}”之后", before.title),
            format!("move it behind {}", before.title),
        ),
        None => Text::new("移到最前面", "move it to the front"),
    };
    Some(
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("“{heading}”的位置不对：在{notice}的格式里，“{title}”是第{position}部分"),
                format!("{heading} is out of order: {title} is part {position} of the format in {notice}"),
            ),
            section.heading.place(0..length),
            Text::new("位置不对", "out of order"),
        )
        .with_help(help)
        .at(heading),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_moved_is_out_of_order() {
        assert_eq!(longest_ascending(&[0, 1, 4, 2, 3]), [0, 1, 2, 3]);
        assert_eq!(longest_ascending(&[0, 1, 3, 2]).len(), 3);
        assert_eq!(longest_ascending(&[5, 0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_ascending(&[]), [0_usize; 0]);
    }
}
