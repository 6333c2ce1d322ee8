//! Formulas read from text, with no more operations and parentheses than the stack bears.

use super::{
    figure::Figures,
    formula::{Formula, FormulaError, Operator},
};
use crate::{
    diagnostic::{Text, say::say},
    language::number::parse_plain,
    limits,
};

/// Deeper nests are no formula but an attack on the stack.
const DEEPEST: usize = 64;

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// It cannot be read, or names a figure that does not exist.
    pub fn read(text: &str, figures: &Figures) -> Result<Self, FormulaError> {
        let mut reader = Reader {
            text,
            at: 0,
            depth: 0,
            operations: 0,
            figures,
        };
        let formula = reader.sum()?;
        reader.skip_space();
        if reader.at < text.len() {
            return Err(reader.unreadable("这里多出了内容", "there is more than a formula here"));
        }
        Ok(formula)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    operations: usize,
    figures: &'a Figures,
}

impl Reader<'_> {
    fn sum(&mut self) -> Result<Formula, FormulaError> {
        let mut left = self.product()?;
        while let Some(operator) = self.operator(&[('+', Operator::Add), ('-', Operator::Subtract)])
        {
            self.count()?;
            let right = self.product()?;
            left = Formula::Operation(Box::new(left), operator, Box::new(right));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formula, FormulaError> {
        let mut left = self.factor()?;
        let operators = [
            ('*', Operator::Multiply),
            ('×', Operator::Multiply),
            ('/', Operator::Divide),
            ('÷', Operator::Divide),
        ];
        while let Some(operator) = self.operator(&operators) {
            self.count()?;
            let right = self.factor()?;
            left = Formula::Operation(Box::new(left), operator, Box::new(right));
        }
        Ok(left)
    }

    fn count(&mut self) -> Result<(), FormulaError> {
        self.operations += 1;
        if self.operations > limits::FORMULA_OPERATIONS {
            let reason = say!(
                "运算符超过 {most} 个；请先把一部分算成一个数字",
                "it has more than {most} operations; make part of it a figure of its own",
                most = limits::FORMULA_OPERATIONS
            );
            return Err(FormulaError::Unreadable(reason, 0..self.at));
        }
        Ok(())
    }

    fn factor(&mut self) -> Result<Formula, FormulaError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unreadable("括号太多", "too many parentheses"));
        }
        self.skip_space();
        let formula = match self.peek() {
            Some('(' | '（') => {
                self.skip();
                let inside = self.sum()?;
                self.skip_space();
                if !matches!(self.peek(), Some(')' | '）')) {
                    return Err(self.unreadable("缺右括号", "a closing parenthesis is missing"));
                }
                self.skip();
                inside
            }
            Some(character) if character.is_ascii_digit() => self.number()?,
            Some(character) if character.is_alphabetic() || character == '_' => self.figure()?,
            _ => {
                return Err(self.unreadable(
                    "这里应当是数字或名称",
                    "a number or a figure's id should stand here",
                ));
            }
        };
        self.depth -= 1;
        Ok(formula)
    }

    fn number(&mut self) -> Result<Formula, FormulaError> {
        let word = self.word(|c| c.is_ascii_digit() || c == '.');
        parse_plain(word)
            .map(Formula::Number)
            .ok_or_else(|| self.unreadable("数字写法有误", "this is no number"))
    }

    fn figure(&mut self) -> Result<Formula, FormulaError> {
        let start = self.at;
        let word = self.word(|c| c.is_alphanumeric() || c == '_' || c == '.');
        let name = word.to_owned();
        self.figures
            .find(&name)
            .map(Formula::Figure)
            .ok_or(FormulaError::Unknown(name, start..self.at))
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> &str {
        let (_, rest) = self.text.split_at(self.at);
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += length;
        let (word, _) = rest.split_at(length);
        word
    }

    fn operator(&mut self, known: &[(char, Operator)]) -> Option<Operator> {
        self.skip_space();
        let next = self.peek()?;
        let (_, operator) = known.iter().find(|(written, _)| *written == next)?;
        self.skip();
        Some(*operator)
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn skip(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.skip();
        }
    }

    fn unreadable(&self, zh: &'static str, en: &'static str) -> FormulaError {
        let end = self.at + self.peek().map_or(0, char::len_utf8);
        FormulaError::Unreadable(Text::fixed(zh, en), self.at..end)
    }
}
