//! The files of one build, each drawn by the writer of its format.

use std::{
    path::Path,
    sync::{LazyLock, Mutex},
    thread,
};

use anyhow::{Context as _, Result, anyhow};

use super::file_set::FileSet;
use crate::{
    compile::World,
    diagnostic::{Language, Text, fault, say::say},
    document::{Document, compose, edition::Edition, printer::Printer},
    facts,
    model::Report,
    workbook,
    writers::{
        FORMATS,
        docx::template::Unusable,
        format::{Drawn, Format, Write},
        pdf::missing_face::NoChineseFace,
    },
};

/// Which files are asked for.
#[derive(Debug)]
pub struct Asked {
    /// Their formats.
    pub formats: Vec<&'static Format>,
    /// Whether pages may be missing where there is no font to print them in.
    pub may_lack_pages: bool,
    /// Whether an archive of them all is asked for too.
    pub package: bool,
}

/// The files that are asked for.
///
/// # Errors
/// A writer, the template or an attachment stands in the way.
pub fn files<'a>(
    report: &Report,
    edition: &'a Edition,
    asked: &Asked,
    world: &dyn World,
    language: Language,
) -> Result<FileSet<'a>> {
    let printer = Printer::new(report, edition);
    // Composed by whichever writer asks first.
    let document = LazyLock::new(|| compose::document(&printer));
    let sheets = LazyLock::new(|| workbook::compose::workbook(&printer));
    let (document, sheets) = (&document, &sheets);
    // What a writer says of its file: only one of them says anything, so that they need no order.
    let notes = Mutex::new(Vec::new());
    let missing_faces = Mutex::new(Vec::new());
    let mut at_once: Vec<Task<'_>> = Vec::new();
    let mut after_all = Vec::new();
    // In the order of their list, however they were asked for: a page that names the files beside it
    // is the same then.
    let formats = FORMATS.iter().filter(|one| asked.formats.contains(one));
    for format in formats {
        let draw: Draw<'_> = match format.write {
            Write::Report(write) => Box::new(move || write(document)),
            Write::ReportInLook(write) => {
                let notes = &notes;
                Box::new(move || {
                    let mut own = Vec::new();
                    let drawn = in_look(write, document, world, language, &mut own);
                    if let Ok(mut notes) = notes.lock() {
                        notes.append(&mut own);
                    }
                    drawn
                })
            }
            Write::Statistics(write) => Box::new(move || write(sheets)),
            Write::ReportOnPages(write) => {
                let missing_faces = &missing_faces;
                Box::new(move || {
                    let mut missing = Vec::new();
                    let drawn = write(document, &facts::of(report), world.fonts(), &mut missing);
                    if let Ok(mut all) = missing_faces.lock() {
                        all.append(&mut missing);
                    }
                    drawn
                })
            }
            Write::ReportWithFiles(write) => {
                after_all.push((format, write));
                continue;
            }
        };
        let draw = Mutex::new(Some(draw));
        at_once.push(Task { format, draw });
    }
    let mut set = FileSet::new(report, edition);
    for (format, bytes) in drawn_at_once(&at_once, language) {
        match bytes {
            Err(error) if error.is::<NoChineseFace>() => {
                let note = without_pages(format.name, asked.may_lack_pages);
                if !asked.may_lack_pages {
                    return Err(anyhow!(note.into_words(language)));
                }
                set.notes.push(note);
            }
            drawn => set.add_drawn(format, drawn?),
        }
    }
    if let Ok(mut missing) = missing_faces.lock() {
        set.missing_faces.append(&mut missing);
    }
    if let Ok(mut notes) = notes.lock() {
        set.notes.append(&mut notes);
    }
    set.notes.extend(without_template(document, &asked.formats));
    if asked.package || !after_all.is_empty() {
        set.add_attachments(report, world, language)?;
    }
    for (format, write) in after_all {
        let page = write(document, &facts::of(report), &set.built)?;
        set.add_drawn(format, page);
    }
    if asked.package {
        set.add_package(&document.properties, &facts::of(report), language)?;
    }
    Ok(set)
}

