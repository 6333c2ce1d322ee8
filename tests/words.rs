//! Every message is said in both languages, each in its own.

use report::{checks, diagnostic::Language};

use crate::repository::house;

/// What an English message tells to write into a file that is Chinese.
const TO_BE_TYPED: &[&str] = &[
    "三号",
    "无, 本年度没有……",
    "2017年12月31日",
    "\"万元\"",
    "\"条\"",
    "将于",
];

/// The text without what it quotes of a file that is Chinese.
fn without_quotations(text: &str) -> String {
    TO_BE_TYPED
        .iter()
        .fold(text.to_owned(), |text, typed| text.replace(typed, ""))
}

/// A message as the program's text has it: the string literals of each of its two languages.
struct Written {
    place: String,
    chinese: Vec<String>,
    english: Vec<String>,
}

/// The calls whose first argument is Chinese and whose second is English.
const CALLS: &[&str] = &[
    "Text::new(",
    "Text::fixed(",
    "say!(",
    "words.say(",
    "self.say(",
];

/// Chinese characters, and the punctuation that only Chinese has.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// The messages in a file, where they are not those of its own tests.
fn written(file: &str, text: &str) -> Vec<Written> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let mut found = Vec::new();
    for call in CALLS {
        for (start, _) in code.match_indices(call) {
            let (before, after) = code.split_at(start);
            let line = before.lines().last().unwrap_or_default();
            if line.trim_start().starts_with("//") {
                continue;
            }
            let line = before.matches('\n').count() + 1;
            let arguments = arguments(after.strip_prefix(call).unwrap());
            if let [chinese, english, ..] = arguments.as_slice() {
                found.push(Written {
                    place: format!("{file}:{line}"),
                    chinese: chinese.clone(),
                    english: english.clone(),
                });
            }
        }
    }
    found
}

/// The string literals of each argument of a call whose bracket is open already.
fn arguments(text: &str) -> Vec<Vec<String>> {
    let mut arguments = vec![Vec::new()];
    let mut depth = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => arguments.push(Vec::new()),
            '\'' => {
                // A character, or a lifetime.
                let mut ahead = characters.clone();
                let first = ahead.next();
                if first == Some('\\') || ahead.next() == Some('\'') {
                    while characters.next().is_some_and(|c| c != '\'') {}
                }
            }
            '"' => {
                let mut literal = String::new();
                while let Some(c) = characters.next() {
                    match c {
                        '"' => break,
                        '\\' => literal.extend(characters.next()),
                        c => literal.push(c),
                    }
                }
                arguments.last_mut().unwrap().push(literal);
            }
            _ => {}
        }
    }
    arguments
}

/// The words of a text outside the values that are put into it.
fn outside_braces(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0 && *c != '}'
        })
        .collect()
}

#[test]
fn english_messages_hold_no_chinese_and_chinese_ones_no_english() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in house::files() {
        for message in written(&file.path, &file.text) {
            count += 1;
            for literal in &message.english {
                if without_quotations(literal).contains(is_chinese) {
                    wrong.push(format!("{}: {literal}", message.place));
                }
            }
            let chinese = message.chinese.concat();
            let words = outside_braces(&chinese).split_whitespace().count();
            if !chinese.contains(is_chinese) && words > 2 {
                wrong.push(format!("{}: {chinese}", message.place));
            }
        }
    }
    assert!(count > 300, "the messages are found no more: {count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_message_of_the_wrong_language_is_seen() {
    let text = "x(Text::new(\n    format!(\"甲（{a}）\", \")\"),\n    format!(\"甲 {b}\"),\n))";
    let found = written("x.rs", text);
    let [message] = found.as_slice() else {
        panic!()
    };
    assert_eq!(message.chinese, ["甲（{a}）", ")"]);
    assert_eq!(message.english, ["甲 {b}"]);
    assert_eq!(message.place, "x.rs:1");
}

#[test]
fn the_titles_of_all_checks_speak_their_language() {
    for rule in checks::all_rules() {
        assert!(
            rule.title(Language::Chinese).contains(is_chinese),
            "{}",
            rule.name
        );
        assert!(
            !rule.title(Language::English).contains(is_chinese),
            "{}",
            rule.name
        );
    }
}

/// Words in which one of a thing is said as several, `1 files`.
fn wrong_plurals(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).filter(|pair| pair[0] == "1");
    let plural = pairs.filter(|pair| {
        let noun = pair[1].trim_matches(|c: char| !c.is_alphanumeric());
        noun.ends_with('s') && !["is", "was", "has", "less"].contains(&noun)
    });
    plural.map(|pair| pair.join(" ")).collect()
}

#[test]
fn one_of_a_thing_is_not_said_as_several() {
    let project = crate::seal::built_of(crate::support::REAL, "docx");
    assert_eq!(project.run(crate::seal::CHECKER).code, 0);
    let text = crate::support::small(
        "[figures.a]\nlabel = \"主动公开\"\nvalue = 592\nunit = \"条\"\n\
         [[sections]]\nheading = \"概述\"\nbody = \"公开592条。\"\n",
    );
    let project = project.file("2016.toml", &text);
    for words in [
        "seal --verify 2017 --lang en",
        "check 2016.toml --lang en",
        "check 2016.toml --adopt --dry-run --lang en",
        "audit 2016.toml --lang en",
    ] {
        let said = project.run(words);
        let told = said.out.clone() + &said.err;
        assert_eq!(wrong_plurals(&told), [""; 0], "{words}: {told}");
    }
    let said = project.run("seal --verify 2017 --lang en");
    assert!(said.err.contains("1 written file,"), "{}", said.err);
    assert_eq!(wrong_plurals("1 files, 2 files, 1 is"), ["1 files,"]);
}
