//! Braces that were to be an expression and are printed as they stand: `{ id }`, `｛｛ id ｝｝`,
//! `{{ id }}` within the quotes of a note.

use std::ops::Range;

use crate::{
    diagnostic::Text,
    language::stretch::Stretch as _,
    model::{
        figure::Figures,
        text::FIGURE_MARK,
        typed_text::{Part, TypedText},
    },
};

/// Braces left in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Remnant {
    /// From the first brace to the last.
    pub range: Range<usize>,
    /// The id of the figure that they hold, where they hold nothing else.
    pub id: Option<String>,
}

const OPENING: [char; 2] = ['{', '｛'];
const CLOSING: [char; 2] = ['}', '｝'];
const BRACES: [char; 4] = ['{', '｛', '}', '｝'];

/// A longer stretch between single braces is no id.
const LONGEST_NAME: usize = 24;

/// What an expression may start with beside a name.
const FUNCTIONS: [&str; 4] = ["table(", "chart(", "note(", "claim("];

/// All remnants of a text, in order.
pub fn remnants(text: &str, figures: &Figures) -> Vec<Remnant> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(BRACES)) {
        let start = at + start;
        let (opening, behind) = run(text, start, OPENING);
        let content_end = text
            .get(behind..)
            .and_then(|rest| rest.find(BRACES))
            .map_or(text.len(), |end| behind + end);
        let content = text.stretch(behind..content_end);
        let (closing, end) = run(text, content_end, CLOSING);
        at = if opening == 0 || closing > 0 {
            end
        } else {
            behind
        };
        let before = text.before(start);
        let is_half_width = text.get(start..).is_some_and(|rest| rest.starts_with('{'));
        let is_remnant = match (opening, closing) {
            (0, _) => closing > 1 || ends_with_figure(before, figures),
            (1, 0) => content.starts_with(['%', '％']) || starts_with_figure(content, figures),
            (1, 1) => {
                content.starts_with(['%', '％']) || is_expression(content, is_half_width, figures)
            }
            _ => true,
        };
        if is_remnant {
            let end = if closing > 0 { end } else { behind };
            let id = Some(content.trim()).filter(|name| figures.find(name).is_some());
            found.push(Remnant {
                range: start..end,
                id: id.filter(|_| opening > 0 && closing > 0).map(str::to_owned),
            });
        }
    }
    found
}

/// How many braces of a kind stand together from `at` on, and where the run ends; people put
/// blanks between them.
fn run(text: &str, at: usize, braces: [char; 2]) -> (usize, usize) {
    let mut count = 0;
    let mut end = at;
    for (offset, character) in text.behind(at).char_indices() {
        if braces.contains(&character) {
            count += 1;
            end = at + offset + character.len_utf8();
        } else if character != ' ' {
            break;
        }
    }
    (count, end)
}

/// Whether what stands between single braces reads as an expression. Full-width ones are typed
/// for 〔〕 too and hold other things.
fn is_expression(content: &str, is_half_width: bool, figures: &Figures) -> bool {
    let content = content.trim();
    let name = content.split('|').next().unwrap_or(content).trim();
    let is_name = name.chars().count() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(is_of_name);
    content.contains(FIGURE_MARK)
        || figures.find(name).is_some()
        || FUNCTIONS.iter().any(|function| name.starts_with(function))
        || is_name && (is_half_width || name.is_ascii())
}

fn starts_with_figure(content: &str, figures: &Figures) -> bool {
    let content = content.trim_start();
    let end = content.find(|c: char| !is_of_name(c));
    let name = content.get(..end.unwrap_or(content.len()));
    name.is_some_and(|name| figures.find(name).is_some())
}

fn ends_with_figure(before: &str, figures: &Figures) -> bool {
    let before = before.trim_end();
    before.ends_with(FIGURE_MARK)
        || figures
            .iter()
            .any(|(_, figure)| before.ends_with(figure.id.as_str()))
}

fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.')
}

/// What to write in the place of a remnant.
pub fn help(text: &TypedText<'_>, remnant: &Remnant) -> Text {
    let id = remnant.id.as_deref();
    if text.part == Part::Title {
        return Text::new(
            "附件标题里的花括号照样印出，直接写出内容",
            "braces in the title of an attachment are printed as they stand: write what they are to say",
        );
    }
    if is_in_note(text, remnant) {
        let id = id.unwrap_or("id");
        return Text::new(
            format!("式子的引号里不能再写花括号，先收引号再接编号：\"…\" ~ {id} ~ \"…\""),
            format!(
                "within the quotes of an expression, close the quotes and join the id: \"…\" ~ {id} ~ \"…\""
            ),
        );
    }
    let (zh, en) = (id.unwrap_or("编号"), id.unwrap_or("id"));
    Text::new(
        format!("写成 {{{{ {zh} }}}}，左右各两个半角花括号"),
        format!("write {{{{ {en} }}}}, with two half-width braces at either end"),
    )
}

/// What stands in the place of a remnant beyond doubt: all of it typed in running text, and
/// nothing but an id in it.
pub fn mend(text: &TypedText<'_>, remnant: &Remnant) -> Option<String> {
    let id = remnant.id.as_deref()?;
    let typed = text.flat.typed_range(remnant.range.clone())?;
    let is_whole = typed.len() == remnant.range.len();
    (is_whole && text.part != Part::Title && !is_in_note(text, remnant))
        .then(|| format!("{{{{ {id} }}}}"))
}

/// Whether it stands in a note: these follow the paragraph, a line each.
fn is_in_note(text: &TypedText<'_>, remnant: &Remnant) -> bool {
    text.before(remnant.range.start).contains('\n')
}
