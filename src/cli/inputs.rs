//! The files that a command over many is asked for: named one by one, by a list, or by the folder that
//! they lie below.

mod below;

use std::{
    collections::BTreeSet,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{anyhow, bail};
use clap::{Arg, ArgAction, ArgMatches};

use super::{
    input, missing_file, path_pattern,
    words::{self, Words, listed, option},
};
use crate::{
    diagnostic::{Language, Text, say::say},
    limits, seal,
};

/// What a command over many files is asked for.
#[derive(Debug)]
pub(super) struct Asked {
    /// Years, files, folders.
    pub(super) names: Vec<String>,
    /// A file with more of them, a line each.
    list: Option<String>,
    /// How many are looked at at once; as many as there are cores where nobody says.
    pub(super) jobs: Option<u16>,
}

impl Asked {
    /// One year file alone.
    pub(super) fn single(name: &str) -> Self {
        Self {
            names: vec![name.to_owned()],
            list: None,
            jobs: None,
        }
    }
}

/// The files that were asked for, in order.
#[derive(Debug)]
pub(super) struct Inputs {
    pub(super) files: Vec<Input>,
    /// The folders whose files are among them.
    pub(super) folders: Vec<PathBuf>,
    /// What was named and is not there.
    pub(super) missing: Vec<anyhow::Error>,
    /// What is passed over.
    pub(super) passed_over: Option<Text>,
    /// Whether every file was named one by one on the command line.
    is_named: bool,
}

/// A file that a command is asked for.
#[derive(Debug)]
pub(super) struct Input {
    /// Its path; `-` is standard input. There may be a million: each takes as much as it is long.
    pub(super) path: Box<Path>,
    pub(super) origin: Origin,
}

/// How a file came to be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// By itself.
    Named,
    /// By a folder that it lies below, as the number of that among the folders: it may be none that is
    /// meant.
    Below(usize),
}

/// So many files are each summed up by themselves.
const FEW: usize = 20;

impl Inputs {
    /// Whether it is one file that was named: what keeps it from being read then is no finding among
    /// others.
    pub(super) fn is_one(&self) -> bool {
        self.is_named && self.files.len() + self.missing.len() == 1
    }

    /// Whether each file is to be summed up by itself.
    pub(super) fn are_few(&self) -> bool {
        self.is_named && self.files.len() <= FEW
    }
}

