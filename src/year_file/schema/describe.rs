//! Pieces of a schema, each with its title and description.

use serde_json::{Map, Value, json};

/// A table whose keys are all known.
pub(super) fn object(title: &str, description: &str, properties: Vec<(&str, Value)>) -> Value {
    let properties: Map<String, Value> = properties
        .into_iter()
        .map(|(key, schema)| (key.to_owned(), schema))
        .collect();
    json!({
        "title": title,
        "description": description,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// `[[x]]`; a single `[x]` stands for a list of one.
pub(super) fn list(title: &str, description: &str, item: &Value) -> Value {
    let items = json!({ "type": "array", "items": item });
    with_words(title, description, json!({ "anyOf": [items, item] }))
}

/// Text, or a number that is read as text.
pub(super) fn text(title: &str, description: &str) -> Value {
    with_words(title, description, reference("text"))
}

/// Text in quotes.
pub(super) fn prose(title: &str, description: &str) -> Value {
    json!({ "title": title, "description": description, "type": "string" })
}

/// `true` or `false`.
pub(super) fn boolean(title: &str, description: &str) -> Value {
    json!({ "title": title, "description": description, "type": "boolean" })
}

/// One of a few words.
pub(super) fn words(title: &str, description: &str, known: &[&str]) -> Value {
    json!({ "title": title, "description": description, "type": "string", "enum": known })
}

/// What `definitions` holds under this name.
pub(super) fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

/// `schema` with a title and a description. Draft 4 ignores what stands beside `$ref`, so that a
/// reference goes into `allOf`.
pub(super) fn with_words(title: &str, description: &str, schema: Value) -> Value {
    let mut described = match schema {
        Value::Object(schema) if !schema.contains_key("$ref") => schema,
        schema => Map::from_iter([("allOf".to_owned(), json!([schema]))]),
    };
    described.insert("title".to_owned(), title.into());
    described.insert("description".to_owned(), description.into());
    Value::Object(described)
}
