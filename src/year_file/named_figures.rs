//! Names that stand for several figures: `requests.*`.

/// How closely a name of figures names the one of this id: how much of the id it says; `None` where it
/// does not. An id, a row's code and a start of these with `.*` behind name all that is below them.
#[must_use]
pub fn closeness(named: &str, id: &str) -> Option<usize> {
    let start = named.strip_suffix(".*").or_else(|| named.strip_suffix('*'));
    let start = start.unwrap_or(named);
    let behind = id.strip_prefix(start)?;
    let is_whole = behind.is_empty() || behind.starts_with('.') || start.is_empty();
    is_whole.then_some(start.len())
}