/// The arguments that name files for a command over many; none has to be named where one of the options
/// `instead` is given.
pub(super) fn arguments(words: Words, instead: &[&'static str]) -> Vec<Arg> {
    vec![
        option(
            "files-from",
            words.say("清单", "LIST"),
            words.say(
                "清单文件里一行写一个年度文件或文件夹；- 是标准输入",
                "a file that lists year files or folders, one a line; - for standard input",
            ),
        ),
        jobs(words),
        Arg::new("input")
            .value_name(words.say("年度|文件|文件夹", "YEAR|FILE|DIR"))
            .action(ArgAction::Append)
            .num_args(1..)
            .required_unless_present_any(["files-from"].iter().chain(instead))
            .help(words.say(
                "年度（读本文件夹或 data/ 里的 年度.toml）、文件、文件夹（下面所有的年度文件），或 -（标准输入）",
                "a year (YEAR.toml here or in data/), a file, a folder (every year file below it), or - for standard input",
            )),
    ]
}

/// `--jobs`.
pub(super) fn jobs(words: Words) -> Arg {
    option(
        "jobs",
        words.say("个数", "N"),
        words.say(
            "同时做几个文件（默认按处理器的个数）",
            "how many files at once (default: as many as there are cores)",
        ),
    )
    .short('j')
    .value_parser(clap::value_parser!(u16).range(1..=i64::from(limits::JOBS)))
}

/// What those arguments say.
pub(super) fn asked(matches: &ArgMatches) -> Asked {
    Asked {
        names: words::all(matches, "input")
            .into_iter()
            .flat_map(|name| path_pattern::meant(name.into()))
            .map(|path| path.display().to_string())
            .collect(),
        list: matches.get_one::<String>("files-from").cloned(),
        jobs: jobs_asked(matches),
    }
}

/// What `--jobs` says.
pub(super) fn jobs_asked(matches: &ArgMatches) -> Option<u16> {
    matches.get_one::<u16>("jobs").copied()
}

/// How many things are done at once, of so many at the most.
pub(super) fn at_once(jobs: Option<u16>, most: usize) -> NonZeroUsize {
    let asked = jobs.and_then(|jobs| NonZeroUsize::new(jobs.into()));
    let most = NonZeroUsize::new(most).unwrap_or(NonZeroUsize::MIN);
    if most == NonZeroUsize::MIN {
        return most;
    }
    let jobs = asked.or_else(|| thread::available_parallelism().ok());
    jobs.unwrap_or(NonZeroUsize::MIN).min(most)
}

impl Asked {
    /// How many of these files are looked at at once.
    pub(super) fn at_once(&self, inputs: &Inputs) -> NonZeroUsize {
        at_once(self.jobs, inputs.files.len())
    }

    /// The one name, where there is no other and it is no folder's.
    pub(super) fn one(&self) -> Option<&str> {
        match (&self.names[..], &self.list) {
            ([name], None) if !Path::new(name).is_dir() => Some(name),
            _ => None,
        }
    }

    /// The files that are meant.
    ///
    /// # Errors
    /// The list cannot be read.
    pub(super) fn files(&self, language: Language) -> anyhow::Result<Inputs> {
        let mut names = self.names.clone();
        if let Some(list) = &self.list {
            let list = input::text(list, language)?;
            let lines = list.text().lines().map(str::trim);
            names.extend(lines.filter(|line| !line.is_empty()).map(str::to_owned));
        }
        let (names, passed_over) = without_seals(names);
        let mut inputs = Inputs {
            files: Vec::new(),
            folders: Vec::new(),
            missing: Vec::new(),
            passed_over,
            is_named: self.list.is_none(),
        };
        let is_one = inputs.is_named && names.len() == 1;
        for name in names {
            if Path::new(&name).is_dir() {
                inputs.add_folder(name.into());
                continue;
            }
            let found = input::path(&name, language).and_then(|path| {
                // One alone is told of by whoever reads it.
                if is_one || name == "-" || path.symlink_metadata().is_ok() {
                    return Ok(path);
                }
                let words =
                    path_pattern::none(&path).unwrap_or_else(|| missing_file::words(&name, &path));
                Err(anyhow!(words.into_words(language)))
            });
            match found {
                Ok(path) => inputs.files.push(Input {
                    path: path.into(),
                    origin: Origin::Named,
                }),
                Err(error) if is_one => return Err(error),
                Err(error) => inputs.missing.push(error),
            }
        }
        inputs.name_each_once();
        Ok(inputs)
    }
}

impl Inputs {
    /// That something is named at all.
    ///
    /// # Errors
    /// Nothing is.
    pub(super) fn name_some(&self, language: Language) -> anyhow::Result<()> {
        if self.files.is_empty() && self.folders.is_empty() && self.missing.is_empty() {
            let empty = Text::fixed("清单里没有写文件", "the list names no file");
            bail!(empty.into_words(language));
        }
        Ok(())
    }

    fn add_folder(&mut self, folder: PathBuf) {
        let number = self.folders.len();
        let files = below::year_files(&folder).map(|path| Input {
            path: path.into(),
            origin: Origin::Below(number),
        });
        self.files.extend(files);
        self.folders.push(folder);
        self.is_named = false;
    }

    /// Leaves out what is named a second time; no folder lists a file twice.
    fn name_each_once(&mut self) {
        let is_listing = |file: &Input| file.origin == Origin::Below(0);
        if self.files.len() < 2 || self.folders.len() == 1 && self.files.iter().all(is_listing) {
            return;
        }
        let mut seen = BTreeSet::new();
        let is_new: Vec<bool> = { self.files.iter() }
            .map(|file| seen.insert(&*file.path))
            .collect();
        let mut is_new = is_new.into_iter();
        self.files.retain(|_| is_new.next().unwrap_or(true));
    }
}

/// The names without the seals that `data/*.toml` names beside year files, and what is said of them;
/// one that is named alone is meant.
fn without_seals(names: Vec<String>) -> (Vec<String>, Option<Text>) {
    let is_seal = |name: &String| seal::is_called_so(Path::new(name));
    let (seals, years): (Vec<String>, Vec<String>) = names.into_iter().partition(is_seal);
    if years.is_empty() || seals.is_empty() {
        return (if years.is_empty() { seals } else { years }, None);
    }
    let seals = listed(&seals);
    let said = say!(
        "略过签认的记录：{seals}",
        "passed over as seals and no year files: {seals}",
        seals
    );
    (years, Some(said))
}
