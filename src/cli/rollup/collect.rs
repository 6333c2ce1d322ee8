//! The files of a district: its list, the organs' reports, its own.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::options::Options;
use crate::{
    cli::{
        distinct_files,
        examined::{Beside, Examined},
        facts::rows,
        input,
        inputs::{Input, Origin},
        looked::Looked,
        other_kind,
        output::{Output, show},
        path_pattern,
    },
    compile::Compiled,
    diagnostic::{
        Account, FileFindings, Files, Language, Loaded, Role,
        say::say,
        terminal::{self, Look},
    },
    rollup::Contribution,
    year_file::District,
};

/// What was read.
pub(super) struct Collected {
    pub(super) district: District,
    pub(super) reports: Vec<Contribution>,
    /// The files that could not be read; each was told of.
    pub(super) unread: Vec<String>,
    pub(super) own: Option<Compiled>,
}

/// Reads the list and what it names; `None` where the list is wrong, which is told.
///
/// # Errors
/// The list or the district's own year file cannot be read, or an output is one of the files.
pub(super) fn collect(options: &Options, output: &Output<'_>) -> anyhow::Result<Option<Collected>> {
    if let Some(folder) = other_kind::folder_for_list(&options.district) {
        bail!(folder.into_words(output.language));
    }
    let mut outputs: Vec<&Path> = outputs(options).collect();
    outputs.extend(options.write.as_deref());
    distinct_files::hold_apart(&outputs, NOTHING_YET, output.language)?;
    let source = input::text(&options.district, output.language)?;
    if let Some(other) = other_kind::for_list(&source) {
        bail!(other.into_words(output.language));
    }
    let district = match District::read(&source) {
        Ok(district) => district,
        Err(findings) => {
            let files = Files::of(Loaded::text(Role::Configuration, source));
            let found = FileFindings {
                files: &files,
                year: None,
                organ: None,
                form: None,
                findings: &findings,
                account: Account::default(),
                not_assessable: &[],
            };
            let look = Look {
                language: output.language,
                color: output.color(),
            };
            show(&terminal::render(&found, look))?;
            return Ok(None);
        }
    };
    let folder = Path::new(&options.district)
        .parent()
        .unwrap_or(Path::new(""));
    let own_path = district.own.as_ref().map(|own| folder.join(&own.value));
    let own = own_path
        .as_deref()
        .map(|path| own_file(path, options, output));
    let own = own.transpose()?.flatten();
    let mut collected = Collected {
        own,
        reports: Vec::new(),
        unread: Vec::new(),
        district,
    };
    let written = options.write.as_deref();
    let is_own = |path: &Path| {
        let list = Path::new(&options.district);
        let others = own_path.as_deref().into_iter().chain(written).chain([list]);
        others
            .into_iter()
            .any(|other| distinct_files::are_same(other, path))
    };
    for pattern in &collected.district.organs {
        let files = path_pattern::files(folder, &pattern.value);
        if files.is_empty() {
            if let Some(none) = path_pattern::none(Path::new(&pattern.value)) {
                output.complain(&anyhow!(none.into_words(output.language)));
            }
            collected.unread.push(pattern.value.clone());
        }
        let is_written = |file: &Path| {
            let is_same = |other: &Path| distinct_files::are_same(other, file);
            written.is_some_and(is_same) && !own_path.as_deref().is_some_and(is_same)
        };
        if let Some(file) = files.iter().find(|file| is_written(file)) {
            let organs = say!(
                "{file} 是清单里 organs 的文件，不能写成本级的合计，没有改动；它就是本级的文件的，在清单里写 own = \"…\"",
                "{file} is one of the organs' files and takes no sums of theirs; it was left as it is. Where it is the district's own, write own = \"…\" in the list",
                file = file.display()
            );
            bail!(organs.into_words(output.language));
        }
        for file in files.into_iter().filter(|file| !is_own(file)) {
            match organ(&file, options, output)? {
                Some(report) => collected.reports.push(report),
                None => collected.unread.push(file.display().to_string()),
            }
        }
    }
    Ok(Some(collected))
}

/// The district's own year file; `None` where it is still to be written.
fn own_file(
    path: &Path,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<Option<Compiled>> {
    let is_written =
        { options.write.as_deref() }.is_some_and(|written| distinct_files::are_same(written, path));
    if is_written && !path.exists() {
        return Ok(None);
    }
    let name = path.display().to_string();
    let compiled = input::load(&name, &options.allow, output)?;
    if compiled.report.is_none() {
        let look = Look {
            language: output.language,
            color: output.color(),
        };
        show(&terminal::render(&compiled.found(), look))?;
        let broken = say!(
            "本级的 {name} 的写法有误",
            "the district's own {name} cannot be read"
        );
        bail!(broken.into_words(output.language));
    }
    hold_apart(&compiled, options, output)?;
    Ok(Some(compiled))
}

/// What an organ's file brings; `None` where it cannot be read, which is told.
fn organ(
    file: &Path,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<Option<Contribution>> {
    let input = Input {
        path: file.into(),
        origin: Origin::Named,
    };
    let looked = Looked::at(&input, &options.allow, output.language);
    let both = looked.and_then(|looked| {
        let rows = rows::of(&looked, file, output.language)?;
        Ok((looked, rows))
    });
    let (looked, rows) = match both {
        Ok(both) => both,
        Err(error) => {
            output.complain(&error);
            return Ok(None);
        }
    };
    hold_apart(&looked, options, output)?;
    Ok(match &looked {
        Looked::YearFile(compiled, _) => Contribution::of_year_file(compiled),
        Looked::Document(audited) => Some(Contribution::of_document(audited, rows)),
    })
}

/// That nothing is written over what was read; the district's own year file is completed.
fn hold_apart(
    examined: &impl Examined,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<()> {
    let outputs: Vec<&Path> = outputs(options).collect();
    distinct_files::hold_apart(&outputs, &[Borrowed(examined)], output.language)
}

/// The files that are written anew.
fn outputs(options: &Options) -> impl Iterator<Item = &Path> {
    let formats = options.formats.iter();
    let formats = formats.filter_map(|(_, path)| path.as_deref());
    formats.chain(options.xlsx.as_deref())
}

/// Before anything is read.
const NOTHING_YET: &[Looked] = &[];

/// What was examined, borrowed.
struct Borrowed<'a, T>(&'a T);

impl<T: Examined> Examined for Borrowed<'_, T> {
    fn found(&self) -> FileFindings<'_> {
        self.0.found()
    }

    fn beside(&self, language: Language) -> Beside<'_> {
        self.0.beside(language)
    }

    fn inputs(&self) -> Vec<PathBuf> {
        self.0.inputs()
    }
}
