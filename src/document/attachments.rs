//! The list of attachments, and the places of the text that refer to it.

use super::{Block, ListedAttachment, ParagraphRole, inline::Inline};
use crate::{
    model::{Attachment, Report},
    year_file::AttachmentKind,
};

/// An attachment as the report lists it.
pub(super) struct Listed<'a> {
    /// `1`, or nothing where it is the only one.
    pub(super) number: String,
    /// What references refer to it by: its annex where it has one, else its line in the list.
    pub(super) anchor: String,
    pub(super) attachment: &'a Attachment,
}

impl Listed<'_> {
    /// Whether it stands behind the report, which then has an annex.
    fn is_annex(&self, has_annex: bool) -> bool {
        has_annex && self.attachment.kind == AttachmentKind::Statistics
    }
}

/// The attachments that the report lists: all but itself.
pub(super) fn listed(report: &Report) -> Vec<Listed<'_>> {
    let attachments: Vec<&Attachment> = report
        .attachments
        .iter()
        .filter(|attachment| attachment.kind != AttachmentKind::Report)
        .collect();
    let is_single = attachments.len() == 1;
    attachments
        .into_iter()
        .zip(1..)
        .map(|(attachment, number)| Listed {
            number: if is_single {
                String::new()
            } else {
                number.to_string()
            },
            anchor: format!("attachment_{number}"),
            attachment,
        })
        .collect()
}

/// What the report lists; references to an annex lead there and not to the list.
pub(super) fn titles(report: &Report, has_annex: bool) -> Vec<ListedAttachment> {
    listed(report)
        .into_iter()
        .map(|listed| ListedAttachment {
            title: listed.attachment.title.clone(),
            anchor: (!listed.is_annex(has_annex)).then_some(listed.anchor),
        })
        .collect()
}

/// `附件：1.…`, a tab behind the number; where an annex stands behind the report, references lead to
/// it and not to the list.
pub(super) fn list(report: &Report, has_annex: bool) -> Vec<Block> {
    listed(report)
        .into_iter()
        .enumerate()
        .map(|(index, listed)| {
            let lead = if index == 0 { "附件：" } else { "　　　" };
            let number = match listed.number.as_str() {
                "" => String::new(),
                number => format!("{number}.\t"),
            };
            let is_annex = listed.is_annex(has_annex);
            let title = &listed.attachment.title;
            Block::Paragraph {
                role: ParagraphRole::Attachment,
                anchor: (!is_annex).then_some(listed.anchor),
                content: vec![Inline::Text(format!("{lead}{number}{title}"))],
            }
        })
        .collect()
}

/// Text with each `附件1` and `见附件` in it leading to what it names. A document's name, 《…附件1》,
/// is left alone.
pub(super) fn with_references(text: &str, listed: &[Listed<'_>]) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    let mut depth = 0_usize;
    while let Some(character) = rest.chars().next() {
        match character {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let reference = (depth == 0)
            .then(|| reference(&plain, rest, listed))
            .flatten();
        if let Some((length, anchor)) = reference
            && let Some((printed, behind)) = rest.split_at_checked(length)
        {
            if !plain.is_empty() {
                inlines.push(Inline::Text(std::mem::take(&mut plain)));
            }
            inlines.push(Inline::Reference {
                text: printed.to_owned(),
                anchor: anchor.to_owned(),
            });
            rest = behind;
        } else {
            plain.push(character);
            let behind = rest.get(character.len_utf8()..);
            rest = behind.expect("a text goes on behind its first character");
        }
    }
    if !plain.is_empty() {
        inlines.push(Inline::Text(plain));
    }
    inlines
}

/// The length of the reference that `rest` starts with, and where it leads.
fn reference<'a>(before: &str, rest: &str, listed: &'a [Listed<'_>]) -> Option<(usize, &'a str)> {
    const WORD: &str = "附件";
    let number = rest.strip_prefix(WORD)?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    // 附件 alone is meant only where the text sends the reader there.
    if digits.is_empty() && !before.ends_with('见') {
        return None;
    }
    let found = listed.iter().find(|one| one.number == digits)?;
    Some((WORD.len() + digits.len(), &found.anchor))
}
