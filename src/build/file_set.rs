//! The files of one build: what each is called, and what the page says of it.

use std::{collections::BTreeSet, ffi::OsString, path::Path};

use anyhow::anyhow;

use super::file_name;
use crate::{
    compile::World,
    diagnostic::{Language, Text, say::say},
    document::{
        edition::Edition,
        properties::Properties,
        titles::{report_title, statistics_title},
    },
    facts::Facts,
    model::{Attachment, Report},
    writers::{
        self,
        built_file::BuiltFile,
        format::{Format, Write},
        package,
        pdf::missing_face::MissingFace,
    },
    year_file::AttachmentKind,
};

/// What a build writes, all or nothing.
#[derive(Debug)]
pub struct FileSet<'a> {
    /// Names and contents.
    pub files: Vec<(OsString, Vec<u8>)>,
    /// What the page says of them.
    pub built: Vec<BuiltFile>,
    /// Which of the files are the organ's own, by name.
    pub attached: BTreeSet<OsString>,
    /// What a person should know of their names.
    pub notes: Vec<Text>,
    /// The faces that were not there to print in.
    pub missing_faces: Vec<MissingFace>,
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
    /// No file yet of a report in an edition.
    #[must_use]
    pub fn new(report: &Report, edition: &'a Edition) -> Self {
        let titles = |file: String, kind| {
            let attachment = report.attachments.iter().find(|one| one.kind == kind);
            let listed = attachment.map_or_else(|| file.clone(), |one| one.title.clone());
            Titles { file, listed }
        };
        Self {
            files: Vec::new(),
            built: Vec::new(),
            attached: BTreeSet::new(),
            notes: Vec::new(),
            missing_faces: Vec::new(),
            report: titles(report_title(report), AttachmentKind::Report),
            statistics: titles(statistics_title(report), AttachmentKind::Statistics),
            edition,
        }
    }

    /// The titles of what a format is of.
    fn titles(&self, format: &Format) -> &Titles {
        match format.write {
            Write::Report(_)
            | Write::ReportInLook(_)
            | Write::ReportWithFiles(_)
            | Write::ReportOnPages(_) => &self.report,
            Write::Statistics(_) => &self.statistics,
        }
    }

    /// What stands behind the title in a file's name.
    fn behind(&self, ending: &str) -> String {
        let marked = match self.edition {
            Edition::Final => "",
            Edition::Draft(_) => "（草稿）",
        };
        format!("{marked}.{ending}")
    }

    /// What the file of a format is called.
    #[must_use]
    pub fn name(&self, format: &Format) -> String {
        file_name::of(&self.titles(format).file, &self.behind(format.name))
    }

    /// What the archive of all files is called.
    #[must_use]
    pub fn name_of_package(&self) -> String {
        file_name::of(&self.report.file, &self.behind("zip"))
    }

    /// Adds what a writer drew.
    pub(super) fn add_drawn(&mut self, format: &Format, bytes: Vec<u8>) {
        let (titles, name) = (self.titles(format), self.name(format));
        if titles.file.len() + self.behind(format.name).len() > name.len() {
            self.notes.push(say!(
                "文件名去掉了放不下或者不能用的字符，写作 {name}",
                "a file's name has lost what is too long or may not stand in it: {name}"
            ));
        }
        let title = self.titles(format).listed.clone();
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
            let own = path.file_name().expect("a file that was read has a name");
            let own = own.to_string_lossy();
            let name = file_name::of(&own, "");
            if name != own {
                self.notes.push(say!(
                    "附件《{title}》的文件名在有的系统上不能用，写作 {name}",
                    "the name of the attachment {title} does not hold on every system; it is written as {name}"
                ));
            }
            if self
                .built
                .iter()
                .any(|built| file_name::are_one(&built.name, &name))
            {
                let twice = say!(
                    "有两个文件都叫 {name}，写在一起会少一个；请改附件《{title}》的文件名",
                    "two files are called {name}, one of them would be lost; rename the file of the attachment {title}"
                );
                anyhow::bail!(twice.into_words(language));
            }
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            self.attached.insert(OsString::from(&name));
            self.add(title.clone(), name, &ending, bytes);
        }
        Ok(())
    }

    /// Adds an archive of all files so far, called after the report.
    ///
    /// # Errors
    /// One of them is called like something that the archive holds beside them, or it cannot be
    /// packed.
    pub(super) fn add_package(
        &mut self,
        properties: &Properties,
        facts: &Facts,
        language: Language,
    ) -> anyhow::Result<()> {
        let archive = self.name_of_package();
        let taken = package::OWN_NAMES.into_iter().chain([archive.as_str()]);
        let taken: Vec<&str> = taken.collect();
        let is_taken = |built: &&BuiltFile| {
            taken
                .iter()
                .any(|name| file_name::are_one(&built.name, name))
        };
        if let Some(BuiltFile { title, name, .. }) = self.built.iter().find(is_taken) {
            let twice = say!(
                "压缩包里另有一个文件也叫 {name}；请改《{title}》的文件名",
                "the package has another file called {name}; rename the file of {title}"
            );
            anyhow::bail!(twice.into_words(language));
        }
        let bytes = self.files.iter().map(|(_, bytes)| bytes.as_slice());
        let contents = package::Contents {
            properties,
            edition: self.edition,
            facts,
            files: self.built.iter().zip(bytes).collect(),
        };
        let packed = package::write(&contents)?;
        self.files.push((archive.into(), packed));
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
