//! The tables of words are TOML, read while compiling by a reader of its plainest kind.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use report::language::word_table::WordTable;

/// More words and keys than any table has.
const MOST: usize = 4096;

fn tables() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let rooms = ["language", "recognition", "checks"].map(|room| data.join(room));
    let files = rooms.iter().filter_map(|room| fs::read_dir(room).ok());
    files
        .flatten()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect()
}

/// The words of each key, by the heading above it and the key.
type Keys = BTreeMap<(String, String), Vec<Vec<String>>>;

fn words(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::Array(all) => all.iter().flat_map(words).collect(),
        toml::Value::String(word) => vec![word.clone()],
        other => vec![other.to_string()],
    }
}

fn by_toml(text: &str) -> Keys {
    let mut keys = Keys::new();
    let mut add = |heading: &str, key: &str, value: &toml::Value| {
        let place = (heading.to_owned(), key.to_owned());
        keys.entry(place).or_default().push(words(value));
    };
    for (name, value) in &toml::from_str::<toml::Table>(text).unwrap() {
        let tables: Vec<&toml::Table> = match value {
            toml::Value::Table(table) => vec![table],
            toml::Value::Array(all) => all.iter().filter_map(toml::Value::as_table).collect(),
            _ => vec![],
        };
        if tables.is_empty() {
            add("", name, value);
        }
        for (key, value) in tables.into_iter().flatten() {
            add(name, key, value);
        }
    }
    keys
}

#[test]
fn a_table_of_words_is_read_as_toml_says() {
    let tables = tables();
    assert!(tables.len() > 5, "{tables:?}");
    for path in tables {
        let text: &'static str = fs::read_to_string(&path).unwrap().leak();
        let read: &'static WordTable<MOST, MOST> = Box::leak(Box::new(WordTable::read(text)));
        let mut keys = Keys::new();
        for (key, words) in read.keys().filter(|(key, _)| !key.name.is_empty()) {
            let place = (key.heading.to_owned(), key.name.to_owned());
            let words = words.iter().map(|word| (*word).to_owned());
            keys.entry(place).or_default().push(words.collect());
        }
        assert_eq!(keys, by_toml(text), "{}", path.display());
    }
}

/// A key that the program does not ask for is a list that nobody reads.
#[test]
fn every_key_of_a_table_is_asked_for() {
    let sources = crate::repository::house::files();
    for path in tables() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let readers: String = sources
            .iter()
            .filter(|source| source.text.contains(&format!("/{name}\")")))
            .map(|source| source.text.as_str())
            .collect();
        assert!(!readers.is_empty(), "nobody reads {name}");
        // Another reader knows its keys itself, and refuses those that it does not.
        if !readers.contains("WordTable::read") && !readers.contains("word_table!(") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (_, key) in by_toml(&text).keys() {
            assert!(readers.contains(&format!("\"{key}\"")), "{name}: {key}");
        }
    }
}
