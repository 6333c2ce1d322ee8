//! The names that a text mentions as it is typed, for whoever asks where a figure is used.

use std::ops::Range;

use super::{
    tag::{Piece, Role, Template, names, strings},
    template::comparisons,
};

/// Where names stand in the tags of a text, dots included; those in the comparisons of claims too.
#[must_use]
pub fn in_tags(text: &str) -> Vec<Range<usize>> {
    let template = Template::of(text);
    let mut found: Vec<Range<usize>> = template.tags().flat_map(in_tag).collect();
    found.sort_by_key(|name| name.start);
    found
}

/// Where names stand in an expression without braces, such as a formula.
#[must_use]
pub fn in_expression(text: &str) -> Vec<Range<usize>> {
    variables(text, 0).collect()
}

fn in_tag<'a>(tag: &Piece<'a>) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let (text, start) = (tag.text, tag.range.start);
    let claims: Vec<usize> = comparisons(text).collect();
    let compared = strings(text)
        .filter(move |(at, _)| claims.contains(at))
        .flat_map(move |(at, comparison)| variables(comparison, start + at));
    variables(text, start).chain(compared)
}

fn variables(expression: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    names(expression)
        .filter(|name| name.role == Role::Variable)
        .map(move |name| start + name.range.start..start + name.range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::stretch::Stretch as _;

    #[test]
    fn names_are_found_in_tags_and_in_the_comparisons_of_claims() {
        let text =
            "共{{ a.b | share }}条，{{ claim(\"c == d.e\", \"f\") }}{% if g > 1 %}h{% endif %}";
        let found = in_tags(text).into_iter();
        let found: Vec<&str> = found.map(|name| text.stretch(name)).collect();
        assert_eq!(found, ["a.b", "c", "d.e", "g"]);
        let formula = "(a + b.c) / 申请";
        let found = in_expression(formula).into_iter();
        let found: Vec<&str> = found.map(|name| formula.stretch(name)).collect();
        assert_eq!(found, ["a", "b.c", "申请"]);
    }
}
