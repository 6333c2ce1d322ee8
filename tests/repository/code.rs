//! Rust source as far as the tests of the house need it: words, paths, functions.

/// A word of code, with its line from 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// The words of a file without its comments, the insides of its texts and its tests.
///
/// A name and `::` are one token each, of every other mark each character.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let code = without_texts(source);
    let mut tokens: Vec<Token> = Vec::new();
    for (line, text) in (1..).zip(code.lines()) {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_of_a_name = |character: char| character.is_alphanumeric() || character == '_';
            let length = if rest.starts_with("::") {
                2
            } else if is_of_a_name(first) {
                rest.find(|character| !is_of_a_name(character))
                    .unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (token, after) = rest.split_at(length);
            tokens.push(Token {
                line,
                text: token.to_owned(),
            });
            rest = after.trim_start();
        }
    }
    without_tests(tokens)
}

/// The source with a blank for each character of a comment or a text.
fn without_texts(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if first == '"' {
            length_of_text(rest)
        } else if let Some(hashes) = raw(rest) {
            let end = "\"".to_owned() + &"#".repeat(hashes);
            let (start, text) = rest.split_at(1 + end.len());
            start.len() + text.find(&end).expect("a raw text ends") + end.len()
        } else if first == '\'' {
            length_of_character(rest)
        } else {
            0
        };
        let (text, after) = rest.split_at(length.max(first.len_utf8()));
        if length == 0 {
            code.push(first);
        } else {
            let blank = |character| if character == '\n' { '\n' } else { ' ' };
            code.extend(text.chars().map(blank));
        }
        rest = after;
    }
    code
}

fn length_of_text(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    panic!("a text without an end: {rest:.40}")
}

/// How many hashes a raw text that starts here has.
fn raw(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let text = after.trim_start_matches('#');
    text.starts_with('"').then(|| after.len() - text.len())
}

/// Of `'a'`; none of a lifetime's.
fn length_of_character(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    let Some((_, first)) = characters.next() else {
        return 0;
    };
    if first == '\\' {
        // The character behind the backslash may be a quote itself.
        let after = rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at);
        let closing = rest.split_at(after).1.find('\'');
        return after + closing.map_or(0, |end| end + 1);
    }
    match characters.next() {
        Some((at, '\'')) => at + 1,
        _ => 0,
    }
}

/// Without what stands behind `#[cfg(test)]`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let starts = (0..tokens.len()).find(|at| {
        let behind = tokens[*at..].iter().map(|token| token.text.as_str());
        behind.take(mark.len()).eq(mark)
    });
    let Some(start) = starts else {
        return tokens;
    };
    let end = end_of_item(&tokens, start + mark.len());
    let mut kept = tokens[..start].to_vec();
    kept.extend(without_tests(tokens[end..].to_vec()));
    kept
}

/// Behind the `;` or the closing brace of the item that starts at `start`.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let (mut depth, mut nested) = (0, 0);
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            "(" | "[" => nested += 1,
            ")" | "]" => nested -= 1,
            ";" if depth == 0 && nested == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Every path that the tokens name, with the groups of a `use` taken apart.
pub(crate) fn paths(tokens: &[Token]) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_start = is_name(&tokens[at].text)
            && at
                .checked_sub(1)
                .is_none_or(|before| !["::", "."].contains(&tokens[before].text.as_str()))
            && tokens.get(at + 1).is_some_and(|next| next.text == "::");
        let is_use_of_a_group =
            tokens[at].text == "use" && tokens.get(at + 1).is_some_and(|next| next.text == "{");
        if is_start || is_use_of_a_group {
            let start = at + usize::from(is_use_of_a_group);
            at = tree(tokens, start, &[], &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

fn is_name(text: &str) -> bool {
    text.starts_with(|character: char| character.is_alphabetic() || character == '_')
}

/// Reads the path or group at `at`; gives the place behind it.
fn tree(tokens: &[Token], mut at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    loop {
        let Some(token) = tokens.get(at) else {
            return at;
        };
        match token.text.as_str() {
            "{" => {
                at += 1;
                while tokens[at].text != "}" {
                    if is_name(&tokens[at].text) || tokens[at].text == "{" {
                        at = tree(tokens, at, &path, paths);
                    } else {
                        if tokens[at].text == "*" {
                            paths.push(path.clone());
                        }
                        at += 1;
                    }
                }
                return at + 1;
            }
            // Within a group it means what the group stands behind.
            "self" if !path.is_empty() => {
                paths.push(path);
                return at + 1;
            }
            name if is_name(name) => {
                path.push(name.to_owned());
                at += 1;
                if tokens.get(at).is_none_or(|next| next.text != "::") {
                    paths.push(path);
                    return at;
                }
                at += 1;
            }
            // A glob, or the types of a call.
            _ => {
                paths.push(path);
                return at;
            }
        }
    }
}

/// The functions with their first lines and their lengths in lines.
pub(crate) fn functions(tokens: &[Token]) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        if pair[0].text == "fn" && is_name(&pair[1].text) {
            let end = end_of_item(tokens, at);
            let first = pair[0].line;
            found.push((
                pair[1].text.clone(),
                first,
                tokens[end - 1].line + 1 - first,
            ));
        }
    }
    found
}

#[test]
fn code_is_told_from_texts_comments_and_tests() {
    let source = "use a::{b, c::{self, D}};\n// use x::y;\nfn f<'a>() -> char { let _ = \"g::h\"; \
                  r#\"i::\"j\"#; super::k::<u8>(); '\\'' }\n#[cfg(test)]\nmod tests { use super::*; }\n\
                  static L: u8 = m::n;";
    let tokens = tokens(source);
    let paths: Vec<String> = paths(&tokens).iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["a::b", "a::c", "a::c::D", "super::k", "m::n"]);
    assert_eq!(functions(&tokens), [("f".to_owned(), 3, 1)]);
}
