//! `template-error`: an expression in the text cannot be read or evaluated.

use super::Check;
use crate::{
    diagnostic::{Diagnostic, Language, Rule, Severity, Text},
    model::{Problem, Report, narrative::ExpressionProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "template-error",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("template_error.zh.md"),
    manual_en: include_str!("template_error.en.md"),
};

pub(super) const CHECK: Check = Check { rule: &RULE, run };

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for problem in &report.problems {
        let Problem::Expression(ExpressionProblem::Invalid { reason, place }) = problem else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                Text::new(
                    format!("正文里的式子不能用：{}", reason.get(Language::Chinese)),
                    format!(
                        "the expression cannot be evaluated: {}",
                        reason.get(Language::English)
                    ),
                ),
                *place,
                Text::new("这里", "here"),
            )
            .with_help(Text::new(
                "写成 {{ 名称 }}；要汉字数字写 {{ 名称 | chinese }}，要占比写 {{ 名称 | share }}",
                "write {{ id }}; {{ id | chinese }} for Chinese words, {{ id | share }} for the share",
            )),
        );
    }
}