/// That formats do not take over the template that is named, where some do: pages may differ.
fn without_template(document: &Document, formats: &[&Format]) -> Option<Text> {
    document.style.template.as_ref()?;
    let takes = |format: &&&Format| matches!(format.write, Write::ReportInLook(_));
    formats.iter().find(takes)?;
    let keeps =
        |format: &&&Format| matches!(format.write, Write::Report(_) | Write::ReportOnPages(_));
    let names: Vec<&str> = formats.iter().filter(keeps).map(|one| one.name).collect();
    let names = names.join("、");
    (!names.is_empty()).then(|| {
        say!(
            "{names} 不沿用模板，照 [style] 的字体、字号和页边距，页数可能和 docx 不同",
            "the template is for docx alone; what else is written has the fonts, sizes and margins of [style], and perhaps other pages: {names}",
            names = names.replace('、', ", ")
        )
    })
}

/// That there is no font to print pages in, and what becomes of the other files.
fn without_pages(format: &str, may_lack_pages: bool) -> Text {
    if may_lack_pages {
        return say!(
            "没有找到中文字体，没有写 {format}；装上中文字体（如仿宋、宋体，或免费的思源宋体），或写 --font-dir 字体所在的文件夹",
            "found no Chinese font, so there is no {format}; install one (SimSun, or Noto Serif CJK SC, which is free), or name its folder by --font-dir"
        );
    }
    say!(
        "没有找到中文字体，写不出 {format}，没有写出任何文件；装上中文字体（如仿宋、宋体，或免费的思源宋体），或写 --font-dir 字体所在的文件夹",
        "found no Chinese font, without which there can be no {format}; nothing was written: install one (SimSun, or Noto Serif CJK SC, which is free), or name its folder by --font-dir"
    )
}

/// Draws one file.
type Draw<'a> = Box<dyn FnOnce() -> Drawn + Send + 'a>;

/// A file to draw.
struct Task<'a> {
    format: &'static Format,
    /// Taken by whoever draws it.
    draw: Mutex<Option<Draw<'a>>>,
}

impl Task<'_> {
    fn run(&self, language: Language) -> Drawn {
        let draw = self.draw.lock().ok().and_then(|mut draw| draw.take());
        let draw = draw.expect("a task is taken once, and taking it panics nowhere");
        fault::caught(draw).unwrap_or_else(|fault| {
            let (format, why) = (self.format.name, fault.words());
            let stopped = say!(
                "{format} 文件没有写成，没有写出任何文件：{why}",
                "the {format} file could not be made; nothing was written: {why}",
                format,
                why
            );
            Err(anyhow!(stopped.into_words(language)))
        })
    }
}

/// What each task gives, in their order: the last one is done here, the others meanwhile in
/// threads of their own, or here too where the system gives none.
fn drawn_at_once(tasks: &[Task<'_>], language: Language) -> Vec<(&'static Format, Drawn)> {
    let Some((last, others)) = tasks.split_last() else {
        return Vec::new();
    };
    thread::scope(|scope| {
        let threads: Vec<_> = others
            .iter()
            .map(|task| {
                let thread = thread::Builder::new().spawn_scoped(scope, || task.run(language));
                (task, thread)
            })
            .collect();
        let drawn_here = (last.format, last.run(language));
        let mut drawn: Vec<_> = threads
            .into_iter()
            .map(|(task, thread)| {
                let bytes = match thread {
                    Ok(thread) => thread.join().expect("a task catches its panics"),
                    Err(_) => task.run(language),
                };
                (task.format, bytes)
            })
            .collect();
        drawn.push(drawn_here);
        drawn
    })
}

/// The report, in the look of a template where one is named.
fn in_look(
    write: fn(&Document, Option<&[u8]>, &mut Vec<Text>) -> Drawn,
    document: &Document,
    world: &dyn World,
    language: Language,
    notes: &mut Vec<Text>,
) -> Drawn {
    let Some(template) = &document.style.template else {
        return write(document, None, notes);
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
    let drawn = write(document, Some(&bytes), notes).map_err(|error| match error.downcast() {
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
