//! Finished files read back: our own of every example, other people's, and hostile ones.

#[cfg(test)]
mod damaged;
#[cfg(test)]
mod open_document;
#[cfg(test)]
pub(crate) mod outputs;
#[cfg(test)]
mod portable_document;
#[cfg(test)]
mod rich_text;
#[cfg(test)]
mod spreadsheet;
#[cfg(test)]
mod web_page;
#[cfg(test)]
mod word;
#[cfg(test)]
mod word_97;
