//! Findings written file by file, so that those of any number of files take no more memory than those
//! of a few.

use std::{
    io::{self, Read as _, Seek as _, Write},
    path::Path,
};

use anyhow::Context as _;
use tempfile::{SpooledTempFile, spooled_tempfile};

use super::{examined::Examined, output_options::FindingsFormat, standard_output};
use crate::diagnostic::{
    Language, github, json, junit, sarif, short,
    terminal::{self, Look},
};

/// What is to be written of one file, in every format that was asked for.
pub(super) struct Pieces(Vec<Piece>);

/// What is to be written of one file in one format.
enum Piece {
    Text(String),
    Json(json::Piece),
    Sarif(sarif::Piece),
    Junit(junit::Piece),
}

impl Pieces {
    /// What is to be written of a file, in these formats, each with whether it is in colours.
    ///
    /// # Errors
    /// None is known; those of the writers of formats are passed on.
    pub(super) fn of(
        examined: &impl Examined,
        formats: impl Iterator<Item = (FindingsFormat, bool)>,
        language: Language,
    ) -> anyhow::Result<Self> {
        let found = examined.found();
        let piece = |(format, color)| {
            Ok(match format {
                FindingsFormat::Json => {
                    let beside = examined.beside(language);
                    Piece::Json(json::piece(&found, &beside, language)?)
                }
                FindingsFormat::Sarif => Piece::Sarif(sarif::piece(&found, language)?),
                FindingsFormat::Junit => Piece::Junit(junit::piece(&found, language)?),
                FindingsFormat::Github => Piece::Text(github::render(&found, language)),
                FindingsFormat::Short => Piece::Text(short::render(&found, language)),
                FindingsFormat::Human => {
                    Piece::Text(terminal::render(&found, Look { language, color }))
                }
            })
        };
        formats.map(piece).collect::<anyhow::Result<_>>().map(Self)
    }
}

/// Where the pieces go.
pub(super) struct FindingsStream<'a> {
    sinks: Vec<Sink<'a>>,
    language: Language,
}

/// One format and where it goes.
struct Sink<'a> {
    document: Document,
    /// The file that is written once all is said, and what is said so far; standard output is
    /// written to as it comes.
    file: Option<(&'a Path, SpooledTempFile)>,
}

/// What a format makes of many files.
enum Document {
    /// The pieces one behind the other.
    Pieces,
    Json(json::Document),
    Sarif(Box<sarif::Document<SpooledTempFile>>),
    Junit(Box<junit::Document<SpooledTempFile>>),
}

/// As many bytes of what has to wait are kept in memory, and all further ones on disk.
const IN_MEMORY: usize = 1024 * 1024;

impl<'a> FindingsStream<'a> {
    /// For these formats, each with its file, or standard output.
    pub(super) fn new(
        formats: impl Iterator<Item = (FindingsFormat, Option<&'a Path>)>,
        language: Language,
    ) -> Self {
        let waiting = || spooled_tempfile(IN_MEMORY);
        let sink = |(format, path): (_, Option<&'a Path>)| Sink {
            document: match format {
                FindingsFormat::Json => Document::Json(json::Document::default()),
                FindingsFormat::Sarif => {
                    Document::Sarif(Box::new(sarif::Document::new(waiting(), waiting())))
                }
                FindingsFormat::Junit => Document::Junit(Box::new(junit::Document::new(waiting()))),
                FindingsFormat::Github | FindingsFormat::Short | FindingsFormat::Human => {
                    Document::Pieces
                }
            },
            file: path
                .filter(|path| *path != Path::new("-"))
                .map(|path| (path, waiting())),
        };
        Self {
            sinks: formats.map(sink).collect(),
            language,
        }
    }

    /// Writes what is said of one more file.
    ///
    /// # Errors
    /// Standard output cannot be written, or the disk takes no more of what has to wait.
    pub(super) fn add(&mut self, pieces: &Pieces) -> anyhow::Result<()> {
        for (sink, piece) in self.sinks.iter_mut().zip(&pieces.0) {
            let mut stdout = standard_output::Stream;
            let to: &mut dyn Write = match &mut sink.file {
                Some((_, waiting)) => waiting,
                None => &mut stdout,
            };
            match (&mut sink.document, piece) {
                (Document::Pieces, Piece::Text(text)) => to.write_all(text.as_bytes()),
                (Document::Json(document), Piece::Json(piece)) => document.add(piece, to),
                (Document::Sarif(document), Piece::Sarif(piece)) => document.add(piece),
                (Document::Junit(document), Piece::Junit(piece)) => document.add(piece),
                _ => unreachable!("pieces and places are of the same formats"),
            }
            .context("stdout")?;
        }
        Ok(())
    }

    /// Writes what stands behind all files, and the files that were asked for by way of `deliver`.
    ///
    /// # Errors
    /// They cannot be written.
    pub(super) fn end(
        self,
        deliver: impl Fn(&Path, &[u8]) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        for Sink { document, file } in self.sinks {
            let Some((path, mut waiting)) = file else {
                end(document, &mut standard_output::Stream, self.language).context("stdout")?;
                continue;
            };
            end(document, &mut waiting, self.language)?;
            let mut whole = Vec::new();
            waiting.rewind()?;
            waiting.read_to_end(&mut whole)?;
            deliver(path, &whole)?;
        }
        Ok(())
    }
}

fn end(document: Document, to: &mut dyn Write, language: Language) -> io::Result<()> {
    match document {
        Document::Pieces => Ok(()),
        Document::Json(document) => document.end(to),
        Document::Sarif(document) => document.end(to, language),
        Document::Junit(document) => document.end(to),
    }
}
