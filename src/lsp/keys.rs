//! What the keys of a year file are called and mean, and which words they take: from the schema, and so
//! from the rows of keys that the reader knows.

use serde_json::{Map, Value};

use crate::{
    checks, writers,
    year_file::schema::{Known, schema},
};

/// All keys.
#[derive(Debug)]
pub(super) struct Keys(Value);

/// A key and its words for those who fill it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KeyWords<'k> {
    pub(super) name: &'k str,
    pub(super) title: &'k str,
    pub(super) description: &'k str,
}

/// References lead no deeper; figures contain themselves.
const DEEPEST: usize = 8;

impl Keys {
    pub(super) fn new() -> Self {
        Self(schema(Known {
            rules: &checks::all_rules(),
            formats: &writers::names(),
        }))
    }

    /// The keys that the table at `path` takes, in order.
    pub(super) fn within<'k>(&'k self, path: &[String]) -> Vec<KeyWords<'k>> {
        let Some(table) = self.find(path) else {
            return Vec::new();
        };
        let shapes = self.shapes(table);
        let keys = shapes.into_iter().filter_map(properties).flatten();
        keys.map(|(name, value)| words(name, value)).collect()
    }

    /// What the key at `path` means; `None` where its name is of the clerk's own choice.
    pub(super) fn at<'k>(&'k self, path: &'k [String]) -> Option<KeyWords<'k>> {
        let (name, above) = path.split_last()?;
        let shapes = self.shapes(self.find(above)?);
        let mut tables = shapes.into_iter().filter_map(properties);
        let value = tables.find_map(|keys| keys.get(name))?;
        Some(words(name, value))
    }

    /// The words that the key at `path` takes; none where it takes any.
    pub(super) fn choices(&self, path: &[String]) -> Vec<&str> {
        let shapes = self.find(path).map(|value| self.shapes(value));
        let listed = shapes.into_iter().flatten();
        let listed = listed.filter_map(|shape| shape.get("enum")?.as_array());
        listed.flatten().filter_map(Value::as_str).collect()
    }

    /// The schema of the value at `path`.
    fn find(&self, path: &[String]) -> Option<&Value> {
        path.iter().try_fold(&self.0, |value, name| {
            let shapes = self.shapes(value);
            let named = shapes.iter().find_map(|shape| properties(shape)?.get(name));
            let any = |shape: &&Value| {
                let patterns = shape.get("patternProperties").and_then(Value::as_object);
                patterns
                    .and_then(|patterns| patterns.values().next())
                    .is_some()
            };
            named.or_else(|| {
                let shape = shapes.iter().copied().find(any)?;
                shape.get("patternProperties")?.as_object()?.values().next()
            })
        })
    }

    /// A value's schema with all that it refers to, and those of the items of a list.
    fn shapes<'k>(&'k self, value: &'k Value) -> Vec<&'k Value> {
        let mut shapes = Vec::new();
        self.gather(value, DEEPEST, &mut shapes);
        shapes
    }

    fn gather<'k>(&'k self, value: &'k Value, depth: usize, shapes: &mut Vec<&'k Value>) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        shapes.push(value);
        let alternatives = ["anyOf", "allOf"].into_iter();
        let alternatives = alternatives.filter_map(|name| value.get(name)?.as_array());
        let items = value.get("items");
        let reference = value.get("$ref").and_then(Value::as_str);
        let meant = reference.and_then(|reference| self.0.pointer(reference.strip_prefix('#')?));
        for further in alternatives.flatten().chain(items).chain(meant) {
            self.gather(further, depth, shapes);
        }
    }
}

fn properties(shape: &Value) -> Option<&Map<String, Value>> {
    shape.get("properties")?.as_object()
}

fn words<'k>(name: &'k str, value: &'k Value) -> KeyWords<'k> {
    let said = |what| value.get(what).and_then(Value::as_str).unwrap_or("");
    KeyWords {
        name,
        title: said("title"),
        description: said("description"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn keys_are_known_at_any_depth() {
        let keys = Keys::new();
        let names = |at| -> Vec<&str> {
            let known = keys.within(&path(at));
            known.into_iter().map(|key| key.name).collect()
        };
        assert!(names("").contains(&"organ") && names("").contains(&"sections"));
        assert!(names("sections").contains(&"body"));
        assert!(names("figures a parts b").contains(&"formula"));
        assert!(names("figures a breakdowns parts b").contains(&"unit"));
        assert!(names("checks").contains(&"sum-mismatch"));
        assert_eq!(names("figures"), [""; 0]);
    }

    #[test]
    fn a_key_has_its_words_and_its_choices() {
        let keys = Keys::new();
        assert_eq!(keys.at(&path("figures a unit")).unwrap().title, "单位");
        assert!(
            keys.choices(&path("checks sum-mismatch"))
                .contains(&"warning")
        );
        assert!(
            keys.choices(&path("waivers check"))
                .contains(&"sum-mismatch")
        );
        assert!(keys.choices(&path("organ name")).is_empty());
    }
}
