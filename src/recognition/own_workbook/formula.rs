//! The formulas of the sheet 校核: which cells they take, and how they compare.

/// A row and a column, from 0.
type Place = (usize, usize);

/// A cell, or a stretch of them: the first and the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The sheet, where it is another one.
    pub(super) sheet: Option<String>,
    pub(super) cells: (Place, Place),
}

/// The functions of a formula that copies a cell or adds up some.
const OF_SUMS: [&str; 4] = ["IF", "ISBLANK", "COUNT", "SUM"];

/// So many rows a stretch may have.
const MOST_ROWS: usize = 2_000;

/// How the two sides compare whose verdict a formula gives: `…IF(B6<=C6,…`.
pub(super) fn sign(verdict: &str) -> Option<&'static str> {
    let condition = verdict.rsplit_once("IF(")?.1.split_once(',')?.0;
    // The longer ones hold the shorter.
    let is = ["<=", ">=", "="];
    let (left, is, right) = is.into_iter().find_map(|is| {
        let (left, right) = condition.split_once(is)?;
        Some((left, is, right))
    })?;
    (cell(left).is_some() && cell(right).is_some()).then_some(is)
}

/// The cells whose sum a formula gives, each stretch once; `None` where it does something else.
pub(super) fn references(formula: &str) -> Option<Vec<Reference>> {
    let mut found: Vec<Reference> = Vec::new();
    let mut rest = formula.trim_start_matches('=');
    while let Some(first) = rest.chars().next() {
        match first {
            '"' => {
                let (_, behind) = rest.get(1..)?.split_once('"')?;
                rest = behind;
            }
            '\'' => {
                let (sheet, behind) = rest.get(1..)?.split_once("'!")?;
                rest = take(behind, Some(sheet), &mut found)?;
            }
            c if c.is_alphanumeric() || c == '$' => {
                let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
                let (word, behind) = rest.split_at_checked(end)?;
                if behind.starts_with('(') {
                    OF_SUMS.contains(&word).then_some(())?;
                    rest = behind;
                } else if let Some(behind) = behind.strip_prefix('!') {
                    rest = take(behind, Some(word), &mut found)?;
                } else if word.chars().all(|c| c.is_ascii_digit()) {
                    rest = behind;
                } else {
                    rest = take(rest, None, &mut found)?;
                }
            }
            '(' | ')' | ',' | '<' | ' ' => rest = rest.get(1..)?,
            _ => return None,
        }
    }
    Some(found)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '$' || c == '_'
}

/// Takes the cells that a text starts with; gives what stands behind them.
fn take<'a>(text: &'a str, sheet: Option<&str>, found: &mut Vec<Reference>) -> Option<&'a str> {
    let is_of_cells = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | ':');
    let end = text.find(|c: char| !is_of_cells(c)).unwrap_or(text.len());
    let (cells, behind) = text.split_at_checked(end)?;
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    let (first, last) = (cell(first)?, cell(last)?);
    if last.0.checked_sub(first.0)? > MOST_ROWS || last.1 != first.1 {
        return None;
    }
    let reference = Reference {
        sheet: sheet.map(str::to_owned),
        cells: (first, last),
    };
    // ISBLANK and COUNT ask of the cells that are taken.
    if !found.contains(&reference) {
        found.push(reference);
    }
    Some(behind)
}

/// The cell of a name such as `$C$12`.
fn cell(name: &str) -> Option<Place> {
    let name = name.trim().replace('$', "");
    let letters = name.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = name.split_at_checked(letters)?;
    if column.is_empty() || column.len() > 3 {
        return None;
    }
    let column = column.chars().try_fold(0usize, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
        (digit < 26).then_some(column * 26 + digit as usize + 1)
    })?;
    let row: usize = row.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_followed_and_nothing_else() {
        let of = |formula: &str| {
            let found = references(formula)?;
            let named = found.into_iter().map(|one| (one.sheet, one.cells));
            Some(named.collect::<Vec<_>>())
        };
        let data = Some("数据".to_owned());
        assert_eq!(
            of("IF(ISBLANK('数据'!C3),\"\",'数据'!C3)"),
            Some(vec![(data, ((2, 2), (2, 2)))])
        );
        assert_eq!(
            of("IF(COUNT(C7:C15)<9,\"\",SUM(C7:C15))"),
            Some(vec![(None, ((6, 2), (14, 2)))])
        );
        assert_eq!(of("ROUND(A1,2)"), None);
        assert_eq!(of("A1/A2"), None);
        assert_eq!(of("SUM(A1:Z9)"), None);
    }

    #[test]
    fn a_verdict_compares_two_cells() {
        let told = |condition: &str| {
            sign(&format!(
                "IF(COUNT(B6,C6)<2,\"未填，不能核对\",IF({condition},\"相符\",\"不符\"))"
            ))
        };
        assert_eq!(told("B6=C6"), Some("="));
        assert_eq!(told("B6<=C6"), Some("<="));
        assert_eq!(told("B6>=C6"), Some(">="));
        assert_eq!(told("ABS(B6-C6)<=1"), None);
        assert_eq!(told("B6<>C6"), None);
    }
}
