//! `odd-character`: a character that is not what it looks like.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Rule, Severity, Text},
    language::{look_alike, odd::Oddity},
    model::{Passage, Report},
    year_file::odd_characters::OddCharacter,
};

pub(super) static RULE: Rule = Rule {
    name: "odd-character",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("odd_character.zh.md"),
    manual_en: include_str!("odd_character.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for odd in &report.odd_characters {
        let mut finding = odd_character(odd);
        if odd.oddity == Oddity::Direction {
            // Text that reads otherwise than it stands can hide anything.
            finding.severity = Severity::Error;
        }
        findings.push(finding.at(subject(report, odd)));
    }
}

/// What a waiver calls the place: the section's heading, `preamble`, or else the key.
fn subject(report: &Report, odd: &OddCharacter) -> String {
    let holds = |passage: &Passage| {
        passage
            .prose
            .as_ref()
            .is_some_and(|prose| (prose.span.start()..prose.span.end()).contains(&odd.span.start()))
    };
    if holds(&report.preamble) {
        return "preamble".to_owned();
    }
    report
        .sections
        .iter()
        .find(|section| holds(&section.heading) || holds(&section.body))
        .map_or_else(|| odd.key.clone(), |section| section.heading.text())
}

fn odd_character(odd: &OddCharacter) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(odd.character));
    let what = name(odd.oddity);
    let help = if odd.oddity == Oddity::ForeignDigit {
        Text::new("改用 0 到 9 重新打一遍", "type it again with 0 to 9")
    } else if odd.oddity == Oddity::Replacement {
        Text::new(
            "对照原稿，补上丢失的字",
            "put in the lost character, from the original text",
        )
    } else {
        Text::new(
            "删去这个字符，前后的字重新打一遍",
            "delete it and type the characters around it again",
        )
    };
    let meant = look_alike::ordinary(odd.character);
    let help = meant.map_or(help, |meant| {
        Text::new(format!("改成“{meant}”"), format!("write {meant}"))
    });
    let (zh, en) = (what.get(Language::Chinese), what.get(Language::English));
    let (key, place) = (&odd.key, Place::year(odd.span));
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("{key} 里有{zh}（{code}）"),
            format!("{key} holds {en} ({code})"),
        ),
        place,
        Text::new(zh.to_owned(), code.clone()),
    )
    .with_help(help)
    .stating(code.as_str(), "");
    match meant {
        // It is printed as that character; nobody can have meant the other.
        Some(meant) => finding.with_safe_fix(place, meant),
        None => finding,
    }
}

fn name(oddity: Oddity) -> Text {
    match oddity {
        Oddity::ZeroWidth => Text::new("看不见的零宽字符", "an invisible zero-width character"),
        Oddity::Direction => Text::new("改变文字方向的控制符", "a control that turns the text"),
        Oddity::PrivateUse => Text::new("私用区字符", "a private-use character"),
        Oddity::ForeignDigit => Text::new("其他文字的数字", "a digit of another script"),
        Oddity::SoftHyphen => Text::new("软连字符", "a soft hyphen"),
        Oddity::Control => Text::new("控制字符", "a control character"),
        Oddity::Noncharacter => Text::new("不是字符的编码", "a code that is no character"),
        Oddity::LookAlike => Text::new(
            "看着像常用字的另一个字",
            "a character that looks like an ordinary one",
        ),
        Oddity::Separator => Text::new("看不见的换行符", "an invisible break of the line"),
        Oddity::Replacement => Text::new("丢失的字的替代符", "the mark of a lost character"),
    }
}
