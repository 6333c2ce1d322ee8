//! The files of one build, each drawn by the writer of its format.

use std::{ffi::OsString, path::Path, sync::LazyLock};

use anyhow::{Context as _, Result, anyhow};

use super::file_set::FileSet;
use crate::{
    compile::World,
    diagnostic::{Language, say::say},
    document::{Document, compose, edition::Edition, printer::Printer},
    facts,
    model::Report,
    workbook,
    writers::{
        docx::template::Unusable,
        format::{Drawn, Format, Write},
    },
};

/// Names and contents of the files in these formats.
///
/// # Errors
/// A writer, the template or an attachment stands in the way.
pub(super) fn files(
    report: &Report,
    edition: &Edition,
    formats: &[&'static Format],
    world: &dyn World,
    language: Language,
) -> Result<Vec<(OsString, Vec<u8>)>> {
    let printer = Printer::new(report, edition);
    // Composed by whichever writer asks first.
    let document = LazyLock::new(|| compose::document(&printer));
    let sheets = LazyLock::new(|| workbook::compose::workbook(&printer));
    let (document, sheets) = (&document, &sheets);
    let mut at_once: Vec<Task<'_>> = Vec::new();
    let mut after_all = Vec::new();
    for format in formats {
        let draw: Draw<'_> = match format.write {
            Write::Report(write) => Box::new(move || write(document)),
            Write::ReportInLook(write) => {
                Box::new(move || in_look(write, document, world, language))
            }
            Write::Statistics(write) => Box::new(move || write(sheets)),
            Write::ReportWithFiles(write) => {
                after_all.push((format, write));
                continue;
            }
        };
        at_once.push(Task { format, draw });
    }
    let mut set = FileSet::new(report, edition);
    for (format, bytes) in drawn_at_once(at_once) {
        set.add_drawn(format, bytes?);
    }
    for (format, write) in after_all {
        set.add_attachments(report, world, language)?;
        let page = write(document, &facts::of(report), &set.built)?;
        set.add_drawn(format, page);
    }
    Ok(set.files)
}

/// Draws one file.
type Draw<'a> = Box<dyn FnOnce() -> Drawn + Send + 'a>;

/// A file to draw.
struct Task<'a> {
    format: &'static Format,
    draw: Draw<'a>,
}

/// What each task gives, in their order: the last one is done here, the others meanwhile in
/// threads of their own.
fn drawn_at_once(mut tasks: Vec<Task<'_>>) -> Vec<(&'static Format, Drawn)> {
    let Some(last) = tasks.pop() else {
        return Vec::new();
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = tasks
            .into_iter()
            .map(|task| (task.format, scope.spawn(task.draw)))
            .collect();
        let drawn_here = (last.format, (last.draw)());
        let mut drawn: Vec<_> = threads
            .into_iter()
            .map(|(format, thread)| {
                let bytes = thread.join();
                let bytes = bytes.unwrap_or_else(|_| Err(anyhow!("a writer stopped")));
                (format, bytes)
            })
            .collect();
        drawn.push(drawn_here);
        drawn
    })
}

/// The report, in the look of a template where one is named.
fn in_look(
    write: fn(&Document, Option<&[u8]>) -> Drawn,
    document: &Document,
    world: &dyn World,
    language: Language,
) -> Drawn {
    let Some(template) = &document.style.template else {
        return write(document, None);
    };
    let name = &template.value;
    let bytes = world.read(Path::new(name)).map_err(|unread| {
        let (why, mend) = (unread.why(), unread.mend_behind());
        let text = say!(
            "无法读取模板 {name}：{why}{mend}",
            "cannot read the template {name}: {why}{mend}",
            why,
            mend
        );
        anyhow!(text.into_words(language))
    })?;
    let drawn = write(document, Some(&bytes)).map_err(|error| match error.downcast() {
        Ok(Unusable(why)) => anyhow!(why.into_words(language)),
        Err(error) => error,
    });
    drawn.with_context(|| {
        say!(
            "模板 {name} 不能用；应当是 .docx 文件",
            "the template {name} cannot be used; it should be a .docx file"
        )
        .into_words(language)
    })
}
