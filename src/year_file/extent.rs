//! How much of everything a year file holds: one that holds more than any report needs is not read
//! further, and one finding says what there is too much of.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};
use toml_parser::lexer::TokenKind;

use super::{
    entry::{CellInput, FigureEntry},
    file::YearFile,
    rules,
    typed::Typed,
};
use crate::{
    diagnostic::{Diagnostic, Place, Text, say::say},
    limits,
    source::{Source, Span},
};

/// What a text has too much of, before it is read as TOML.
pub(super) fn of_text(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    if text.len() > limits::YEAR_FILE_BYTES {
        let bytes = Text::fixed("字节", "bytes");
        return Some(beyond(&bytes, limits::YEAR_FILE_BYTES, Span::default()));
    }
    let mut signs = memchr::memchr2_iter(b'=', b',', text.as_bytes());
    if let Some(at) = signs.nth(limits::ENTRIES) {
        let entries = Text::fixed("项", "entries");
        return Some(beyond(&entries, limits::ENTRIES, source.span(at..at + 1)));
    }
    let at = beyond_tokens(text)?;
    let tokens = Text::fixed("个词、符号和行", "words, signs and lines");
    Some(beyond(&tokens, limits::TOKENS, source.span(at..at)))
}

/// Where there are too many words, signs and lines outside of texts and comments, of which the
/// parser notes each.
fn beyond_tokens(text: &str) -> Option<usize> {
    // Each is a byte at the least.
    if text.len() <= limits::TOKENS {
        return None;
    }
    let mut tokens = toml_parser::Source::new(text)
        .lex()
        .filter(|token| token.kind() != TokenKind::Whitespace);
    Some(tokens.nth(limits::TOKENS)?.span().start())
}

/// The first name that is longer than any is: a key, or a string that is no text, formula or
/// source. What is said of a number may repeat it.
pub(super) fn of_names(table: &DeTable<'_>, typed: &Typed<'_>) -> Option<Diagnostic> {
    table.iter().find_map(|(key, value)| {
        let name = key.get_ref().as_ref();
        let is_text = matches!(name, "body" | "preamble" | "formula" | "source");
        of_name(name, key.span(), typed)
            .or_else(|| (!is_text).then(|| of_value(value, typed)).flatten())
    })
}

fn of_value(value: &Spanned<DeValue<'_>>, typed: &Typed<'_>) -> Option<Diagnostic> {
    match value.get_ref() {
        DeValue::String(text) => of_name(text, value.span(), typed),
        DeValue::Array(items) => items.iter().find_map(|item| of_value(item, typed)),
        DeValue::Table(table) => of_names(table, typed),
        _ => None,
    }
}

fn of_name(name: &str, at: Range<usize>, typed: &Typed<'_>) -> Option<Diagnostic> {
    let bytes = Text::fixed("字节的名称或说明", "bytes in a name or a note");
    (name.len() > limits::NAME_BYTES).then(|| beyond(&bytes, limits::NAME_BYTES, typed.span(at)))
}

/// How many cells an entry of `[table]` fills in: a row as many as it lists.
fn cells_of(input: &CellInput) -> usize {
    match input {
        CellInput::Row(row) => row.value.len().max(1),
        _ => 1,
    }
}

/// What a file that was read has too much of.
pub(super) fn of_file(file: &YearFile) -> Option<Diagnostic> {
    let figures = figures(file).nth(limits::FIGURES).map(|figure| figure.key);
    let members = file.relations.iter().flat_map(|relation| {
        let members = relation.left.iter().chain(&relation.right);
        members.map(|member| member.span)
    });
    let cells = file.table.iter().flat_map(|table| &table.value);
    let sections = file.sections.iter().map(|section| section.place);
    let relations = file.relations.iter().map(|relation| relation.place);
    let attachments = file.attachments.iter();
    let waivers = file.waivers.iter().map(|waiver| waiver.place);
    let waived_words = file.waivers.iter().flat_map(|waiver| &waiver.text);
    let waived_words = waived_words.map(|words| words.span);
    let odd_characters = file.odd_characters.iter().map(|odd| odd.span);
    let counts = [
        ("个数字", "figures", limits::FIGURES, figures),
        (
            "个表格行或格",
            "rows or cells in [table]",
            limits::TABLE_ENTRIES,
            cells
                .flat_map(|cell| std::iter::repeat_n(cell.code.span, cells_of(&cell.value)))
                .nth(limits::TABLE_ENTRIES),
        ),
        (
            "条勾稽关系",
            "relations",
            limits::RELATIONS,
            { relations }.nth(limits::RELATIONS),
        ),
        (
            "个数字列在勾稽关系里",
            "figures in its relations",
            limits::RELATION_MEMBERS,
            { members }.nth(limits::RELATION_MEMBERS),
        ),
        (
            "节正文",
            "sections",
            limits::SECTIONS,
            { sections }.nth(limits::SECTIONS),
        ),
        (
            "个附件",
            "attachments",
            limits::ATTACHMENTS,
            { attachments }
                .filter_map(|one| one.title.as_ref())
                .map(|title| title.span)
                .nth(limits::ATTACHMENTS),
        ),
        (
            "条豁免",
            "waivers",
            limits::WAIVERS,
            { waivers }.nth(limits::WAIVERS),
        ),
        (
            "处文字写在豁免的 text 里",
            "words in the text of waivers",
            limits::WAIVED_WORDS,
            { waived_words }.nth(limits::WAIVED_WORDS),
        ),
        (
            "字节正文",
            "bytes of text",
            limits::ALL_TEXT_BYTES,
            beyond_all_text(file),
        ),
        (
            "个异常字符",
            "odd characters",
            limits::ODD_CHARACTERS,
            { odd_characters }.nth(limits::ODD_CHARACTERS),
        ),
    ];
    counts.into_iter().find_map(|(zh, en, most, first_beyond)| {
        Some(beyond(&Text::fixed(zh, en), most, first_beyond?))
    })
}

/// The text with which there is too much of it.
fn beyond_all_text(file: &YearFile) -> Option<Span> {
    let of_sections = file
        .sections
        .iter()
        .flat_map(|section| section.heading.iter().chain(&section.body));
    let mut bytes = 0_usize;
    let of_notes = file.notes.iter().map(|note| &note.text);
    let mut texts = file
        .report
        .preamble
        .iter()
        .chain(of_sections)
        .chain(of_notes);
    let beyond = texts.find(|text| {
        bytes += text.text.len();
        // A text that is too long by itself is told of as that.
        bytes > limits::ALL_TEXT_BYTES && text.text.len() <= limits::TEXT_BYTES
    })?;
    Some(beyond.span)
}

/// All figures of a file, parts of parts included.
fn figures(file: &YearFile) -> impl Iterator<Item = &FigureEntry> {
    let mut open: Vec<&FigureEntry> = file.figures.iter().rev().collect();
    std::iter::from_fn(move || {
        let figure = open.pop()?;
        open.extend(figure.of_which.iter().rev());
        open.extend(figure.breakdowns.iter().flat_map(|set| &set.parts).rev());
        Some(figure)
    })
}

fn beyond(what: &Text, most: usize, span: Span) -> Diagnostic {
    rules::syntax_error(
        say!(
            "文件太大：超过 {most} {what}",
            "the file is too large: more than {most} {what}",
            most,
            what = what.clone()
        ),
        Place::year(span),
        Text::fixed("从这里起不再读", "nothing is read from here on"),
        Text::fixed(
            "没有哪份年报需要这么多；限度见 report explain limits",
            "no report needs so many; see report explain limits",
        ),
    )
}
