//! `template-error`: an expression in the text cannot be read or evaluated.

use super::support::{
    braces::{self, Remnant},
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Rule, Severity, Text},
    model::{Report, text::FIGURE_MARK, typed_text::TypedText},
};

pub(super) static RULE: Rule = Rule {
    name: "template-error",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("template_error.zh.md"),
    manual_en: include_str!("template_error.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for remnant in braces::remnants(text.text(), &report.figures) {
            findings.push(printed_braces(text, &remnant));
        }
    }
}

/// Words the finding for an expression of the text.
pub(super) fn expression(reason: &Text, place: Place) -> Diagnostic {
    invalid(reason, place).with_help(Text::new(
        "写成 {{ 名称 }}；几个数字相加减写 {{ 甲 + 乙 }}，要汉字数字写 {{ 名称 | chinese }}，要占比写 {{ 名称 | share }}",
        "write {{ id }}; {{ a + b }} for a sum, {{ id | chinese }} for Chinese words, {{ id | share }} for the share",
    ))
}

/// Words the finding for a formula of a figure.
pub(super) fn formula(reason: &Text, place: Place) -> Diagnostic {
    invalid(reason, place).with_help(Text::new(
        "式子里只能有数字、编号、+ - * / 和括号，如 \"granted / received\"",
        "a formula holds numbers, ids, + - * / and parentheses: \"granted / received\"",
    ))
}

fn invalid(reason: &Text, place: Place) -> Diagnostic {
    let (zh, en) = (reason.get(Language::Chinese), reason.get(Language::English));
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("式子不能用：{zh}"),
            format!("the expression cannot be evaluated: {en}"),
        ),
        place,
        Text::new("这里", "here"),
    )
}

fn printed_braces(text: &TypedText<'_>, remnant: &Remnant) -> Diagnostic {
    let written = text.stretch(&remnant.range);
    let written = written.replace(FIGURE_MARK, "…");
    let place = text.place(remnant.range.clone());
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{written}”不是式子，花括号会照样印出"),
            format!("{written} is no expression: the braces would be printed as they stand"),
        ),
        place,
        Text::new("这里", "here"),
    )
    .with_help(braces::help(text, remnant))
    .at(text.subject.as_str());
    match braces::mend(text, remnant) {
        Some(mend) => finding.with_safe_fix(place, mend),
        None => finding,
    }
}
