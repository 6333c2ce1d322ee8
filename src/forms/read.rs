//! A form read from its file, or all that is wrong with that.

use super::{
    Form, extent,
    flaw::{self, Flaw},
};
use crate::{language::typed_toml::Meant, source::Source};

impl Form {
    /// Reads a form's file.
    ///
    /// # Errors
    /// The text is no TOML, lacks a key, has an unknown one or a value of the wrong type; or its
    /// codes speak of rows, columns and tables that it does not have: all such mistakes.
    pub fn read(source: &Source) -> Result<Self, Vec<Flaw>> {
        let meant = Meant::by(source.text());
        let flaws = match parse(meant.text()) {
            Ok(form) => match extent::beyond(&form) {
                Some(beyond) => vec![beyond],
                None => match flaw::of(&form) {
                    flaws if flaws.is_empty() => return Ok(form),
                    flaws => flaws,
                },
            },
            Err(error) => vec![flaw::unreadable(&error)],
        };
        Err(flaws.into_iter().map(|flaw| flaw.over(&meant)).collect())
    }
}

/// A form's text as it is, whatever its codes speak of.
pub(super) fn parse(text: &str) -> Result<Form, toml::de::Error> {
    toml::from_str(text)
}
