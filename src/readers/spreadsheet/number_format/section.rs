//! A format by its parts: for which numbers each is, and what it is made of.

use rust_decimal::Decimal;

/// A sign of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Shown as it is.
    Literal(char),
    /// Means something to the format.
    Code(char),
}

/// The part of a format that is for this number, and whether the number keeps its sign in it.
pub(super) fn section(format: &str, number: Decimal) -> Option<(Vec<Token>, bool)> {
    if format.is_empty() || format.eq_ignore_ascii_case("general") || format == "@" {
        return None;
    }
    let sections = sections(format);
    let has_condition = sections.iter().any(|(condition, _)| condition.is_some());
    if has_condition {
        let holds = |condition: &Option<(String, Decimal)>| {
            condition
                .as_ref()
                .is_none_or(|(is, than)| match is.as_str() {
                    "=" => number == *than,
                    "<>" => number != *than,
                    "<" => number < *than,
                    "<=" => number <= *than,
                    ">" => number > *than,
                    _ => number >= *than,
                })
        };
        let chosen = sections.into_iter().find(|(condition, _)| holds(condition));
        return chosen.map(|(_, tokens)| (tokens, true));
    }
    // For more than zero, less, and none; what is missing is as for more.
    let index = match (number.is_zero(), number.is_sign_negative()) {
        (true, _) if sections.len() > 2 => 2,
        (false, true) if sections.len() > 1 => 1,
        _ => 0,
    };
    let tokens = sections.into_iter().nth(index).map(|(_, tokens)| tokens);
    tokens.map(|tokens| (tokens, index == 0))
}

type Section = (Option<(String, Decimal)>, Vec<Token>);

/// The parts of a format, each with its condition.
fn sections(format: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = vec![(None, Vec::new())];
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        let (condition, tokens) = sections.last_mut().expect("it begins with one");
        match sign {
            ';' => sections.push((None, Vec::new())),
            '"' => tokens.extend(
                signs
                    .by_ref()
                    .take_while(|one| *one != '"')
                    .map(Token::Literal),
            ),
            '\\' => tokens.extend(signs.next().map(Token::Literal)),
            // As wide as the next sign; filled up with the next sign.
            '_' => {
                signs.next();
                tokens.push(Token::Literal(' '));
            }
            // Filled up with blanks or dots as a rule; digits would be read as part of the number.
            '*' => {
                let filled = signs.next().filter(|sign| sign.is_alphanumeric());
                tokens.extend(filled.map(Token::Literal));
            }
            '[' => {
                let within: String = signs.by_ref().take_while(|one| *one != ']').collect();
                if let Some(currency) = within.strip_prefix('$') {
                    let symbol = currency.split('-').next().expect("there is a first");
                    tokens.extend(symbol.chars().map(Token::Literal));
                } else if let Some(said) = read_condition(&within) {
                    *condition = Some(said);
                }
            }
            sign if is_code(sign) => tokens.push(Token::Code(sign)),
            sign => tokens.push(Token::Literal(sign)),
        }
    }
    sections
}

fn read_condition(within: &str) -> Option<(String, Decimal)> {
    let end = within.find(|sign: char| !matches!(sign, '<' | '>' | '='))?;
    let (is, than) = within.split_at(end);
    if is.is_empty() {
        return None;
    }
    Some((is.to_owned(), than.trim().parse().ok()?))
}

fn is_code(sign: char) -> bool {
    matches!(
        sign.to_ascii_lowercase(),
        '0' | '#'
            | '?'
            | '.'
            | ','
            | '%'
            | '@'
            | '/'
            | 'y'
            | 'm'
            | 'd'
            | 'h'
            | 's'
            | 'e'
            | 'g'
            | 'b'
    )
}

impl Token {
    /// The sign itself.
    pub(super) fn sign(&self) -> char {
        let (Self::Literal(sign) | Self::Code(sign)) = self;
        *sign
    }
}
