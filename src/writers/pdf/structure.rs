//! The structure of the document for those who do not see its pages: headings, paragraphs, tables
//! with their heads, drawings, notes, and every figure with its id.

use std::{
    collections::BTreeMap,
    num::{NonZeroU16, NonZeroU32},
};

use krilla::tagging::{Node, TableHeaderScope, Tag, TagGroup, TagId, TagKind, TagTree};

use super::{
    drawing,
    leaf::{Leaf, Place, are_one},
    printing::Printing,
};
use crate::{
    document::{
        figure::PrintedFigure,
        grid::{CellContent, CellRole, GridCell},
        inline::plain_text,
    },
    setting::{
        laid_table::{LaidCell, LaidRow},
        set_block::{Content, SetBlock, SetParagraph, SetSection},
        set_table::SetTable,
        sign::Part,
        styles::TITLE,
    },
};

/// The language of the report.
pub(super) const LANGUAGE: &str = "zh-CN";

/// Builds the structure out of what was printed.
pub(super) struct Structure<'a> {
    leaves: BTreeMap<usize, BTreeMap<Place, Vec<Leaf<'a>>>>,
    notes: BTreeMap<usize, Vec<Leaf<'a>>>,
    /// How many notes have been referred to.
    notes_so_far: usize,
    /// How often each id of a figure has been given.
    given: BTreeMap<&'a str, usize>,
    /// The level of the heading before.
    level: u16,
}

impl<'a> Structure<'a> {
    /// Of what was printed.
    pub(super) fn new(printing: Printing<'_, '_, '_, 'a>) -> Self {
        Self {
            leaves: printing.leaves,
            notes: printing.notes,
            notes_so_far: 0,
            given: BTreeMap::new(),
            level: 0,
        }
    }

