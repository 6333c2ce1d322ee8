//! Codes of rows and cells as TOML keys: one typed without quotes is a path of tables there.

use toml::de::DeValue;

use super::walk::{Key, Value};

/// How deep a code typed without quotes may go.
const DEEPEST: usize = 16;

/// Shows `visit` each value of some entries of a table with its key and its whole code, put
/// together again.
pub(super) fn each<'v, 's: 'v>(
    entries: impl Iterator<Item = (&'v Key<'s>, &'v Value<'s>)>,
    visit: &mut dyn FnMut(&'v Key<'s>, &str, &'v Value<'s>),
) {
    for (key, value) in entries {
        entry(key, key.get_ref(), value, 0, visit);
    }
}

fn entry<'v, 's: 'v>(
    key: &'v Key<'s>,
    code: &str,
    value: &'v Value<'s>,
    depth: usize,
    visit: &mut dyn FnMut(&'v Key<'s>, &str, &'v Value<'s>),
) {
    match value.get_ref() {
        DeValue::Table(inner) if depth <= DEEPEST => {
            for (key, value) in inner {
                let code = format!("{code}.{}", key.get_ref());
                entry(key, &code, value, depth + 1, visit);
            }
        }
        _ => visit(key, code, value),
    }
}
