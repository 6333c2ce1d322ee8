//! What the expressions of a text may hold, so that evaluating them is bounded in work, in memory
//! and in depth.
//!
//! The engine counts its steps, but not how much one of them is: it compiles an expression as deep
//! on the stack as it is long, and a list that holds another one twice is twice as long to print.
//! So lists stand only where they are gone through, behind `in`, and hold no other list: then no
//! name ever means a list, and none can grow. The engine's own tokens are looked at, so that it
//! reads no expression otherwise than it was looked at.

use std::ops::Range;

use minijinja::{
    machinery::{Token, tokenize},
    syntax::SyntaxConfig,
};

use super::scope::Scope;
use crate::{
    diagnostic::{Text, say::say},
    limits,
};

/// How much work a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// It goes through each of its tags once at the most, in so many bytes.
    Once(u64),
    /// Its loops may go through a tag many times, and its names may hold what tags have built.
    Loops,
}

/// How much work evaluating a text may be.
///
/// # Errors
/// It is more than any text may be: why, and where in the text.
pub(super) fn work(
    text: &str,
    syntax: &SyntaxConfig,
    scope: &Scope,
) -> Result<Work, (Text, Range<usize>)> {
    if text.len() > limits::TEXT_BYTES {
        return Err((too_long(), 0..0));
    }
    let bytes = u64::try_from(text.len()).expect("a length in memory fits 64 bits");
    if !text.contains('{') {
        return Ok(Work::Once(bytes));
    }
    let mut tags = Tags {
        tag: None,
        blocks: Vec::new(),
        work: Work::Once(bytes),
        // Where a figure is called so, its name is no function.
        has_range: !scope.knows("range") && !scope.figures().has_below("range"),
    };
    // The engine says itself what is no token; it reads no further either.
    for (token, span) in tokenize(text, false, syntax.clone()).map_while(Result::ok) {
        let offset = |offset: u32| usize::try_from(offset).expect("an offset fits a length");
        let range = offset(span.start_offset)..offset(span.end_offset);
        if let Err(refusal) = tags.take(&token, range.start) {
            let start = match refusal {
                Refusal::List | Refusal::Index | Refusal::Tuple | Refusal::TooDeep => range.start,
                Refusal::TooLong | Refusal::TooManyConditions => {
                    tags.start().unwrap_or(range.start)
                }
            };
            return Err((refusal.words(), start..range.end));
        }
    }
    Ok(tags.work)
}

fn too_long() -> Text {
    say!(
        "这段文字太长，超过 {most} 字节；请分成几节",
        "this text is longer than {most} bytes; divide it into sections",
        most = limits::TEXT_BYTES
    )
}

/// Why an expression may not be evaluated.
#[derive(Debug, Clone, Copy)]
enum Refusal {
    TooLong,
    TooDeep,
    TooManyConditions,
    List,
    /// `x["first"]`
    Index,
    /// `in (1, 2)`
    Tuple,
}

impl Refusal {
    fn words(self) -> Text {
        match self {
            Self::TooLong => say!(
                "一个式子里的词和符号超过 {most} 个；请拆成几个式子",
                "one expression has more than {most} words and signs; divide it",
                most = limits::EXPRESSION_WORDS
            ),
            Self::TooDeep => say!(
                "括号或条件套了超过 {most} 层",
                "its parentheses or conditions are nested more than {most} deep",
                most = limits::EXPRESSION_DEPTH
            ),
            Self::TooManyConditions => say!(
                "一个 if 后面的 elif 超过 {most} 个",
                "one if has more than {most} elif",
                most = limits::CONDITIONS
            ),
            Self::Index => Text::new(
                "名称后面不能用方括号，编号的各段用点连起来，如 {{ disclosed.weibo }}",
                "no brackets stand behind a name; join the parts of an id by dots: {{ disclosed.weibo }}",
            ),
            Self::Tuple => Text::new(
                "in 后面的几项要写在方括号里，如 {% if year in [2023, 2024] %}",
                "the items behind in stand in square brackets: {% if year in [2023, 2024] %}",
            ),
            Self::List => Text::new(
                "列表和 range 只能写在 in 后面，如 {% if year in [2023, 2024] %}",
                "a list or a range stands only behind in: {% if year in [2023, 2024] %}",
            ),
        }
    }
}

