//! `report rollup`: what a district's organs report, added up and held against the district's own.

mod collect;
mod human;
mod json;
mod markdown;
mod options;
mod told;
mod write;

use anyhow::bail;
use clap::ArgMatches;

use self::{
    collect::{Collected, collect},
    options::{Format, Options, asked, define},
    told::Told,
};
use super::{
    command::{Command, Ready},
    complaint::Message,
    outcome::Outcome,
    output::Output,
    standard_output,
};
use crate::{
    diagnostic::{Language, say::say},
    forms::Form,
    language::visible::visible,
    rollup::{self, Rollup},
    writers::xlsx,
};

pub(super) const COMMAND: Command = Command {
    name: "rollup",
    define,
    parse,
};

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = asked(matches, language)?;
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let Some(collected) = collect(options, output)? else {
        return Ok(Outcome::Failed);
    };
    let Collected {
        district,
        reports,
        unread,
        own,
    } = collected;
    if reports.is_empty() {
        let nothing = say!(
            "没有读到一个单位的年度文件，无法汇总",
            "no organ's year file was read; there is nothing to add up"
        );
        bail!(nothing.into_words(output.language));
    }
    let year = district.year.as_ref().map_or(0, |year| year.value);
    let form = Form::for_year(year);
    let own_report = own.as_ref().and_then(|own| own.report.as_ref());
    let rollup = Rollup::of(&district, reports, own_report, form.as_deref());
    let findings = own_report.map_or_else(Vec::new, |own| rollup::findings(&rollup, own));
    let told = Told {
        rollup: &rollup,
        own: own.as_ref(),
        findings: &findings,
        unread: &unread,
        language: output.language,
    };
    for (format, path) in &options.formats {
        let color = path.is_none() && output.color();
        let text = match format {
            Format::Human => human::render(&told, color),
            Format::Json => json::render(&told)?,
            Format::Markdown => visible(&markdown::render(&told)).into_owned(),
        };
        match path {
            Some(path) => output.write_file(path, text.as_bytes())?,
            None => standard_output::write(text.as_bytes())?,
        }
    }
    if let Some(path) = &options.xlsx {
        let bytes = xlsx::write(&rollup::workbook(&rollup, output.language))?;
        output.write_file(path, &bytes)?;
    }
    if let Some(path) = &options.write {
        write::write(path, &rollup, options, output)?;
    }
    let is_clean = rollup.is_clean() && unread.is_empty();
    Ok(if is_clean {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}
