//! What engines make of the table of figures: readers that share no code with its writers.
//!
//! Where `DuckDB`, pandas and pyarrow are not installed for `python3`, the test says on the terminal that
//! it looked at nothing, and passes; with `CI=true` it fails.

#[cfg(test)]
mod engines {
    use std::{io::Write as _, path::Path, process::Command};

    const READER: &str = "tests/read_facts.py";

    const YEAR_FILE: &str = "year = 2017\n[organ]\nname = \"某区某局\"\n\
        [figures.long]\nvalue = \"12345678901234567890\"\nunit = \"条\"\n\
        [figures.amount]\nvalue = 1234567.8901\nunit = \"万元\"\n\
        [figures.finer]\nvalue = 1.23456\nunit = \"万元\"\n\
        [figures.less]\nlabel = \"增减\"\nvalue = -3.5\nunit = \"万元\"\n\
        [figures.open]\nvalue = \"?\"\nunit = \"条\"\n";

    fn write(path: &Path, text: &str) {
        let mut file = std::fs::File::create(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    fn facts(folder: &Path, further: &[&str]) {
        let status = Command::new(env!("CARGO_BIN_EXE_report"))
            .current_dir(folder)
            .args(["facts", "real.toml", "long.toml", "--out"])
            .args(further)
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// The reader says the sum of what is stated and the values of one file, one line an engine.
    #[test]
    fn every_engine_finds_the_same_sum_and_every_digit() {
        let folder = tempfile::tempdir().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(root.join("data/2017.toml"), folder.path().join("real.toml")).unwrap();
        write(&folder.path().join("long.toml"), YEAR_FILE);
        for format in ["csv", "ndjson", "parquet"] {
            facts(folder.path(), &[&format!("facts.{format}")]);
        }
        let output = Command::new("python3")
            .arg(root.join(READER))
            .arg(folder.path())
            .output();
        let read = output.as_ref().is_ok_and(|output| output.status.success());
        if !read && std::env::var("CI").as_deref() != Ok("true") {
            let mut terminal = std::io::stderr();
            writeln!(
                terminal,
                "skipped: python3 has no duckdb, pandas and pyarrow"
            )
            .unwrap();
            return;
        }
        let output = output.expect("python3 is needed where CI=true");
        let said = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert!(
            lines.len() >= 5,
            "{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        for line in &lines {
            let (engine, found) = line.split_once(": ").unwrap();
            let (_, first) = lines[0].split_once(": ").unwrap();
            assert_eq!(found, first, "{engine}");
        }
        for digits in [
            "12345678901234567890.0000",
            "1234567.8901",
            "-3.5000",
            "1.23456 none",
            "open  none",
        ] {
            assert!(said.contains(digits), "{digits}: {said}");
        }
    }
}
