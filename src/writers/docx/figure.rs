//! Figures in the text: bookmarks by which they are found again, and content controls around
//! them where these are asked for.
//!
//! All that is written about a figure's place in the file is here, so that another way to keep
//! its id changes no other file.

use super::{inline::text_run, xml_writer::XmlWriter};
use crate::{
    document::figure::PrintedFigure,
    writers::{
        figure_bookmarks::FigureBookmarks,
        printable::{XML, printable},
    },
};

/// How much of a control's title Word shows, in UTF-16 code units.
const CONTROL_TITLE_LENGTH: usize = 64;

/// The figures of a file as they are written, and what is counted meanwhile.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// The names of their bookmarks.
    pub(super) names: FigureBookmarks,
    /// How many bookmarks the file has, those of headings and annexes among them.
    bookmarks: usize,
    /// How many controls the file has; `None` where it is to have none.
    controls: Option<usize>,
}

impl Figures {
    /// No figures yet, each of which is to stand in a content control if `controls` says so.
    pub(super) fn new(controls: bool) -> Self {
        Self {
            controls: controls.then_some(0),
            ..Self::default()
        }
    }

    /// The number of the next bookmark, from 1; a number is used once in a file.
    pub(super) fn next_bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }

    /// Writes a figure, in type of its own size in half points where one is given; a figure that is
    /// not reported leaves nothing to be found again.
    pub(super) fn write(
        &mut self,
        xml: &mut XmlWriter,
        figure: &PrintedFigure,
        size: Option<usize>,
    ) {
        // LibreOffice saves a bookmark around nothing twice, and Word takes neither for it.
        let bookmark = (!figure.text.is_empty()).then(|| self.next_bookmark());
        if let Some(number) = &bookmark {
            let name = self.names.next(&figure.id);
            xml.empty("w:bookmarkStart", &[("w:id", number), ("w:name", &name)]);
        }
        match &mut self.controls {
            // Word shows its own words in a control around nothing, and prints them.
            _ if figure.text.is_empty() => {}
            Some(controls) => {
                *controls += 1;
                control(xml, figure, *controls, size);
            }
            None => text_run(xml, &figure.text, size),
        }
        if let Some(number) = &bookmark {
            xml.empty("w:bookmarkEnd", &[("w:id", number)]);
        }
    }
}

/// A figure as the content control of that number. Its tag is the figure's id, whole however long.
fn control(xml: &mut XmlWriter, figure: &PrintedFigure, number: usize, size: Option<usize>) {
    xml.start("w:sdt", &[]);
    xml.start("w:sdtPr", &[]);
    xml.value("w:alias", &shortened(&printable(&figure.label, XML)));
    xml.value("w:tag", &figure.id.as_str());
    xml.value("w:id", &number);
    // Its number is the year file's: nobody types over it, while a sentence can go with all in it.
    xml.value("w:lock", &"contentLocked");
    xml.end("w:sdtPr");
    xml.start("w:sdtContent", &[]);
    text_run(xml, &figure.text, size);
    xml.end("w:sdtContent");
    xml.end("w:sdt");
}

/// A label cut to what Word shows as the title of a control.
fn shortened(label: &str) -> String {
    if label.encode_utf16().count() <= CONTROL_TITLE_LENGTH {
        return label.to_owned();
    }
    let mut length = 1;
    let mut kept: String = label
        .chars()
        .take_while(|character| {
            length += character.len_utf16();
            length <= CONTROL_TITLE_LENGTH
        })
        .collect();
    kept.push('…');
    kept
}
