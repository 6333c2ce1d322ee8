//! What a finished file hides, beyond what the program itself hides in it.

use std::collections::BTreeMap;

use crate::{
    checks::verified::HIDDEN_CONTENT,
    diagnostic::{Diagnostic, Loaded, Locator, Place, Severity, Text, say::say},
    readers::{
        Transcript,
        transcript::{Hidden, HiddenKind},
    },
};

/// So much of what is hidden is shown, in characters.
const SHOWN: usize = 60;

/// A finding for each hidden thing that the program did not write, and for what could not be read.
pub(super) fn findings(
    expected: &Transcript,
    found: &Transcript,
    loaded: &Loaded,
) -> Vec<Diagnostic> {
    let mut own: BTreeMap<(HiddenKind, &str), usize> = BTreeMap::new();
    for hidden in &expected.hidden {
        *own.entry((hidden.kind, hidden.content.as_str()))
            .or_insert(0) += 1;
    }
    // Programs that drop the property with the organ's name keep it as the author's.
    let organ = expected.properties.get("organ");
    let is_organ = |hidden: &Hidden| {
        hidden.kind == HiddenKind::PersonalProperty
            && organ.is_some_and(|organ| hidden.content.ends_with(&format!(": {organ}")))
    };
    let mut findings = Vec::new();
    for hidden in found.hidden.iter().filter(|hidden| !is_organ(hidden)) {
        match own.get_mut(&(hidden.kind, hidden.content.as_str())) {
            Some(left) if *left > 0 => *left -= 1,
            _ => findings.push(finding(hidden, found, loaded)),
        }
    }
    findings.extend(turned_round(expected, found, loaded));
    let start = Place::year(loaded.source.span(0..0));
    for unread in found
        .unread
        .iter()
        .filter(|one| !expected.unread.contains(one))
    {
        let message = say!(
            "有一处没能读到：{unread}",
            "something could not be read: {unread}",
            unread
        );
        let label = Text::fixed("没有比较它", "it was not compared");
        findings.push(Diagnostic::new(&HIDDEN_CONTENT, message, start, label));
    }
    findings
}

/// Signs that turn round what stands between them: 592 shows as 295, and is stored as 592.
const TURNING: [char; 9] = [
    '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}',
];

/// A finding for each piece that holds such signs, which the program writes none of.
fn turned_round<'a>(
    expected: &'a Transcript,
    found: &'a Transcript,
    loaded: &'a Loaded,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let pieces = |transcript: &'a Transcript| {
        let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
        pieces.filter(|piece| piece.text.contains(TURNING))
    };
    let own: Vec<&str> = pieces(expected).map(|piece| piece.text.as_str()).collect();
    let turned = pieces(found).filter(move |piece| !own.contains(&piece.text.as_str()));
    turned.map(move |piece| {
        let hidden = Hidden {
            kind: HiddenKind::ShownOtherwise,
            locator: Some(piece.locator.clone()),
            content: piece.text.replace(TURNING, "|"),
        };
        finding(&hidden, found, loaded)
    })
}

fn finding(hidden: &Hidden, transcript: &Transcript, loaded: &Loaded) -> Diagnostic {
    let (what, severity, mend) = words(hidden.kind);
    let shown: String = hidden.content.chars().take(SHOWN).collect();
    let more = if hidden.content.chars().nth(SHOWN).is_some() {
        "…"
    } else {
        ""
    };
    let message = if shown.trim().is_empty() {
        say!("文件里有{what}", "the file holds {what}", what = &what)
    } else {
        say!(
            "文件里有{what}：{shown}{more}",
            "the file holds {what}: {shown}{more}",
            what = &what
        )
    };
    let place = place(hidden.locator.as_ref(), transcript, loaded);
    let label = match &hidden.locator {
        Some(_) => Text::fixed("在这里，看不见", "here, out of sight"),
        None => Text::fixed("在文件里，看不见", "in the file, out of sight"),
    };
    let mut finding = Diagnostic::new(&HIDDEN_CONTENT, message, place, label).with_help(mend);
    finding.severity = severity;
    finding
}

/// Where it stands in the text: the piece of its locator, or the start.
fn place(locator: Option<&Locator>, transcript: &Transcript, loaded: &Loaded) -> Place {
    let mut start = 0;
    for piece in transcript.lines.iter().flat_map(|line| &line.pieces) {
        let end = start + piece.text.len();
        if Some(&piece.locator) == locator {
            return Place::year(loaded.source.span(start..end));
        }
        start = end + 1;
    }
    Place::year(loaded.source.span(0..0))
}

/// What it is called, how much it counts, and what to do.
fn words(kind: HiddenKind) -> (Text, Severity, Text) {
    use Severity::{Note, Warning};
    let (what, severity) = match kind {
        HiddenKind::Revision => (Text::fixed("没有接受的修订", "a tracked change"), Warning),
        HiddenKind::Comment => (Text::fixed("批注", "a comment"), Warning),
        HiddenKind::HiddenText => (Text::fixed("隐藏的文字", "hidden text"), Warning),
        HiddenKind::WhiteText => (
            Text::fixed("与纸同色的文字", "text in the colour of the paper"),
            Warning,
        ),
        HiddenKind::StruckText => (
            Text::fixed("划掉的文字", "text that is struck through"),
            Warning,
        ),
        HiddenKind::TinyText => (
            Text::fixed("小得认不出的文字", "text too small to be read"),
            Warning,
        ),
        HiddenKind::ShownOtherwise => (
            Text::fixed(
                "显示出来和存的不一样的文字",
                "text that shows otherwise than it is stored",
            ),
            Warning,
        ),
        HiddenKind::AddedText => (
            Text::fixed(
                "正文之外显示出来的文字",
                "words that show and stand in no text",
            ),
            Warning,
        ),
        HiddenKind::Macro => (Text::fixed("宏", "a macro"), Warning),
        HiddenKind::ExternalLink => (
            Text::fixed(
                "指向文件之外的链接或模板",
                "a link or template outside of it",
            ),
            Warning,
        ),
        HiddenKind::EmbeddedObject => (Text::fixed("嵌入的对象", "an embedded object"), Warning),
        HiddenKind::OutsideFormula => (
            Text::fixed("引用别的文件的公式", "a formula that reaches outside of it"),
            Warning,
        ),
        HiddenKind::HiddenSheet => (Text::fixed("隐藏的工作表", "a hidden sheet"), Warning),
        HiddenKind::HiddenRows => (
            Text::fixed("隐藏的行或列", "hidden rows or columns"),
            Warning,
        ),
        HiddenKind::ActiveField => (
            Text::fixed(
                "打开时会更新的域",
                "a field that changes when the file is opened",
            ),
            Note,
        ),
        HiddenKind::PersonalProperty => (Text::fixed("个人信息", "personal properties"), Note),
    };
    let mend = match kind {
        HiddenKind::Revision => Text::fixed(
            "在“审阅”里接受或拒绝全部修订，再保存",
            "accept or reject all changes under Review, then save",
        ),
        HiddenKind::Comment => Text::fixed(
            "在“审阅”里删除全部批注，再保存",
            "delete all comments under Review, then save",
        ),
        HiddenKind::PersonalProperty => Text::fixed(
            "公开以前，用“文件 → 信息 → 检查文档”去掉它",
            "take it out before publishing: File, Info, Inspect Document",
        ),
        _ => Text::fixed(
            "不要它就去掉它，或者公开 report build 写出的原文件",
            "take it out if it is not meant, or publish the file that report build wrote",
        ),
    };
    (what, severity, mend)
}
