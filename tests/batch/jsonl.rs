//! Year files as lines of JSON.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::{Child, Command, Stdio},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::organ;
use crate::support::{Project, changed};

fn filter(project: &Project, words: &str) -> Command {
    let mut command = project.command(&format!("check --jsonl {words}"));
    command
        .env("LC_ALL", "en_US.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What is answered to these bytes, a line each; nothing else is said and the code is 0.
fn answers(input: &[u8]) -> Vec<Value> {
    let project = Project::new();
    let mut child = filter(&project, "").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
    let out = String::from_utf8(output.stdout).unwrap();
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn line(value: &Value) -> Vec<u8> {
    format!("{value}\n").into_bytes()
}

#[test]
fn a_line_is_answered_with_what_a_check_of_the_file_gives() {
    let text = changed(&organ(1), "year = 2017", "year = 2017\nsurprise = 1");
    let project = Project::new().file("x.toml", &text);
    let said = project.run("check x.toml --output-format json");
    let mut file = super::json(&said)["files"][0].clone();
    file["name"] = "x.toml".into();
    assert_eq!(
        answers(&line(&json!({"name": "x.toml", "text": text}))),
        [file]
    );
}

#[test]
fn lines_are_answered_in_their_order() {
    let numbers = 0..60;
    let input: Vec<u8> = { numbers.clone() }
        .flat_map(|at| {
            let text = match at % 3 {
                0 => format!(
                    "{}[[sections]]\nheading = \"一\"\nbody = \"{}\"\n",
                    organ(at),
                    "字。".repeat(at * 40)
                ),
                1 => "year = ".to_owned(),
                _ => organ(at),
            };
            line(&json!({"name": at, "text": text}))
        })
        .collect();
    let names: Vec<Value> = answers(&input)
        .iter()
        .map(|one| one["name"].clone())
        .collect();
    assert_eq!(names, numbers.map(Value::from).collect::<Vec<_>>());
}

#[test]
fn each_line_is_answered_before_the_next_one_comes() {
    let project = Project::new();
    let mut child: Child = filter(&project, "--jobs 4").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for at in 0..5 {
        stdin
            .write_all(&line(&json!({"name": at, "text": organ(at)})))
            .unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["name"], at);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn other_encodings_come_as_base64_and_last_year_beside() {
    let (bytes, _, _) = encoding_rs::GB18030.encode("year = 2017\n[organ]\nname = \"某区某局\"\n");
    let encoded = json!({"name": "a", "base64": BASE64_STANDARD.encode(&bytes)});
    let this = changed(
        &organ(1),
        "[organ]",
        "[report]\nlast = \"2016.toml\"\n[organ]",
    );
    let last = changed(&organ(1), "year = 2017", "year = 2016");
    let alone = json!({"name": "b", "text": this});
    let with_last = json!({"name": "c", "text": this, "last": last, "province": "某省"});
    let found = answers(&[line(&encoded), line(&alone), line(&with_last)].concat());
    let checks = |at: usize| -> Vec<String> {
        let findings = found[at]["findings"].as_array().unwrap().iter();
        findings
            .map(|one| one["check"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(found[0]["organ"], "某区某局");
    assert!(
        checks(1).contains(&"unreadable-file".to_owned()),
        "{:?}",
        checks(1)
    );
    assert!(
        !checks(2).contains(&"unreadable-file".to_owned()),
        "{:?}",
        checks(2)
    );
}

#[test]
fn a_line_that_cannot_be_read_is_told_so_and_the_rest_goes_on() {
    let good = line(&json!({"name": "good", "text": organ(1)}));
    let long = [vec![b'x'; 100 * 1024 * 1024], b"\n".to_vec()].concat();
    for (bad, name, word) in [
        (b"garbage\n".to_vec(), Value::Null, "no such JSON object"),
        (b"\n".to_vec(), Value::Null, "no such JSON object"),
        (b"[1]\n".to_vec(), Value::Null, "no such JSON object"),
        (b"\xff\xfe{\n".to_vec(), Value::Null, "no such JSON object"),
        (
            line(&json!({"name": "n"})),
            "n".into(),
            "one of text and base64",
        ),
        (
            line(&json!({"name": "n", "text": 7})),
            "n".into(),
            "one of text and base64",
        ),
        (
            line(&json!({"name": "n", "text": "x", "base64": "eA=="})),
            "n".into(),
            "one of",
        ),
        (
            line(&json!({"name": "n", "base64": "%"})),
            "n".into(),
            "base64 cannot be read",
        ),
        (
            line(&json!({"name": "n", "text": "x", "last": 1})),
            "n".into(),
            "last must be",
        ),
        (
            line(&json!({"name": "n", "text": "a\0"})),
            "n".into(),
            "it is no text",
        ),
        (long, Value::Null, "longer than 16 MiB"),
    ] {
        let found = answers(&[&good[..], &bad, &good].concat());
        assert_eq!(found.len(), 3, "{word}");
        assert_eq!(found[0], found[2]);
        assert_eq!(found[1]["name"], name);
        let error = found[1]["error"].as_str().unwrap();
        assert!(error.contains(word), "{error}");
    }
}

#[test]
fn the_last_line_needs_no_end_and_no_lines_are_no_failure() {
    let text = json!({"name": "a", "text": organ(1)}).to_string();
    assert_eq!(answers(text.as_bytes()).len(), 1);
    assert!(answers(b"").is_empty());
}

#[test]
#[cfg(unix)]
fn a_reader_who_has_gone_ends_it_quietly() {
    let project = Project::new();
    let mut child = filter(&project, "").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let good = line(&json!({"name": "a", "text": organ(1)}));
    let writing = std::thread::spawn(move || while stdin.write_all(&good).is_ok() {});
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_lines() {
    let peak = |lines: usize| {
        let project = Project::new();
        let mut child = filter(&project, "--jobs 2").spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let good = line(&json!({"name": "a", "text": organ(1)}));
        let mut answer = String::new();
        for _ in 0..lines {
            stdin.write_all(&good).unwrap();
            stdout.read_line(&mut answer).unwrap();
            answer.clear();
        }
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        drop(stdin);
        child.wait().unwrap();
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap();
        peak.trim()
            .trim_end_matches(" kB")
            .parse::<usize>()
            .unwrap()
    };
    let (few, many) = (peak(50), peak(500));
    assert!(many < few + few / 10, "{few} kB, {many} kB");
}

#[test]
fn what_names_files_has_no_place_beside_it() {
    for words in ["2017", "--fix", "--files-from list", "--output-format json"] {
        let said = Project::new().run(&format!("check --jsonl {words}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{words}");
    }
}
