//! `report build`: check, then write the report's files, all or none.

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use anyhow::Context as _;

use super::{
    Outcome,
    arguments::{BuildOptions, Format},
    file_set::FileSet,
    input,
    output::Output,
    staging,
};
use crate::{
    diagnostic::{Diagnostic, Language, Text},
    document::{
        Document, compose,
        printer::{Printer, Remarks},
    },
    model::Report,
    workbook,
    writers::{doc, docx, html, xls, xlsx},
};

pub(super) fn run(options: &BuildOptions, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let checked = input::load(&options.input, output.language)?;
    let checked = std::slice::from_ref(&checked);
    output.findings(checked)?;
    let outcome = output.outcome(checked);
    let stops = checked
        .iter()
        .any(|one| one.report.is_none() || (one.has_errors() && !options.draft));
    for one in checked {
        output.summary(one);
        match &one.report {
            Some(report) if !stops => write(report, &one.findings, options, output)?,
            _ => output.say(&Text::new(
                "没有写出任何文件，原有文件未动",
                "nothing was written; what was there is untouched",
            )),
        }
    }
    Ok(outcome)
}

fn write(
    report: &Report,
    findings: &[Diagnostic],
    options: &BuildOptions,
    output: &Output<'_>,
) -> anyhow::Result<()> {
    let remarks = if options.draft {
        remarks(findings, output.language)
    } else {
        Remarks::new()
    };
    let printer = Printer::new(report, &remarks);
    let formats = asked(report, options);
    // Composed by whichever writer asks first.
    let document = LazyLock::new(|| compose::document(&printer, options.draft));
    let workbook = LazyLock::new(|| workbook::compose::workbook(&printer, options.draft));
    let mut set = FileSet::new(report, options.draft);
    let written = at_once(&formats, |format| match format {
        Format::Docx => word_report(&document, output.language),
        Format::Doc => doc::write(&document),
        Format::Xlsx => xlsx::write(&workbook),
        Format::Xls => xls::write(&workbook),
        // The page lists the others, and is written after them.
        Format::Html => Ok(Vec::new()),
    });
    for (format, bytes) in written {
        match format {
            Format::Docx => set.add_report("docx", bytes?),
            Format::Doc => set.add_report("doc", bytes?),
            Format::Xlsx => set.add_statistics("xlsx", bytes?),
            Format::Xls => set.add_statistics("xls", bytes?),
            Format::Html => {}
        }
    }
    // The page comes last: it lists what stands beside it.
    if formats.contains(&Format::Html) {
        set.add_attachments(report, output.language)?;
        let page = html::write(&document, &set.built)?;
        set.add_report("html", page);
    }
    let files = set.files;
    let directory = options
        .directory
        .clone()
        .unwrap_or_else(|| Path::new("out").join(report.year.to_string()));
    for path in staging::write_all(&directory, &files, output.language)? {
        let shown = path.display();
        output.say(&Text::new(
            format!("已写出 {shown}"),
            format!("wrote {shown}"),
        ));
    }
    Ok(())
}

/// What `write` gives for each format, in the order asked for: the last one is written here, the
/// others meanwhile in threads of their own.
fn at_once(
    formats: &[Format],
    write: impl Fn(Format) -> anyhow::Result<Vec<u8>> + Sync,
) -> Vec<(Format, anyhow::Result<Vec<u8>>)> {
    let Some((last, others)) = formats.split_last() else {
        return Vec::new();
    };
    let write = &write;
    std::thread::scope(|scope| {
        let writers: Vec<_> = others
            .iter()
            .map(|format| (*format, scope.spawn(move || write(*format))))
            .collect();
        let written_here = (*last, write(*last));
        let mut written: Vec<_> = writers
            .into_iter()
            .map(|(format, writer)| {
                let bytes = writer.join();
                let bytes = bytes.unwrap_or_else(|_| Err(anyhow::anyhow!("a writer stopped")));
                (format, bytes)
            })
            .collect();
        written.push(written_here);
        written
    })
}

/// The Word report, in the look of a template where one is named.
fn word_report(document: &Document, language: Language) -> anyhow::Result<Vec<u8>> {
    let Some(template) = &document.style.template else {
        return docx::write(document);
    };
    let name = &template.value;
    let bytes = std::fs::read(name).with_context(|| {
        let cannot = Text::new(
            format!("无法读取模板 {name}"),
            format!("cannot read the template {name}"),
        );
        cannot.get(language).to_owned()
    })?;
    docx::write_like(document, &bytes).with_context(|| {
        let cannot = Text::new(
            format!("模板 {name} 不能用；应当是 .docx 文件"),
            format!("the template {name} cannot be used; it should be a .docx file"),
        );
        cannot.get(language).to_owned()
    })
}

/// The formats to write: the command line's, the file's, or else the report and its spreadsheet.
fn asked(report: &Report, options: &BuildOptions) -> Vec<Format> {
    if !options.formats.is_empty() {
        return options.formats.clone();
    }
    let named = report.formats.iter().filter_map(|name| Format::named(name));
    let mut formats: Vec<Format> = named.collect();
    if formats.is_empty() {
        formats = vec![Format::Docx, Format::Xlsx];
    }
    formats
}

/// The findings about each figure, for a draft's comments.
fn remarks(findings: &[Diagnostic], language: Language) -> Remarks {
    let mut remarks: Remarks = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
        // The figure at fault comes first; the others are named in the message.
        if let Some(figure) = finding.figures.first() {
            let message = finding.message.get(language);
            remarks
                .entry(figure.clone())
                .or_default()
                .push(format!("{}: {message}", finding.rule.name));
        }
    }
    remarks
}
