//! Which properties hold where: pages of 512 bytes in the file, each with the stretches that it
//! tells of.

use super::{
    container::Container,
    number::{part, place},
};

/// The size of such a page.
const PAGE: usize = 512;
/// Where it is told which pages tell of words, and which of paragraphs.
const WORDS: usize = 0x00FA;
const PARAGRAPHS: usize = 0x0102;

/// What runs tell of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Words,
    Paragraphs,
}

/// The stretches of a file with their properties, in order of their places.
#[derive(Debug)]
pub(super) struct Runs<'a> {
    runs: Vec<Run<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Run<'a> {
    start: usize,
    end: usize,
    list: &'a [u8],
}

impl<'a> Runs<'a> {
    /// Reads them; what is broken is left out, as if nothing were said there.
    pub(super) fn read(container: &'a Container, of: Of) -> Self {
        let told = if of == Of::Words { WORDS } else { PARAGRAPHS };
        let pages = part(&container.table, &container.document, told).unwrap_or(&[]);
        let count = pages.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        for number in 0..count {
            let Some(page) = place(pages, 4 * (count + 1) + 4 * number) else {
                continue;
            };
            let start = (page & 0x003F_FFFF) * PAGE;
            if let Some(page) = container.document.get(start..start + PAGE) {
                runs.extend(page_runs(page, of));
            }
        }
        runs.sort_by_key(|run| run.start);
        Self { runs }
    }

    /// The properties of what lies at a place; those of a paragraph stand behind the number of its
    /// style, of two bytes.
    pub(super) fn at(&self, place: usize) -> &'a [u8] {
        let behind = self.runs.partition_point(|run| run.start <= place);
        let run = behind.checked_sub(1).and_then(|at| self.runs.get(at));
        run.filter(|run| place < run.end)
            .map_or(&[], |run| run.list)
    }
}

fn page_runs(page: &[u8], of: Of) -> Vec<Run<'_>> {
    let count = page.last().map_or(0, |count| usize::from(*count));
    let size = if of == Of::Words { 1 } else { 13 };
    let run = |number: usize| {
        let start = place(page, 4 * number)?;
        let end = place(page, 4 * number + 4)?;
        let offset = page.get(4 * (count + 1) + size * number)?;
        let list = list(page, usize::from(*offset) * 2, of).unwrap_or(&[]);
        Some(Run { start, end, list })
    };
    (0..count).filter_map(run).collect()
}

/// The properties that begin at a place of the page.
fn list(page: &[u8], at: usize, of: Of) -> Option<&[u8]> {
    if at == 0 {
        return None;
    }
    let length = usize::from(*page.get(at)?);
    match of {
        Of::Words => page.get(at + 1..at + 1 + length),
        Of::Paragraphs if length == 0 => {
            let length = usize::from(*page.get(at + 1)?) * 2;
            page.get(at + 2..at + 2 + length)
        }
        Of::Paragraphs => page.get(at + 1..at + 2 * length),
    }
}
