//! The files of one build: what each is called, and what the page says of it.

use std::{ffi::OsString, path::Path};

use anyhow::anyhow;

use crate::{
    compile::World,
    diagnostic::{Language, say::say},
    document::{
        edition::Edition,
        titles::{report_title, statistics_title},
    },
    model::{Attachment, Report},
    writers::{
        self,
        built_file::BuiltFile,
        format::{Format, Write},
    },
    year_file::AttachmentKind,
};

/// What a build writes, all or nothing.
#[derive(Debug)]
pub(super) struct FileSet<'a> {
    /// Names and contents.
    pub(super) files: Vec<(OsString, Vec<u8>)>,
    /// What the page says of them.
    pub(super) built: Vec<BuiltFile>,
    report: Titles,
    statistics: Titles,
    edition: &'a Edition,
}

/// What a file is called after, and under what title it is listed.
#[derive(Debug)]
struct Titles {
    file: String,
    listed: String,
}

impl<'a> FileSet<'a> {
    pub(super) fn new(report: &Report, edition: &'a Edition) -> Self {
        let titles = |file: String, kind| {
            let attachment = report.attachments.iter().find(|one| one.kind == kind);
            let listed = attachment.map_or_else(|| file.clone(), |one| one.title.clone());
            Titles { file, listed }
        };
        Self {
            files: Vec::new(),
            built: Vec::new(),
            report: titles(report_title(report), AttachmentKind::Report),
            statistics: titles(statistics_title(report), AttachmentKind::Statistics),
            edition,
        }
    }

    /// Adds what a writer drew.
    pub(super) fn add_drawn(&mut self, format: &Format, bytes: Vec<u8>) {
        let titles = match format.write {
            Write::Report(_) | Write::ReportInLook(_) | Write::ReportWithFiles(_) => &self.report,
            Write::Statistics(_) => &self.statistics,
        };
        let name = file_name(&titles.file, format.name, self.edition);
        let title = titles.listed.clone();
        self.add(title, name, format.name, bytes);
    }

    /// Adds the organ's own files that the year file attaches.
    ///
    /// # Errors
    /// One of them cannot be read, or is called like another file of the build.
    pub(super) fn add_attachments(
        &mut self,
        report: &Report,
        world: &dyn World,
        language: Language,
    ) -> anyhow::Result<()> {
        let own = report.attachments.iter().filter_map(|attachment| {
            let Attachment { title, path, .. } = attachment;
            Some((title, path.as_deref()?))
        });
        for (title, path) in own {
            let bytes = world.read(Path::new(path)).map_err(|unread| {
                let (why, mend) = (unread.why(), unread.mend_behind());
                let text = say!(
                    "无法读取附件《{title}》的文件 {path}：{why}{mend}",
                    "cannot read {path}, the file of the attachment {title}: {why}{mend}",
                    why,
                    mend
                );
                anyhow!(text.into_words(language))
            })?;
            let path = Path::new(path);
            let name = path.file_name().expect("a file that was read has a name");
            let name = name.to_string_lossy();
            if self.built.iter().any(|built| built.name == name) {
                let twice = say!(
                    "有两个文件都叫 {name}，写在一起会少一个；请改附件《{title}》的文件名",
                    "two files are called {name}, one of them would be lost; rename the file of the attachment {title}"
                );
                anyhow::bail!(twice.into_words(language));
            }
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            self.add(title.clone(), name.into_owned(), &ending, bytes);
        }
        Ok(())
    }

    fn add(&mut self, title: String, name: String, ending: &str, bytes: Vec<u8>) {
        // The page is Chinese, whatever language the command line speaks.
        let kind = writers::kind(ending).get(Language::Chinese).to_owned();
        self.built.push(BuiltFile {
            title,
            name: name.clone(),
            kind,
            ending: ending.to_owned(),
            size: bytes.len(),
        });
        self.files.push((name.into(), bytes));
    }
}

/// A title as a file's name, on every system; a draft says that it is one.
fn file_name(title: &str, extension: &str, edition: &Edition) -> String {
    let safe: String = title
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_control() => '_',
            c => c,
        })
        .collect();
    let marked = match edition {
        Edition::Final => "",
        Edition::Draft(_) => "（草稿）",
    };
    format!("{safe}{marked}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::edition::Remarks;

    #[test]
    fn a_title_never_leads_out_of_its_folder() {
        assert_eq!(
            file_name("../某局:报告", "docx", &Edition::Final),
            ".._某局_报告.docx"
        );
        assert_eq!(
            file_name("某局", "xlsx", &Edition::Draft(Remarks::new())),
            "某局（草稿）.xlsx"
        );
    }
}
