//! The program driven by Spark, as `examples/cluster` does: executors in processes of their own.
//!
//! Where Java, or `pyspark`, `duckdb`, `pandas` and `pyarrow` for `python3` are not installed, each test says on
//! the terminal that it looked at nothing, and passes; with `CI=true` it fails. `REPORT_CLUSTER=20000` takes more than
//! 2,000 year files.

#[cfg(test)]
#[cfg(unix)]
mod cluster {
    use std::{
        fs,
        io::Write as _,
        os::unix::fs::{PermissionsExt as _, symlink},
        path::{Path, PathBuf},
        process::Command,
    };

    const PROGRAM: &str = env!("CARGO_BIN_EXE_report");
    const ROOT: &str = env!("CARGO_MANIFEST_DIR");

    /// What Spark is told so that little work on one machine takes little time.
    const SMALL: [&str; 6] = [
        "--conf",
        "spark.ui.enabled=false",
        "--conf",
        "spark.sql.shuffle.partitions=4",
        "--conf",
        "spark.sql.sources.parallelPartitionDiscovery.parallelism=2",
    ];

    /// A folder with all that a test makes, Spark's own leavings too.
    struct Folder(tempfile::TempDir);

    impl Folder {
        /// `None` where the engines are not installed.
        fn new() -> Option<Self> {
            let spark = Command::new("python3")
                .args([
                    "-c",
                    "import duckdb, pandas, pyarrow, pyspark; print(pyspark.__path__[0])",
                ])
                .output();
            let java = Command::new("java").arg("-version").output();
            let is_there = java.is_ok_and(|java| java.status.success());
            let Some(spark) = spark
                .ok()
                .filter(|spark| spark.status.success() && is_there)
            else {
                let what = "Java, or pyspark, pyarrow, pandas and duckdb for python3";
                assert!(
                    std::env::var("CI").as_deref() != Ok("true"),
                    "{what} is missing, and needed where CI=true"
                );
                writeln!(std::io::stderr(), "skipped: {what} is missing").unwrap();
                return None;
            };
            let spark = String::from_utf8(spark.stdout).unwrap();
            let folder = Self(tempfile::tempdir().unwrap());
            // Executors work below Spark's home, and leave a copy of the program there each.
            fs::create_dir(folder.at("spark")).unwrap();
            for entry in fs::read_dir(spark.trim()).unwrap() {
                let entry = entry.unwrap();
                let name = entry.file_name();
                if name != "work" {
                    symlink(entry.path(), folder.at("spark").join(name)).unwrap();
                }
            }
            Some(folder)
        }

        fn at(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        /// What a script of `tests/cluster` says.
        fn python(&self, script: &str, arguments: &[&Path]) -> String {
            let mut command = Command::new("python3");
            command
                .arg(Path::new(ROOT).join("tests/cluster").join(script))
                .args(arguments);
            self.said(command)
        }

        /// Runs the example over the year files, with this in the program's place.
        fn nation(&self, program: &Path, out: &str) {
            let example = Path::new(ROOT).join("examples/cluster/nation.py");
            let mut command = Command::new("spark-submit");
            command
                .args(["--master", "local-cluster[2,1,1024]"])
                .args(SMALL);
            command
                .arg(example)
                .args([self.at("years"), self.at("organs.csv"), self.at(out)]);
            command.arg("--report").arg(program);
            self.said(command);
        }

        fn said(&self, mut command: Command) -> String {
            let output = command
                .env("SPARK_HOME", self.at("spark"))
                .env("PYTHONDONTWRITEBYTECODE", "1")
                .output()
                .unwrap();
            let errors = String::from_utf8_lossy(&output.stderr);
            let start = errors.len().saturating_sub(4000);
            let end = errors.get(start..).unwrap_or(&errors);
            assert!(output.status.success(), "{command:?}\n{end}");
            String::from_utf8(output.stdout).unwrap()
        }
    }

    fn write(path: &Path, text: &str) {
        let mut file = fs::File::create(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn findings_and_facts_of_a_cluster_are_those_of_the_program() {
        let Some(folder) = Folder::new() else { return };
        let files = std::env::var("REPORT_CLUSTER").unwrap_or_else(|_| "2000".to_owned());
        folder.python("make_years.py", &[Path::new(&files), folder.0.path()]);
        folder.nation(Path::new(PROGRAM), "out");
        let out = folder.at("out");
        let said = folder.python("compare.py", &[folder.0.path(), &out, Path::new(PROGRAM)]);
        writeln!(std::io::stderr(), "{said}").unwrap();
        assert!(said.contains(", 2 districts differ by 5"), "{said}");
    }

    #[test]
    fn an_executor_that_dies_in_the_middle_changes_nothing() {
        let Some(folder) = Folder::new() else { return };
        folder.python("make_years.py", &[Path::new("300"), folder.0.path()]);
        let marks = folder.at("marks");
        fs::create_dir(&marks).unwrap();
        let script =
            fs::read_to_string(Path::new(ROOT).join("tests/cluster/kill_executor")).unwrap();
        let script = script
            .replace("REAL", PROGRAM)
            .replace("MARKS", marks.to_str().unwrap());
        let killer = folder.at("report");
        write(&killer, &script);
        fs::set_permissions(&killer, fs::Permissions::from_mode(0o755)).unwrap();
        folder.nation(&killer, "out");
        assert!(marks.join("killed").exists());
        let out = folder.at("out");
        folder.python("compare.py", &[folder.0.path(), &out, Path::new(PROGRAM)]);
    }

    #[test]
    fn spark_reads_the_table_as_other_engines_do() {
        let Some(folder) = Folder::new() else { return };
        let long = "year = 2017\n[organ]\nname = \"某区某局\"\n\
            [figures.long]\nvalue = \"12345678901234567890\"\nunit = \"条\"\n\
            [figures.amount]\nvalue = 1234567.8901\nunit = \"万元\"\n\
            [figures.open]\nvalue = \"?\"\nunit = \"条\"\n";
        write(&folder.at("long.toml"), long);
        let mut facts = Command::new(PROGRAM);
        facts
            .args(["facts", "--out"])
            .arg(folder.at("facts.parquet"));
        facts
            .arg(Path::new(ROOT).join("data/2017.toml"))
            .arg(folder.at("long.toml"));
        folder.said(facts);
        let said = folder.python("read_parquet.py", &[&folder.at("facts.parquet")]);
        let lines: Vec<_> = said
            .lines()
            .filter_map(|line| line.split_once(": "))
            .collect();
        assert_eq!(lines.len(), 4, "{said}");
        for (engine, read) in &lines {
            assert_eq!(*read, lines[0].1, "{engine}");
        }
        for digits in ["'amount 1234567.8901'", "'long 12345678901234567890.0000'"] {
            assert!(lines[0].1.contains(digits), "{said}");
        }
    }
}