    /// The whole, block by block.
    pub(super) fn tree(
        mut self,
        sections: &[SetSection<'a>],
        rows: &[Vec<LaidRow<'a>>],
    ) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
        let mut contents: Option<TagGroup> = None;
        let blocks = sections.iter().flat_map(|section| &section.blocks);
        for (number, block) in blocks.enumerate() {
            // Nothing is printed of a paragraph without text.
            let leaves: BTreeMap<Place, Vec<Leaf<'a>>> =
                self.leaves.remove(&number).into_iter().flatten().collect();
            match block {
                SetBlock::Paragraph(paragraph) => {
                    let leaves: Vec<Leaf<'a>> = leaves.into_values().flatten().collect();
                    if leaves.is_empty() {
                        continue;
                    }
                    if matches!(paragraph.content, Content::ContentsLine(_)) {
                        let mut item = TagGroup::new(Tag::TOCI);
                        let mut reference = TagGroup::new(Tag::Reference);
                        self.fill(&mut reference, leaves);
                        item.push(reference);
                        contents
                            .get_or_insert_with(|| TagGroup::new(Tag::TOC))
                            .push(item);
                        continue;
                    }
                    if let Some(contents) = contents.take() {
                        tree.push(contents);
                    }
                    let mut group = TagGroup::new(self.tag_of(paragraph));
                    self.fill(&mut group, leaves);
                    tree.push(group);
                }
                SetBlock::Table(table) if !table.is_ruled => {
                    // Fields beside each other are no table.
                    for leaves in leaves.into_values() {
                        let mut group = TagGroup::new(Tag::P);
                        self.fill(&mut group, leaves);
                        tree.push(group);
                    }
                }
                SetBlock::Table(table) => {
                    let rows = rows.get(number).map_or(&[][..], Vec::as_slice);
                    tree.push(self.table(table, rows, leaves));
                }
            }
        }
        if let Some(contents) = contents {
            tree.push(contents);
        }
        tree
    }

    fn tag_of(&mut self, paragraph: &SetParagraph<'a>) -> TagKind {
        if let Some(description) = drawing::description(paragraph) {
            return Tag::Figure(Some(description)).into();
        }
        let is_title = paragraph.style.id == TITLE.id;
        let depth = match paragraph.outline {
            _ if is_title => 1,
            Some(depth) => u16::from(depth) + 2,
            None => return Tag::P.into(),
        };
        // No level is passed over on the way down.
        self.level = depth.min(self.level + 1);
        let level = NonZeroU16::new(self.level.max(1)).expect("one is not nought");
        let title = match paragraph.content {
            Content::Line(content) => plain_text(content),
            _ => String::new(),
        };
        let title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
        Tag::Hn(level, title).into()
    }

    /// Puts what was printed into a group, each figure, reference and note as one.
    fn fill(&mut self, group: &mut TagGroup, leaves: Vec<Leaf<'a>>) {
        let mut leaves = leaves.into_iter().peekable();
        while let Some(leaf) = leaves.next() {
            let part = leaf.part;
            let mut nodes = vec![Node::from(leaf.identifier)];
            while let Some(next) = leaves.next_if(|next| are_one(part, next.part)) {
                nodes.push(next.identifier.into());
            }
            match part {
                Part::Text => nodes.into_iter().for_each(|node| group.push(node)),
                Part::Figure(figure, _) => {
                    let tag = Tag::Span.with_id(Some(self.id(figure)));
                    group.push(TagGroup::with_children(remarked(tag.into(), figure), nodes));
                }
                Part::Reference(..) => {
                    let tag: TagKind = if nodes.len() > 1 {
                        Tag::Link.into()
                    } else {
                        Tag::Span.into()
                    };
                    group.push(TagGroup::with_children(tag, nodes));
                }
                Part::Note(_) => {
                    group.push(TagGroup::with_children(Tag::Reference, nodes));
                    self.notes_so_far += 1;
                    if let Some(note) = self.notes.remove(&self.notes_so_far) {
                        group.push(self.note(note));
                    }
                }
            }
        }
    }

    /// A note: its mark, then its text.
    fn note(&mut self, leaves: Vec<Leaf<'a>>) -> TagGroup {
        let mut note = TagGroup::new(Tag::Note);
        let mut leaves = leaves.into_iter();
        if let Some(mark) = leaves.next() {
            note.push(TagGroup::with_children(
                Tag::Lbl,
                vec![mark.identifier.into()],
            ));
        }
        let mut text = TagGroup::new(Tag::P);
        self.fill(&mut text, leaves.collect());
        note.push(text);
        note
    }

    fn table(
        &mut self,
        table: &SetTable<'a>,
        rows: &[LaidRow<'a>],
        mut leaves: BTreeMap<Place, Vec<Leaf<'a>>>,
    ) -> TagGroup {
        let tag = Tag::Table.with_summary(Some(table.grid.title.clone()));
        let mut group = TagGroup::new(tag);
        let mut head = TagGroup::new(Tag::THead);
        let mut body = TagGroup::new(Tag::TBody);
        let (mut has_head, mut has_body) = (false, false);
        for (index, row) in rows.iter().enumerate() {
            let mut line = TagGroup::new(Tag::TR);
            for (number, cell) in row.cells.iter().enumerate() {
                // Nothing is printed in a blank cell.
                let leaves = leaves.remove(&(index, number));
                let leaves = leaves.into_iter().flatten().collect();
                line.push(self.cell(cell, leaves));
            }
            if row.is_repeated {
                has_head = true;
                head.push(line);
            } else {
                has_body = true;
                body.push(line);
            }
        }
        if has_head {
            group.push(head);
        }
        if has_body {
            group.push(body);
        }
        group
    }

    fn cell(&mut self, laid: &LaidCell<'a>, leaves: Vec<Leaf<'a>>) -> TagGroup {
        let span = |cell: Option<&GridCell>, of: fn(&GridCell) -> usize| {
            let count = cell.map(of).and_then(|count| u32::try_from(count).ok());
            count.filter(|count| *count > 1).and_then(NonZeroU32::new)
        };
        let columns = span(laid.cell, |cell| cell.column_span);
        let rows = span(laid.cell, |cell| cell.row_span);
        // A cell with nothing but a figure in it is that figure's element.
        let figure = match leaves.first().map(|leaf| leaf.part) {
            Some(Part::Figure(figure, _))
                if leaves
                    .iter()
                    .all(|leaf| matches!(leaf.part, Part::Figure(..))) =>
            {
                Some(figure)
            }
            _ => None,
        };
        let mut tag: TagKind = match laid.cell.and_then(scope) {
            Some(scope) => Tag::TH(scope)
                .with_col_span(columns)
                .with_row_span(rows)
                .into(),
            None => Tag::TD.with_col_span(columns).with_row_span(rows).into(),
        };
        if let Some(figure) = figure {
            tag = remarked(tag.with_id(Some(self.id(figure))), figure);
            let nodes = leaves.into_iter().map(|leaf| leaf.identifier.into());
            return TagGroup::with_children(tag, nodes.collect());
        }
        let mut group = TagGroup::new(tag);
        self.fill(&mut group, leaves);
        group
    }

    /// The id of a figure's place: the figure's own and how often it has been printed.
    fn id(&mut self, figure: &'a PrintedFigure) -> TagId {
        let given = self.given.entry(&figure.id).or_default();
        *given += 1;
        TagId::from(format!("{}#{given}", figure.id).into_bytes())
    }
}

/// A tag that says in words what is found about a figure, in a draft.
fn remarked(tag: TagKind, figure: &PrintedFigure) -> TagKind {
    if figure.remarks.is_empty() {
        return tag;
    }
    tag.with_alt_text(Some(format!(
        "{}：{}",
        figure.text,
        figure.remarks.join("；")
    )))
}

/// What a cell is the head of, if of anything.
fn scope(cell: &GridCell) -> Option<TableHeaderScope> {
    match cell.role {
        CellRole::Header => Some(TableHeaderScope::Column),
        CellRole::Part | CellRole::Label | CellRole::Group => match cell.content {
            CellContent::Text(_) => Some(TableHeaderScope::Row),
            CellContent::Blank | CellContent::Figure(_) => None,
        },
        CellRole::Note | CellRole::Unit | CellRole::Value => None,
    }
}
