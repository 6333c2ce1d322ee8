//! What the program writes, of every example and of the real report.

use std::path::{Path, PathBuf};

use report::{
    compile::{Compiled, compile},
    facts::{self, Facts},
    readers::{self, Transcript},
    source::Source,
};

use crate::support::{Project, examples, fonts, world_at};

/// One file that the program wrote, and what its year file states.
pub(crate) struct Output {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) facts: Facts<'static>,
}

/// The year files of the examples that hold, and the real one.
pub(crate) fn year_files() -> Vec<PathBuf> {
    let examples = examples::HOLD
        .iter()
        .map(|name| examples::folder().join(name));
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/2017.toml");
    examples.chain([real]).collect()
}

/// What the program writes of them in this format.
pub(crate) fn built(format: &str) -> Vec<Output> {
    let files = year_files();
    files.iter().map(|file| built_of(file, format)).collect()
}

/// What the program writes of one year file in this format.
pub(crate) fn built_of(file: &Path, format: &str) -> Output {
    let project = Project::new();
    let mut command = project.command("build --out out --font-dir");
    command.arg(fonts::folder()).arg("--format");
    let said = command.arg(format).arg(file).output().unwrap();
    assert!(said.status.success(), "{file:?}: {said:?}");
    let written = project.files("out");
    let (_, bytes) = written
        .into_iter()
        .find(|(name, _)| name.ends_with(&format!(".{format}")))
        .unwrap();
    Output {
        name: file.display().to_string(),
        bytes,
        facts: facts_of(file),
    }
}

/// The report stays for as long as the tests run: its facts are its own words.
fn facts_of(file: &Path) -> Facts<'static> {
    let folder = file.parent().unwrap();
    let name = file.file_name().unwrap().to_str().unwrap();
    let text = std::fs::read(file).unwrap();
    let mut world = world_at(name, str::from_utf8(&text).unwrap());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && path != file {
            let beside = path.file_name().unwrap().to_str().unwrap();
            world = world.file(beside, std::fs::read(&path).unwrap());
        }
    }
    let Compiled { report, .. } = compile(&world, Source::new(name, &text).unwrap());
    facts::of(Box::leak(Box::new(report.unwrap())))
}

/// A file that must be readable, read.
pub(crate) fn read(bytes: &[u8]) -> Transcript {
    let transcript = readers::read(bytes);
    transcript.unwrap_or_else(|why| panic!("{why:?}"))
}

/// Tag and text of every figure, in order.
pub(crate) fn figures(transcript: &Transcript) -> Vec<(String, String)> {
    let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    let figures = pieces.flat_map(|piece| {
        let text = |figure: &readers::transcript::TaggedFigure| {
            let text = piece.text.get(figure.range.clone()).unwrap();
            (figure.tag.clone(), text.to_owned())
        };
        piece.figures.iter().map(text).collect::<Vec<_>>()
    });
    figures.collect()
}

/// The lines with their kinds, cells parted by ` | `.
pub(crate) fn shown(transcript: &Transcript) -> Vec<String> {
    let line = |line: &readers::transcript::Line| {
        let texts: Vec<&str> = line.pieces.iter().map(|one| one.text.as_str()).collect();
        format!("{:?}: {}", line.kind, texts.join(" | "))
    };
    transcript.lines.iter().map(line).collect()
}

/// What is hidden: kind and content.
pub(crate) fn hidden(transcript: &Transcript) -> Vec<String> {
    let one = |one: &readers::transcript::Hidden| format!("{:?}: {}", one.kind, one.content);
    transcript.hidden.iter().map(one).collect()
}