/// A bracket that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Group,
    /// A group behind `in`.
    GroupIn,
    Call,
    Range,
    List,
}

/// What the token before is, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The first bracket or the first sign of the tag.
    Nothing,
    In,
    /// What declares the name behind it: `for`, `set`, `with`.
    Declaring,
    /// A name or what else can be called.
    Name,
    RangeFunction,
    Dot,
    Open,
    /// A list or a range that is complete.
    Sequence,
    Other,
}

/// What a tag is, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagKind {
    Output,
    Block,
    /// `{% with … %}`, where commas part assignments.
    With,
}

/// A tag that is open.
struct Tag {
    start: usize,
    kind: TagKind,
    words: usize,
    brackets: Vec<Bracket>,
    before: Before,
    /// Whether it opens a block unless an assignment comes: `{% set x %}`.
    is_set: bool,
    /// Whether what stands behind it may call something of its own `range`: `{% for range in … %}`.
    declares_range: bool,
}

struct Tags {
    tag: Option<Tag>,
    /// The conditions and loops that are open.
    blocks: Vec<Block>,
    work: Work,
    /// Whether `range` is the function outside of all blocks.
    has_range: bool,
}

/// A condition or a loop that is open.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// The number of its `elif` so far.
    conditions: usize,
    /// Whether `range` is the function in it, and not a name that it declares.
    has_range: bool,
}

impl Tags {
    fn start(&self) -> Option<usize> {
        self.tag.as_ref().map(|tag| tag.start)
    }

    fn take(&mut self, token: &Token<'_>, start: usize) -> Result<(), Refusal> {
        match token {
            Token::VariableStart | Token::BlockStart => {
                self.tag = Some(Tag {
                    start,
                    kind: match token {
                        Token::BlockStart => TagKind::Block,
                        _ => TagKind::Output,
                    },
                    words: 0,
                    brackets: Vec::new(),
                    before: Before::Nothing,
                    is_set: false,
                    declares_range: false,
                });
                return Ok(());
            }
            Token::VariableEnd | Token::BlockEnd => {
                let Some(tag) = self.tag.take() else {
                    return Ok(());
                };
                if tag.is_set {
                    // In the text that is to get the name, that means what it did before.
                    return self.open();
                }
                if tag.declares_range {
                    let has_range = self.blocks.last_mut().map(|block| &mut block.has_range);
                    *has_range.unwrap_or(&mut self.has_range) = false;
                }
                return Ok(());
            }
            _ => {}
        }
        let Some(mut tag) = self.tag.take() else {
            return Ok(());
        };
        if let (true, 0, Token::Ident(word)) = (tag.kind == TagKind::Block, tag.words, token) {
            self.block(&mut tag, word)?;
        }
        let result = tag.take(token, self.has_range());
        self.tag = Some(tag);
        result
    }

