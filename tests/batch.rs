//! Many files in one run.

mod broken;
mod builds;
mod documents;
mod duplicates;
mod folders;
mod jsonl;
mod order;

use serde_json::Value;

use crate::support::{Project, Said, small};

/// A year file of an organ of this number, with nothing to complain of.
fn organ(number: usize) -> String {
    small("").replace("某区某局", &format!("某区第{number}局"))
}

/// A folder `d` with the year files of so many organs.
fn organs(number: usize) -> Project {
    (0..number).fold(Project::new(), |project, at| {
        project.file(&format!("d/{at:03}.toml"), organ(at))
    })
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
}

/// The files of a run with the names of the checks that complain of each.
fn complaints(said: &Said) -> Vec<(String, Vec<String>)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let files = json(said)["files"].as_array().unwrap().clone();
    { files.iter() }
        .map(|file| {
            let findings = file["findings"].as_array().unwrap();
            let open = findings.iter().filter(|one| one["waived"] == false);
            let names = open.map(|one| word(&one["check"])).collect();
            (word(&file["path"]).replace('\\', "/"), names)
        })
        .collect()
}
