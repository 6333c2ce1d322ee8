//! Goes through the signs of a rich text file, group by group.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{
    super::{
        bookmarks::bookmarks,
        transcript::{Hidden, HiddenKind, LineKind, Transcript},
    },
    flow::{Flow, FlowKind},
    header::Header,
    layout::Layout,
    state::{Destination, End, Group, State, Told},
    tables::{Definition, Tables},
    token::{Token, Tokens},
    words::{Sight, Words},
};
use crate::diagnostic::{Text, say::say};

/// The most groups within each other.
const DEEPEST: usize = 500;

/// The most paragraphs, cells and other things that are told by themselves.
const MOST_PIECES: usize = 100_000;

/// The properties that name a person or a place of work.
const PERSONAL: &[&str] = &["lastModifiedBy", "Manager", "Company"];

/// What is read so far.
pub(super) struct Reader {
    pub(super) state: State,
    pub(super) groups: Vec<Group>,
    pub(super) header: Header,
    /// The encoding of bytes in a font without one of its own.
    pub(super) encoding: &'static Encoding,
    /// The texts that have begun: that of the file, and within it notes, remarks, boxes.
    pub(super) flows: Vec<Flow>,
    pub(super) tables: Tables,
    pub(super) definition: Definition,
    /// How many paragraphs, cells and other things there were.
    pub(super) pieces: usize,
    pub(super) layout: Layout,
    /// The notes that have ended, each with its number.
    pub(super) notes: Vec<(usize, Vec<Words>)>,
    /// How many notes have begun.
    called: usize,
    pub(super) margins: Vec<Words>,
    /// What is told by itself, as far as it is read.
    pub(super) told: String,
    /// The name of the property whose value comes next.
    pub(super) property: String,
    pub(super) properties: BTreeMap<String, String>,
    pub(super) hidden: Vec<Hidden>,
    /// How many characters are still passed over.
    pub(super) passed: usize,
    /// The first half of a character of two.
    half: Option<u16>,
    bytes: Vec<u8>,
    has_broken_bytes: bool,
    pub(super) unread: Vec<Text>,
    /// Whether the next control word begins what a program may pass over.
    pub(super) may_pass: bool,
}

/// Reads a file.
///
/// # Errors
/// Its groups lie too deep within each other, or it has more paragraphs and cells than any report.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    let mut reader = Reader::new();
    let mut is_whole = false;
    for token in Tokens::of(bytes) {
        reader.token(token)?;
        if reader.pieces > MOST_PIECES {
            return Err(say!(
                "它的段落和表格太多，超过 {MOST_PIECES}",
                "it has too many paragraphs and cells, more than {MOST_PIECES}"
            ));
        }
        // What stands behind the file's own group is none of it.
        if reader.groups.is_empty() {
            is_whole = true;
            break;
        }
    }
    if !is_whole {
        reader.unread.push(Text::fixed(
            "文件不完整，后面的内容没有了",
            "the file is cut off: what followed is gone",
        ));
    }
    Ok(reader.finish())
}

impl Reader {
    fn new() -> Self {
        Self {
            state: State::default(),
            groups: Vec::new(),
            header: Header::default(),
            encoding: WINDOWS_1252,
            flows: vec![Flow::new(FlowKind::Body)],
            tables: Tables::default(),
            definition: Definition::default(),
            pieces: 0,
            layout: Layout::default(),
            notes: Vec::new(),
            called: 0,
            margins: Vec::new(),
            told: String::new(),
            property: String::new(),
            properties: BTreeMap::new(),
            hidden: Vec::new(),
            passed: 0,
            half: None,
            bytes: Vec::new(),
            has_broken_bytes: false,
            unread: Vec::new(),
            may_pass: false,
        }
    }

    fn token(&mut self, token: Token<'_>) -> Result<(), Text> {
        match token {
            Token::Byte(byte) => {
                if !self.passes_over() {
                    self.bytes.push(byte);
                }
                return Ok(());
            }
            Token::Plain(bytes) => {
                self.plain(bytes);
                return Ok(());
            }
            _ => self.flush(),
        }
        match token {
            Token::Open => {
                self.passed = 0;
                if self.groups.len() >= DEEPEST {
                    return Err(say!(
                        "它的嵌套太深，超过 {DEEPEST} 层",
                        "it is nested too deep, more than {DEEPEST} levels"
                    ));
                }
                self.groups.push(Group::new(self.state));
                self.may_pass = false;
            }
            Token::Close => {
                self.passed = 0;
                self.close();
            }
            Token::Word(word, number) => self.word(word, number),
            Token::Sign(sign) => self.sign(sign),
            Token::Byte(_) | Token::Plain(_) => {}
        }
        Ok(())
    }

    /// Whether the character that comes is a stand-in for one that was written by its number.
    pub(super) fn passes_over(&mut self) -> bool {
        let is_passed = self.passed > 0;
        self.passed = self.passed.saturating_sub(1);
        is_passed
    }

