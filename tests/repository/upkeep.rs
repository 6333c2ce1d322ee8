//! What keeps the house readable: short files and functions, words where they are due.

use std::fs;

use super::{
    code::functions,
    house::{files, files_below, root},
};

/// Files of more than 400 lines, each with what keeps it one thing: none at present.
const LONG: &[(&str, &str)] = &[];

#[test]
fn a_file_holds_one_thing() {
    let mut lengths = Vec::new();
    for file in files() {
        let length = file.text.lines().count();
        let is_excused = LONG.iter().any(|(path, _)| *path == file.path);
        assert!(
            (length > 400) == is_excused,
            "{} has {length} lines",
            file.path
        );
        lengths.push(length);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 150, "the median file has {median} lines");
}

#[test]
fn a_function_fits_on_a_screen() {
    let (mut all, mut long) = (0, Vec::new());
    for file in files() {
        for (name, line, length) in functions(&file.tokens) {
            all += 1;
            if length > 60 {
                long.push(format!("{}:{line} {name}: {length}", file.path));
            }
        }
    }
    assert!(
        long.len() * 100 <= all,
        "{} of {all} functions have more than 60 lines:\n{}",
        long.len(),
        long.join("\n")
    );
}

/// How often an empty value may stand for a missing one, in all of `src`: where none is
/// what is meant, as of a unit.
const AT_MOST: usize = 28;

#[test]
fn what_cannot_happen_is_no_empty_value() {
    let files = files();
    let found: Vec<&str> = files
        .iter()
        .flat_map(|file| {
            let defaults = file
                .tokens
                .iter()
                .filter(|token| token.text == "unwrap_or_default");
            defaults.map(|_| file.path.as_str())
        })
        .collect();
    assert!(found.len() <= AT_MOST, "{} times: {found:?}", found.len());
}

#[test]
fn whether_a_file_is_a_draft_is_no_boolean() {
    for file in files() {
        for words in file.tokens.windows(3) {
            let is_draft = ["draft", "is_draft"].contains(&words[0].text.as_str())
                && words[1].text == ":"
                && words[2].text == "bool";
            assert!(!is_draft, "{}:{}", file.path, words[0].line);
        }
    }
}

/// A public item says what it means; a field does where its name does not.
#[test]
fn every_public_item_has_a_doc_comment() {
    let kinds = [
        "fn", "const", "async", "struct", "enum", "trait", "static", "type",
    ];
    let mut bare = Vec::new();
    for file in files() {
        let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let item = line.strip_prefix("pub ");
            let is_item = item.is_some_and(|rest| {
                kinds.contains(&rest.split(' ').next().expect("a split has a first part"))
            });
            // Attributes, of several lines even, stand between an item and what is said of it.
            let mut block = lines[..at].iter().rev().take_while(|line| {
                !line.is_empty() && !line.ends_with(['{', '}', ';', ','])
                    || line.starts_with("///")
                    || line.starts_with("reason")
                    || line.starts_with("clippy::")
            });
            let is_said = block.any(|line| line.starts_with("///"));
            if is_item && !is_said {
                bare.push(format!("{}:{}: {line}", file.path, at + 1));
            }
        }
    }
    assert!(bare.is_empty(), "\n{}", bare.join("\n"));
}

/// The files beside the checks that are none: one words what could not be resolved, for all of
/// them in one `match`; one lists what they share; one has the rules of finished files.
const NO_CHECKS: [&str; 3] = ["problems", "support", "verified"];

#[test]
fn every_file_of_the_checks_is_a_check_with_two_pages() {
    let folder = root().join("src/checks");
    let names = files_below(&folder);
    let own = names.iter().filter(|name| !name.contains('/'));
    let modules = own.filter_map(|name| name.strip_suffix(".rs"));
    for name in modules.filter(|name| !NO_CHECKS.contains(name)) {
        for page in ["zh.md", "en.md"] {
            assert!(
                names.contains(&format!("{name}.{page}")),
                "src/checks/{name}.rs has no page {name}.{page}"
            );
        }
        let text = fs::read_to_string(folder.join(format!("{name}.rs"))).unwrap();
        let rule = name.replace('_', "-");
        assert!(
            text.contains(&format!("\"{rule}\"")),
            "src/checks/{name}.rs"
        );
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let lines: Vec<&str> = manifest.lines().collect();
    let mut is_list = false;
    for pair in lines.windows(2) {
        if pair[0].starts_with('[') {
            is_list = pair[0].contains("dependencies");
        }
        if is_list && !pair[1].starts_with('[') && pair[1].contains(" = ") {
            assert!(pair[0].starts_with("# "), "{}", pair[1]);
        }
    }
}

/// Nothing in the repository names the machine it was written on, or where its tools came from.
///
/// `clean_files.rs` looks for the same words in what is built.
#[test]
fn no_page_names_a_machine() {
    let foreign = [
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/wo", "rk/"),
        concat!("index.cra", "tes.io"),
        concat!("static.cra", "tes.io"),
        concat!("py", "pi.org"),
        concat!("pytho", "nhosted.org"),
        concat!("registry.np", "mjs.org"),
        concat!("deb.de", "bian.org"),
    ];
    let mut open = vec![root()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                if !["target", "out", ".git"].contains(&name) {
                    open.push(path);
                }
            } else if ![".git", "clean_files.rs"].contains(&name)
                && let Ok(text) = fs::read_to_string(&path)
            {
                for word in foreign {
                    assert!(!text.contains(word), "{} names {word}", path.display());
                }
            }
        }
    }
}

/// A report is made in one place: whoever wants one asks `compile`.
#[test]
fn nobody_but_the_front_door_resolves_a_report() {
    for file in files() {
        if file.path == "compile.rs" || file.path.starts_with("compile/") {
            continue;
        }
        for words in file.tokens.windows(3) {
            let called: Vec<&str> = words.iter().map(|token| token.text.as_str()).collect();
            let resolves = called == ["model", "::", "resolve"];
            assert!(!resolves, "{}:{}", file.path, words[0].line);
        }
    }
}

/// The programs beside this one, the fuzz targets and the desk as one file, have lists of crates of their own,
/// which nobody looks at while a crate is added here.
#[test]
fn the_lists_of_crates_beside_know_what_the_program_is_made_of() {
    let table = |path: &str| -> toml::Table {
        let text = fs::read_to_string(root().join(path)).unwrap();
        text.parse().unwrap()
    };
    let manifest = table("Cargo.toml");
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let mut wanted: Vec<&String> = std::iter::once(&manifest)
        .chain(
            targets
                .into_iter()
                .flatten()
                .filter_map(|(_, of_target)| of_target.as_table()),
        )
        .filter_map(|table| table.get("dependencies")?.as_table())
        .flat_map(toml::Table::keys)
        .collect();
    wanted.sort();
    for path in ["dist/desk-file/Cargo.lock", "fuzz/Cargo.lock"] {
        let lock = table(path);
        let packages = lock.get("package").and_then(toml::Value::as_array).unwrap();
        let own = packages
            .iter()
            .find(|package| package.get("name").and_then(toml::Value::as_str) == Some("report"));
        let known = own.and_then(|own| own.get("dependencies")?.as_array());
        // Of two versions of a crate the list names the one that is meant.
        let known = known.unwrap().iter().filter_map(toml::Value::as_str);
        let known: Vec<&str> = known
            .filter_map(|name| name.split_whitespace().next())
            .collect();
        let missing: Vec<_> = wanted
            .iter()
            .filter(|name| !known.contains(&name.as_str()))
            .collect();
        assert!(missing.is_empty(), "{path} lacks {missing:?}");
    }
}
