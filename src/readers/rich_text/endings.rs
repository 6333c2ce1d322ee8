//! What is done where a group, a paragraph, a cell, a row or a text ends.

use super::{
    super::{
        field_code::is_active,
        transcript::{Hidden, HiddenKind, LineKind},
    },
    flow::FlowKind,
    reader::Reader,
    state::{Destination, End, Object, Told},
};

impl Reader {
    /// Ends the group.
    pub(super) fn close(&mut self) {
        let Some(group) = self.groups.pop() else {
            return;
        };
        match group.end {
            End::Nothing => {}
            End::Told(told, start) => {
                let start = start.min(self.told.len());
                let text = self.told.split_off(start);
                self.take(told, text);
            }
            End::Flow => self.end_flow(),
            End::Definition(around) => self.definition = around,
        }
        if let Some(object) = group.object
            && group.around.destination == Destination::Text
        {
            self.hide_object(&object);
        }
        self.state = group.around;
    }

    fn hide_object(&mut self, object: &Object) {
        let kind = if object.is_linked {
            HiddenKind::ExternalLink
        } else {
            HiddenKind::EmbeddedObject
        };
        let class = object.class.trim();
        let class = if class.is_empty() { "OLE" } else { class };
        self.pieces += 1;
        self.words().hide(kind, class);
    }

    fn take(&mut self, told: Told, text: String) {
        self.pieces += 1;
        match told {
            Told::BookmarkStart => self.words().open_bookmark(text.trim()),
            Told::BookmarkEnd => self.words().close_bookmark(text.trim()),
            Told::Instruction => {
                if is_active(&text) {
                    self.words().hide(HiddenKind::ActiveField, &text);
                }
                let mut field = self.groups.iter_mut().rev();
                if let Some(code) = field.find_map(|group| group.field.as_mut()) {
                    *code = text;
                }
            }
            Told::Property(name) => {
                self.properties.insert(name.to_owned(), text);
            }
            Told::PropertyName => self.property = text,
            Told::PropertyValue => {
                let name = std::mem::take(&mut self.property);
                self.properties.insert(name, text);
            }
            Told::ObjectClass => {
                let mut objects = self.groups.iter_mut().rev();
                if let Some(object) = objects.find_map(|group| group.object.as_mut()) {
                    object.class = text;
                }
            }
            Told::Template => self.hidden.push(Hidden {
                kind: HiddenKind::ExternalLink,
                locator: None,
                content: text,
            }),
        }
    }

    /// Ends a paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.pieces += 1;
        let (depth, style) = (self.state.depth, self.state.style);
        let level = self.state.level.or_else(|| self.header.level(style));
        let flow = self.flow();
        let words = std::mem::take(&mut flow.words);
        if flow.kind != FlowKind::Body {
            flow.paragraphs.push(words);
        } else if depth > 0 {
            self.tables.paragraph(depth, words);
        } else {
            self.end_tables();
            let kind = level.map_or(LineKind::Paragraph, LineKind::Heading);
            self.layout.paragraph(kind, words);
        }
    }

    fn end_tables(&mut self) {
        if let Some(table) = self.tables.finish() {
            self.layout.table(table);
        }
    }

    /// Ends a cell of the table of this depth.
    pub(super) fn end_cell(&mut self, depth: usize) {
        self.pieces += 1;
        let flow = self.flow();
        if flow.kind == FlowKind::Body {
            let words = std::mem::take(&mut flow.words);
            self.tables.end_cell(depth, words);
        } else {
            self.say(" ");
        }
    }

    /// Ends a row of the table of this depth.
    pub(super) fn end_row(&mut self, depth: usize) {
        if self.flow().kind == FlowKind::Body {
            self.tables.end_row(depth, &self.definition);
        } else {
            self.end_paragraph();
        }
    }

    fn end_flow(&mut self) {
        self.state.depth = 0;
        self.end_paragraph();
        let Some(flow) = self.flows.pop() else { return };
        let mut paragraphs = flow.paragraphs;
        match flow.kind {
            FlowKind::Body => {}
            FlowKind::Note(number) => self.notes.push((number, paragraphs)),
            FlowKind::Margin => self.margins.append(&mut paragraphs),
            FlowKind::Box => self.words().boxes.append(&mut paragraphs),
            FlowKind::Comment => {
                let texts: Vec<String> = paragraphs.into_iter().map(|one| one.text).collect();
                self.words().hide(HiddenKind::Comment, &texts.join(" "));
            }
        }
    }
}