    /// Notes what the first word of a block does.
    fn block(&mut self, tag: &mut Tag, word: &str) -> Result<(), Refusal> {
        if matches!(word, "for" | "set" | "with") {
            self.work = Work::Loops;
        }
        if word == "with" {
            tag.kind = TagKind::With;
        }
        tag.is_set = word == "set";
        match word {
            "if" | "for" | "with" | "filter" | "autoescape" => self.open(),
            "elif" | "else" => {
                // What was declared before holds only where the engine came that way.
                let outside = self.blocks.iter().rev().nth(1);
                let has_range = outside.map_or(self.has_range, |outside| outside.has_range);
                if let Some(block) = self.blocks.last_mut() {
                    block.has_range = has_range;
                    block.conditions += usize::from(word == "elif");
                    if block.conditions > limits::CONDITIONS {
                        return Err(Refusal::TooManyConditions);
                    }
                }
                Ok(())
            }
            _ if word.starts_with("end") => {
                self.blocks.pop();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Whether `range` is the function here.
    fn has_range(&self) -> bool {
        let innermost = self.blocks.last();
        innermost.map_or(self.has_range, |block| block.has_range)
    }

    fn open(&mut self) -> Result<(), Refusal> {
        self.blocks.push(Block {
            conditions: 0,
            has_range: self.has_range(),
        });
        if self.blocks.len() > limits::EXPRESSION_DEPTH {
            return Err(Refusal::TooDeep);
        }
        Ok(())
    }
}

impl Tag {
    fn take(&mut self, token: &Token<'_>, has_range: bool) -> Result<(), Refusal> {
        self.words += 1;
        if self.words > limits::EXPRESSION_WORDS {
            return Err(Refusal::TooLong);
        }
        // No sign takes a list: not `*`, not `+`, not `[`, no filter.
        let ends_sequence = matches!(
            token,
            Token::ParenClose | Token::Ident("and" | "or" | "if" | "else")
        );
        if self.before == Before::Sequence && !ends_sequence {
            return Err(Refusal::List);
        }
        if self.before == Before::RangeFunction && !matches!(token, Token::ParenOpen) {
            return Err(Refusal::List);
        }
        self.before = match token {
            Token::Ident("range") if has_range && self.before == Before::Declaring => {
                self.declares_range = true;
                Before::Other
            }
            Token::Ident("range") if has_range && self.before != Before::Dot => {
                if self.before != Before::In {
                    return Err(Refusal::List);
                }
                Before::RangeFunction
            }
            Token::Ident("in") => Before::In,
            Token::Ident("for" | "set" | "with")
                if self.kind != TagKind::Output && self.words == 1 =>
            {
                Before::Declaring
            }
            Token::Ident("and" | "or" | "not" | "if" | "elif" | "else" | "is" | "set") => {
                Before::Other
            }
            Token::Ident(_) => Before::Name,
            Token::Dot => Before::Dot,
            Token::Assign => {
                self.is_set = false;
                Before::Other
            }
            Token::ParenOpen => return self.open(),
            Token::BracketOpen if self.before == Before::In => {
                self.push(Bracket::List)?;
                Before::Open
            }
            Token::BracketOpen if self.before == Before::Name => return Err(Refusal::Index),
            Token::BracketOpen | Token::BraceOpen => return Err(Refusal::List),
            Token::ParenClose | Token::BracketClose => self.close()?,
            Token::Comma => match self.brackets.last() {
                Some(Bracket::Group) => return Err(Refusal::List),
                Some(Bracket::GroupIn) => return Err(Refusal::Tuple),
                None if self.kind != TagKind::With => return Err(Refusal::List),
                _ => Before::Other,
            },
            _ => Before::Other,
        };
        Ok(())
    }

    fn open(&mut self) -> Result<(), Refusal> {
        let bracket = match self.before {
            Before::RangeFunction => Bracket::Range,
            Before::Name => Bracket::Call,
            Before::In => Bracket::GroupIn,
            _ => Bracket::Group,
        };
        self.before = Before::Open;
        self.push(bracket)
    }

    fn push(&mut self, bracket: Bracket) -> Result<(), Refusal> {
        self.brackets.push(bracket);
        if self.brackets.len() > limits::EXPRESSION_DEPTH {
            return Err(Refusal::TooDeep);
        }
        Ok(())
    }

    /// What a bracket that closes leaves before the next token.
    fn close(&mut self) -> Result<Before, Refusal> {
        match self.brackets.pop() {
            // `()` is a list without anything in it.
            Some(Bracket::Group | Bracket::GroupIn) if self.before == Before::Open => {
                Err(Refusal::List)
            }
            Some(Bracket::Range | Bracket::List) => Ok(Before::Sequence),
            Some(Bracket::Group | Bracket::GroupIn | Bracket::Call) | None => Ok(Before::Name),
        }
    }
}
