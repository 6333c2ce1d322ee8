//! The report that departments fill in: its year file, or the one that it will have.

use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::{input, missing_file, output::Output};
use crate::{
    compile::{self, Compiled},
    diagnostic::say::say,
    document::{edition::Edition, printer::Printer},
    forms::Form,
    model::Report,
    source::Source,
    succession::{pasted::Pasted, skeleton},
    workbook::{
        departments::Departments,
        fill_in::{self, Asked},
        sheet::Workbook,
    },
    year_file::YearFile,
};

/// A report that is filled in.
#[derive(Debug)]
pub(super) struct FillInReport {
    pub(super) compiled: Compiled,
    pub(super) file: YearFile,
    /// Whether its year file is still to be written.
    pub(super) is_new: bool,
}

/// The report that `name` means; where there is no year file, that of `organ` on the form of the year.
///
/// # Errors
/// There is none and no organ is known, or it cannot be read.
pub(super) fn open(
    name: &str,
    organ: Option<&str>,
    allow: &[PathBuf],
    output: &Output<'_>,
) -> anyhow::Result<FillInReport> {
    let Some(organ) = organ.filter(|_| is_missing(name)) else {
        let (disk, source) = input::open(name, allow, output)?;
        let (compiled, file) = compile::with_year_file(&disk, source);
        return Ok(FillInReport {
            compiled,
            file,
            is_new: false,
        });
    };
    let path = if missing_file::is_year(name) {
        PathBuf::from(format!("{name}.toml"))
    } else {
        PathBuf::from(name)
    };
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let year = stem.and_then(|stem| stem.parse::<i32>().ok());
    let year = year.ok_or_else(|| {
        let text = say!(
            "没有 {name} 这个文件，也看不出年度：写一个年度，如 2024",
            "there is no file {name}, and it tells no year: write a year, such as 2024"
        );
        anyhow!(text.into_words(output.language))
    })?;
    let form = Form::for_year(year);
    let text = skeleton::text(organ, year, form.as_deref(), &Pasted::default(), &[]);
    let disk = input::around(&path, allow, output)?;
    let source = Source::new(path.display().to_string(), text.as_bytes());
    let source = source.map_err(|_| anyhow!("the name of the organ is no text"))?;
    let (compiled, file) = compile::with_year_file(&disk, source);
    Ok(FillInReport {
        compiled,
        file,
        is_new: true,
    })
}

/// Whether a name means no file that is there.
pub(super) fn is_missing(name: &str) -> bool {
    if missing_file::is_year(name) {
        let file = format!("{name}.toml");
        return !Path::new(&file).is_file() && !Path::new("data").join(&file).is_file();
    }
    name != "-" && !Path::new(name).exists()
}

/// The workbook of a report for a department, or for all.
pub(super) fn workbook(
    report: &Report,
    file: &YearFile,
    departments: &Departments,
    department: Option<&str>,
) -> Workbook {
    let edition = Edition::Final;
    let printer = Printer::new(report, &edition);
    fill_in::workbook(
        &printer,
        Asked {
            file,
            departments,
            department,
        },
    )
}
