//! `unit-mismatch`: what the text counts a figure in is not the figure's unit.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        measure::{are_alike, are_alike_of, is_measure, scale_at, unit_parts},
        quantity::Quantity,
    },
    model::{Report, figure::Figure, text::Print, typed_text::TypedText},
};

pub(super) static RULE: Rule = Rule {
    name: "unit-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unit_mismatch.zh.md"),
    manual_en: include_str!("unit_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for (at, print) in &text.flat.figures {
            if let Some(quantity) = text.quantity_at(*at) {
                findings.extend(check(report, text, quantity, print));
            }
        }
    }
}

/// What is wrong with the unit beside a figure.
enum Fault {
    /// Another thing is counted, or another size of it.
    Other,
    /// A measure word that is near, 件 for 条.
    Near,
    /// A percentage without its sign.
    NoSign,
    /// A percentage that prints its sign, and the sign behind it once more.
    SignTwice,
}

fn check(
    report: &Report,
    text: &TypedText<'_>,
    quantity: &Quantity,
    print: &Print,
) -> Option<Diagnostic> {
    let figure = report.figures.get(print.figure);
    // A share, a change, prints its own sign; a blank is found elsewhere.
    if print.text.ends_with('%') {
        let end = quantity.number.end;
        let sign = text.after(end).chars().next();
        let sign = sign.filter(|sign| matches!(sign, '%' | '％'))?;
        let place = text.place_of(quantity.number.start..end + sign.len_utf8());
        return Some(finding(figure, "%", "%", &Fault::SignTwice, place));
    }
    if print.derived.is_some() || print.text.is_empty() {
        return None;
    }
    let unit = figure.unit.as_deref().filter(|unit| !unit.is_empty())?;
    let measure = quantity.measure.clone();
    // The words behind the number as they stand, 万 included.
    let words = text.stretch(&(quantity.number.end..measure.end));
    let fault = fault(&figure.label, unit, text, quantity)?;
    let place = text.place_of(quantity.number.start..measure.end.max(quantity.number.end));
    Some(finding(figure, unit, words.trim(), &fault, place))
}

fn fault(label: &str, unit: &str, text: &TypedText<'_>, quantity: &Quantity) -> Option<Fault> {
    let behind = text.after(quantity.number.end).trim_start();
    let before = text.before(quantity.number.start);
    if behind.starts_with(unit) {
        return None;
    }
    let (unit_scale, base) = unit_parts(unit);
    if !is_measure(base) {
        return None;
    }
    let measure = text.stretch(&quantity.measure);
    let is_percentage = matches!(base, "%" | "％");
    if measure.is_empty() {
        // 20%至30%, 百分之三十, a figure in brackets behind its words.
        let goes_on = behind.starts_with(['至', '-', '—', '~', '～', '、', '／', '/']);
        let is_bare = is_percentage && !goes_on && !before.ends_with("百分之");
        let is_scaled = scale_at(behind).is_some() && unit_scale != quantity.scale;
        return match (is_bare, is_scaled) {
            (true, _) => Some(Fault::NoSign),
            (false, true) => Some(Fault::Other),
            (false, false) => None,
        };
    }
    let is_sign = are_alike(measure, "%");
    let is_money = |word: &str| are_alike(word, "元");
    let is_alike = are_alike(base, measure)
        || [
            label,
            text.stretch(&quantity.label),
            text.stretch(&quantity.behind),
        ]
        .iter()
        .any(|words| are_alike_of(words, base, measure));
    if is_alike && unit_scale == quantity.scale {
        None
    } else if is_sign != is_percentage
        || is_money(measure) != is_money(base)
        || unit_scale != quantity.scale
    {
        // 占70个百分点 and 提高3个百分点 count a percentage; 5个 of 件 is only loosely said.
        Some(Fault::Other)
    } else {
        Some(Fault::Near)
    }
}

fn finding(
    figure: &Figure,
    unit: &str,
    words: &str,
    fault: &Fault,
    place: crate::diagnostic::Place,
) -> Diagnostic {
    let (label, id) = (&figure.label, &figure.id);
    let message = match fault {
        Fault::Other | Fault::Near => Text::new(
            format!("“{label}”的单位是“{unit}”，正文写成了“{words}”"),
            format!("{label} counts in {unit}, the text says {words}"),
        ),
        Fault::NoSign => Text::new(
            format!("“{label}”是百分数，正文里它后面没有 %"),
            format!("{label} is a percentage, the text has no % behind it"),
        ),
        Fault::SignTwice => Text::new(
            format!("“{label}”在这里印出来自己带 %，后面又有一个 %"),
            format!("{label} prints its own % here, and another stands behind it"),
        ),
    };
    let help = match fault {
        Fault::NoSign => Text::new(
            format!("写成 {{{{ {id} }}}}% 或者 {{{{ {id} | percent }}}}"),
            format!("write {{{{ {id} }}}}% or {{{{ {id} | percent }}}}"),
        ),
        Fault::SignTwice => Text::new("删去花括号后面的 %", "delete the % behind the braces"),
        Fault::Other | Fault::Near => Text::new(
            format!("正文改成“{unit}”；是单位写错了，就改 unit；绑错了数字，就换编号"),
            format!("write {unit}; or mend the unit, or name the figure that is meant"),
        ),
    };
    let mut finding = Diagnostic::new(
        &RULE,
        message,
        place,
        Text::new(
            format!("这里的单位应当是“{unit}”"),
            format!("{unit} is due here"),
        ),
    )
    .with_help(help)
    .about([id.as_str()]);
    if matches!(fault, Fault::Near) {
        finding.severity = Severity::Warning;
    }
    if let Some(stated) = figure.place {
        finding = finding.with_related(stated, Text::same(label.clone()));
    }
    finding
}