    fn plain(&mut self, bytes: &[u8]) {
        let (_, bytes) = bytes.split_at(self.passed.min(bytes.len()));
        self.passed = 0;
        if bytes.is_empty() {
            return;
        }
        if self.bytes.is_empty() && bytes.is_ascii() {
            let text = str::from_utf8(bytes).expect("ASCII is text");
            self.say(text);
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// Says the bytes that wait for others of the same character.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (text, is_broken) = self.state.encoding.decode_without_bom_handling(&bytes);
        self.has_broken_bytes |= is_broken && self.state.destination == Destination::Text;
        self.say(&text);
    }

    /// A character written by its number: one unit of UTF-16.
    pub(super) fn unit(&mut self, number: i32) {
        let [high, low, ..] = number.to_le_bytes();
        let unit = u16::from_le_bytes([high, low]);
        let pair = self.half.take();
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
        } else {
            let units = pair.into_iter().chain([unit]);
            let text: String = char::decode_utf16(units)
                .map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            self.say(&text);
        }
        self.passed = self.state.fallback;
    }

    /// Puts text where it goes.
    pub(super) fn say(&mut self, text: &str) {
        match self.state.destination {
            Destination::Text => {
                let has_ground = self.state.depth > 0 && self.definition.has_ground;
                let sight = self.state.sight(has_ground);
                self.pieces += usize::from(sight != Sight::Seen);
                self.words().say(text, sight);
            }
            Destination::Told(_) => self.told.push_str(text),
            Destination::Colours => self.header.colour_text(text),
            Destination::Styles => self.header.style_text(text),
            Destination::Skip
            | Destination::Drawing
            | Destination::Properties
            | Destination::Fonts => {}
        }
    }

    /// The text that is read.
    pub(super) fn flow(&mut self) -> &mut Flow {
        let last = self.flows.last_mut();
        last.expect("the text of the file never ends before the file")
    }

    /// The words that are read.
    pub(super) fn words(&mut self) -> &mut Words {
        &mut self.flow().words
    }

    /// Begins a note where the text leads to it.
    pub(super) fn begin_note(&mut self) {
        let number = self.called;
        if self.begin(FlowKind::Note(number)) {
            self.called += 1;
            let around = self.flows.iter_mut().rev().nth(1);
            if let Some(around) = around {
                around.words.call(number);
            }
        }
    }

    /// Begins a text of its own, which ends with the group; whether it does.
    pub(super) fn begin(&mut self, kind: FlowKind) -> bool {
        // A text that is passed over has no notes either.
        if matches!(
            self.state.destination,
            Destination::Text | Destination::Drawing
        ) && let Some(group) = self.groups.last_mut()
        {
            group.end = End::Flow;
            self.flows.push(Flow::new(kind));
            self.state = self.state.of_new_text(self.encoding);
            return true;
        }
        false
    }

    /// Begins what says something by itself.
    pub(super) fn tell(&mut self, told: Told) {
        self.state.destination = Destination::Told(told);
        if let Some(group) = self.groups.last_mut() {
            group.end = End::Told(told, self.told.len());
        }
    }

    /// The transcript of all that was read.
    fn finish(mut self) -> Transcript {
        self.flush();
        while !self.groups.is_empty() {
            self.close();
        }
        self.state = State::default();
        self.end_paragraph();
        for (number, note) in std::mem::take(&mut self.notes) {
            let first = self.layout.transcript.lines.len();
            for paragraph in note {
                self.layout.paragraph(LineKind::Note, paragraph);
            }
            self.layout.transcript.end_note(number, first);
        }
        for margin in std::mem::take(&mut self.margins) {
            self.layout.paragraph(LineKind::Margin, margin);
        }
        if self.has_broken_bytes {
            self.unread.push(Text::fixed(
                "有些字节不成文字，读作“�”",
                "some bytes are no text, and are read as ‘�’",
            ));
        }
        let mut transcript = self.layout.transcript;
        for name in PERSONAL {
            if let Some(value) = self
                .properties
                .get(*name)
                .filter(|one| !one.trim().is_empty())
            {
                self.hidden.push(Hidden {
                    kind: HiddenKind::PersonalProperty,
                    locator: None,
                    content: format!("{name}: {value}"),
                });
            }
        }
        transcript.hidden.append(&mut self.hidden);
        transcript.unread.append(&mut self.unread);
        transcript.properties = self.properties;
        name_figures(&mut transcript);
        transcript
    }
}

/// Gives the figures their tags for the names of their bookmarks, which a property tells.
fn name_figures(transcript: &mut Transcript) {
    let told = bookmarks(&transcript.properties);
    let pieces = transcript
        .lines
        .iter_mut()
        .flat_map(|line| &mut line.pieces);
    for figure in pieces.flat_map(|piece| &mut piece.figures) {
        if let Some(tag) = told.get(&figure.tag) {
            figure.tag.clone_from(tag);
        }
    }
}
