//! A year file written again in another layout, by dice: the same keys and values, under headers or
//! within braces, dotted, quoted, indented, between comments that look like texts.

use toml::{Table, Value};

/// Throws that are the same for the same seed (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % sides as u64).unwrap()
    }

    /// Once in so many throws.
    pub(crate) fn once_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub(crate) fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// What stands between lines; none of it means anything.
const BETWEEN: &[&str] = &[
    "\n",
    "# \"\"\"\n",
    "# '''\n",
    "  # it's \"half a quote\n",
    "\n\n",
    "# [table]\n",
    "#\n",
    "# 上年 3；由上年结转带入\n",
    "# {{ a }} = [ { ５\n",
];

const BEHIND: &[&str] = &[
    "",
    "",
    "",
    "  # 注",
    "# \"\"\"",
    " # '",
    " # 上年 7",
    "\t#；",
];

/// `file` as the dice have it.
pub(crate) fn written(file: &Table, dice: &mut Dice) -> String {
    let mut text = String::new();
    table(&mut text, &[], file, dice);
    if dice.once_in(4) {
        text.truncate(text.trim_end().len());
    }
    if dice.once_in(3) {
        text = text.replace('\n', "\r\n");
    }
    text
}

/// How a table or an array of tables is written.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Header,
    Braces,
    Dotted,
}

fn style(value: &Value, dice: &mut Dice) -> Style {
    match value {
        Value::Table(table) if !table.is_empty() => dice.one_of(&[
            Style::Header,
            Style::Header,
            Style::Header,
            Style::Braces,
            Style::Dotted,
        ]),
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_table) => {
            dice.one_of(&[Style::Header, Style::Header, Style::Braces])
        }
        Value::Table(_) => Style::Header,
        _ => Style::Braces,
    }
}

/// The keys of a table under its header, then those that have headers of their own.
fn table(text: &mut String, path: &[String], table_: &Table, dice: &mut Dice) {
    let mut later = Vec::new();
    for (name, value) in table_ {
        match style(value, dice) {
            Style::Header => later.push((name, value)),
            Style::Braces => line(text, &key(name, dice), value, dice),
            Style::Dotted => dotted(text, &key(name, dice), value, dice),
        }
    }
    for (name, value) in later {
        let path: Vec<String> = path.iter().cloned().chain([key(name, dice)]).collect();
        let items: Vec<(&Table, &str, &str)> = match value {
            Value::Array(items) => items
                .iter()
                .map(|item| (item.as_table().unwrap(), "[[", "]]"))
                .collect(),
            _ => vec![(value.as_table().unwrap(), "[", "]")],
        };
        for (item, open, close) in items {
            between(text, dice);
            text.push_str(dice.one_of(&["", "", "", "  ", "\t"]));
            let space = dice.one_of(&["", "", " "]);
            let dot = dice.one_of(&[".", ".", " . "]);
            let name = path.join(dot);
            text.extend([open, space, &name, space, close]);
            end(text, dice);
            table(text, &path, item, dice);
        }
    }
}

fn dotted(text: &mut String, prefix: &str, value: &Value, dice: &mut Dice) {
    for (name, value) in value.as_table().unwrap() {
        let name = format!(
            "{prefix}{}{}",
            dice.one_of(&[".", ".", " ."]),
            key(name, dice)
        );
        match value {
            Value::Table(inner) if !inner.is_empty() && dice.once_in(2) => {
                dotted(text, &name, value, dice);
            }
            _ => line(text, &name, value, dice),
        }
    }
}

fn line(text: &mut String, key: &str, written: &Value, dice: &mut Dice) {
    if dice.once_in(12) {
        between(text, dice);
    }
    text.push_str(dice.one_of(&["", "", "", "  "]));
    let equals = dice.one_of(&[" = ", "=", "   = ", "\t=\t", " ＝ ", "　= "]);
    text.extend([key, equals, &value(written, dice)]);
    end(text, dice);
}

fn between(text: &mut String, dice: &mut Dice) {
    for _ in 0..dice.below(3) {
        text.push_str(dice.one_of(BETWEEN));
    }
}

fn end(text: &mut String, dice: &mut Dice) {
    text.push_str(dice.one_of(BEHIND));
    text.push('\n');
}

fn key(name: &str, dice: &mut Dice) -> String {
    let is_bare = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    match dice.below(6) {
        0 if !name.contains('\'') => format!("'{name}'"),
        1 => escaped(name),
        _ if is_bare => name.to_owned(),
        _ => escaped(name),
    }
}

fn value(value_: &Value, dice: &mut Dice) -> String {
    match value_ {
        Value::String(text) => string(text, dice),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| value(item, dice)).collect();
            let (before, comma, after) = dice.one_of(&[
                ("", ", ", ""),
                (" ", " , ", " "),
                ("", ",", ","),
                ("\n  ", ", # \"\"\"\n  ", " # '\n"),
            ]);
            let after = if items.is_empty() && after == "," {
                ""
            } else {
                after
            };
            let (open, close) = dice.one_of(&[("[", "]"), ("[", "]"), ("［", "］")]);
            format!("{open}{before}{}{after}{close}", items.join(comma))
        }
        Value::Table(table) => {
            let pairs: Vec<String> = table
                .iter()
                .map(|(name, one)| format!("{} = {}", key(name, dice), value(one, dice)))
                .collect();
            let comma = dice.one_of(&[", ", ",", " ，"]);
            let (open, close) = dice.one_of(&[("{ ", " }"), ("{", "}"), ("｛ ", "｝")]);
            format!("{open}{}{close}", pairs.join(comma))
        }
        other => other.to_string(),
    }
}

fn string(text: &str, dice: &mut Dice) -> String {
    let is_plain = !text.contains(['\'', '\r', '\\']) && !text.chars().any(|c| c == '\u{7f}');
    let lines = text.contains('\n');
    match dice.below(6) {
        0 if is_plain && !lines => format!("'{text}'"),
        1 if is_plain => format!("'''\n{text}'''"),
        2 | 3 if lines => {
            let text = text.replace('\\', "\\\\").replace("\"\"\"", "\"\"\\\"");
            let text = match text.strip_suffix('"') {
                Some(rest) => format!("{rest}\\\""),
                None => text,
            };
            format!("\"\"\"\n{text}\"\"\"")
        }
        4 => by_code_points(text, dice),
        _ => escaped(text),
    }
}

/// A text some of whose characters are written by their code points.
fn by_code_points(text: &str, dice: &mut Dice) -> String {
    let written = text.chars().map(|one| match one {
        '"' | '\\' => format!("\\{one}"),
        _ if one.is_control() => format!("\\u{:04X}", u32::from(one)),
        _ if dice.once_in(12) => format!("\\U{:08X}", u32::from(one)),
        _ if dice.once_in(6) && one <= '\u{FFFF}' => format!("\\u{:04X}", u32::from(one)),
        _ => one.to_string(),
    });
    format!("\"{}\"", written.collect::<String>())
}

fn escaped(text: &str) -> String {
    Value::String(text.replace('\n', "\u{1}"))
        .to_string()
        .replace("\\u0001", "\\n")
}
