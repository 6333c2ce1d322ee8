//! Quotation marks within others.

/// Chinese words in which what is quoted within a quotation has single marks: a label with marks of
/// its own is quoted whole. Words in which marks do not pair, since one of them is what is spoken
/// of, stay.
///
/// Source: GB/T 15834—2011, 4.8.3.
pub(super) fn nested_quotes(words: String) -> String {
    if !words.contains('“') {
        return words;
    }
    let mut depth = 0_usize;
    let mut deepest = 0;
    let mut nested = String::with_capacity(words.len());
    for character in words.chars() {
        let is_within = |depth: usize| depth.is_multiple_of(2);
        match character {
            '“' => {
                depth += 1;
                deepest = deepest.max(depth);
                nested.push(if is_within(depth) { '‘' } else { '“' });
            }
            '”' => {
                nested.push(if is_within(depth) { '’' } else { '”' });
                let Some(outer) = depth.checked_sub(1) else {
                    return words;
                };
                depth = outer;
            }
            _ => nested.push(character),
        }
    }
    if depth == 0 && deepest > 1 {
        nested
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_within_a_quotation_has_single_marks() {
        for (typed, printed) in [
            ("“危及“三安全一稳定””没有填", "“危及‘三安全一稳定’”没有填"),
            ("“甲”与“乙”不等", "“甲”与“乙”不等"),
            ("“甲“乙“丙”””", "“甲‘乙“丙”’”"),
            ("““”没有配对", "““”没有配对"),
            ("””", "””"),
            ("没有引号", "没有引号"),
        ] {
            assert_eq!(nested_quotes(typed.to_owned()), printed);
        }
    }
}
