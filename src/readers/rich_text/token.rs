//! The signs of a rich text file: groups, control words, bytes.

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word, with its number where it has one.
    Word(&'a str, Option<i32>),
    /// A control sign, `\~`.
    Sign(u8),
    /// A byte written as two digits, `\'b9`.
    Byte(u8),
    /// Bytes that stand for themselves.
    Plain(&'a [u8]),
}

/// Reads signs one by one.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let length = length.min(self.rest.len());
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !fits(*byte));
        self.take(end.unwrap_or(self.rest.len()))
    }

    /// What stands behind a `\`.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if !first.is_ascii_alphabetic() {
            self.take(1);
            return match first {
                b'\'' => self.byte(),
                // A line end behind `\` is a paragraph's.
                b'\n' | b'\r' => Some(Token::Word("par", None)),
                _ => Some(Token::Sign(first)),
            };
        }
        let word = str::from_utf8(self.take_while(|byte| byte.is_ascii_alphabetic()));
        let word = word.expect("letters of ASCII are text");
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest.iter().skip(sign);
        let digits = digits.take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits > 0 {
            let written = str::from_utf8(self.take(sign + digits));
            let written = written.expect("digits of ASCII are text");
            // What no 32 bits hold is no number of the format.
            Some(written.parse().unwrap_or(0))
        } else {
            None
        };
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if word == "bin" {
            let length = number.and_then(|number| usize::try_from(number).ok());
            self.take(length.unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }

    /// The byte of two digits; without them nothing is said.
    fn byte(&mut self) -> Option<Token<'a>> {
        let digits = self.rest.get(..2)?;
        let written = str::from_utf8(digits).ok();
        let byte = written.and_then(|written| u8::from_str_radix(written, 16).ok());
        match byte {
            Some(byte) => {
                self.take(2);
                Some(Token::Byte(byte))
            }
            None => Some(Token::Plain(&[])),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // Line ends are for whoever reads the file itself.
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        match *self.rest.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => Some(Token::Plain(self.take_while(|byte| {
                !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)
            }))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_apart() {
        let found: Vec<Token<'_>> =
            Tokens::of(b"{\\rtf1\\b0 a\\'b9\\~\\u-3? \\bin3 }{}x\\\n}").collect();
        assert_eq!(
            found,
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("b", Some(0)),
                Token::Plain(b"a"),
                Token::Byte(0xb9),
                Token::Sign(b'~'),
                Token::Word("u", Some(-3)),
                Token::Plain(b"? "),
                Token::Word("bin", Some(3)),
                Token::Plain(b"x"),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }

    #[test]
    fn what_is_cut_off_ends() {
        for end in ["\\", "\\'", "\\'b", "\\u", "\\u-", "\\bin99999", "{\\"] {
            assert!(Tokens::of(end.as_bytes()).count() < 3, "{end}");
        }
    }
}
