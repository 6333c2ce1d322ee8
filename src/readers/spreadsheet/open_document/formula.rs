//! Formulas of `OpenDocument` as other spreadsheets write them, so that the same formula is the same text
//! in all of them: `of:=SUM([.B2:.B5];[$数据.C3])` is `SUM(B2:B5,数据!C3)`.

use crate::language::stretch::Stretch as _;

/// The formula as other spreadsheets write it.
pub(super) fn plain(formula: &str) -> String {
    let formula = formula
        .split_once('=')
        .filter(|(language, _)| {
            language
                .bytes()
                .all(|sign| sign.is_ascii_lowercase() || sign == b':')
        })
        .map_or(formula, |(_, behind)| behind);
    let mut plain = String::with_capacity(formula.len());
    let mut rest = formula;
    while let Some(at) = rest.find(['"', '[', ';']) {
        plain.push_str(rest.before(at));
        let from = rest.behind(at);
        let behind = from.behind(1);
        rest = if from.starts_with(';') {
            plain.push(',');
            behind
        } else if from.starts_with('"') {
            let length = behind.find('"').map_or(from.len(), |end| end + 2);
            plain.push_str(from.before(length));
            from.behind(length)
        } else {
            let length = end_of_reference(behind);
            plain.push_str(&reference(behind.before(length)));
            behind.behind(length).strip_prefix(']').unwrap_or("")
        };
    }
    plain.push_str(rest);
    plain
}

/// Where the `]` of a reference stands; names of sheets may hold one in quotes.
fn end_of_reference(text: &str) -> usize {
    let mut is_quoted = false;
    let end = text.char_indices().find(|(_, sign)| {
        is_quoted ^= *sign == '\'';
        *sign == ']' && !is_quoted
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// `.B2:.B5`, `$数据.C3`, `'file:///a.ods'#$表.A1`.
fn reference(text: &str) -> String {
    let (file, within) = match text.split_once("'#") {
        Some((file, within)) => (Some(file.trim_start_matches('\'')), within),
        None => (None, text),
    };
    let (first, last) = ends(within);
    let (sheet, cell) = sheet_and_cell(first);
    let mut plain = match (file, sheet) {
        (Some(file), sheet) => format!("'[{file}]{}'!", sheet.trim_matches('\'')),
        (None, "") => String::new(),
        (None, sheet) => format!("{sheet}!"),
    };
    plain.push_str(cell);
    if let Some(last) = last {
        let (_, cell) = sheet_and_cell(last);
        plain.push(':');
        plain.push_str(cell);
    }
    plain
}

/// First and last of a stretch of cells.
pub(super) fn ends(text: &str) -> (&str, Option<&str>) {
    let mut is_quoted = false;
    let colon = text.char_indices().find(|(_, sign)| {
        is_quoted ^= *sign == '\'';
        *sign == ':' && !is_quoted
    });
    match colon {
        Some((at, _)) => (text.before(at), Some(text.behind(at + 1))),
        None => (text, None),
    }
}

/// `$数据.C3` as sheet and cell; no sheet where it is that of the formula.
pub(super) fn sheet_and_cell(text: &str) -> (&str, &str) {
    let text = text.strip_prefix('$').unwrap_or(text);
    text.rsplit_once('.').unwrap_or(("", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_written_as_elsewhere() {
        for (formula, expected) in [
            ("of:=SUM([.B2:.B5])", "SUM(B2:B5)"),
            (
                "of:=IF(ISBLANK([$数据.C3]);\"；;[.A1]\";[$数据.C3])",
                "IF(ISBLANK(数据!C3),\"；;[.A1]\",数据!C3)",
            ),
            ("of:=[$'a.b ]'.$C$3:.$D$4]", "'a.b ]'!$C$3:$D$4"),
            (
                "of:=['file:///c:/a.ods'#$表.A1]*2",
                "'[file:///c:/a.ods]表'!A1*2",
            ),
            ("oooc:=1=1", "1=1"),
            ("=1", "1"),
            ("of:=\"", "\""),
            ("of:=[", ""),
        ] {
            assert_eq!(plain(formula), expected);
        }
    }
}
