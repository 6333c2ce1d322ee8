//! What expressions may name: figures by their dotted ids, the organ's particulars, the year.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use minijinja::{
    Value,
    value::{Object, ObjectRepr},
};

use super::{
    figure::{Figure, FigureId, Figures},
    marks,
    text::Print,
};

/// All that expressions may name, shared with the template engine.
#[derive(Debug, Clone)]
pub(super) struct Scope(Arc<Names>);

#[derive(Debug)]
struct Names {
    figures: Arc<Figures>,
    broken_down: BTreeSet<FigureId>,
    values: BTreeMap<String, String>,
}

impl Scope {
    /// A scope of `figures`, of which some are `broken_down` into parts, and of other `values` by
    /// name: `year`, `organ.name`.
    pub(super) fn new(
        figures: Arc<Figures>,
        broken_down: BTreeSet<FigureId>,
        values: BTreeMap<String, String>,
    ) -> Self {
        Self(Arc::new(Names {
            figures,
            broken_down,
            values,
        }))
    }

    /// The values that a template starts with.
    pub(super) fn context(&self) -> Value {
        Value::from_object(Node {
            path: String::new(),
            scope: self.clone(),
        })
    }

    /// The figures.
    pub(super) fn figures(&self) -> &Figures {
        &self.0.figures
    }

    /// Whether a figure has a breakdown to place.
    pub(super) fn has_parts(&self, figure: FigureId) -> bool {
        self.0.broken_down.contains(&figure)
    }

    /// Whether an expression may name it.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.figures().find(name).is_some() || self.0.values.contains_key(name)
    }

    /// Whether some name goes on from `path` with a dot.
    fn leads_on(&self, path: &str) -> bool {
        let start = format!("{path}.");
        let mut values = self.0.values.range(start.clone()..);
        self.figures().has_below(path)
            || values
                .next()
                .is_some_and(|(name, _)| name.starts_with(&start))
    }
}

/// A name on the way to a figure: `disclosed`, `disclosed.power_list`.
#[derive(Clone)]
pub(super) struct Node {
    path: String,
    scope: Scope,
}

impl Node {
    /// The node that a value of the engine is.
    pub(super) fn of(value: &Value) -> Option<&Self> {
        value.downcast_object_ref::<Self>()
    }

    /// The name as far as it was spelled.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// What it is a name within.
    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The figure of this name, if there is one.
    pub(super) fn figure(&self) -> Option<(FigureId, &Figure)> {
        let id = self.scope.figures().find(&self.path)?;
        Some((id, self.scope.figures().get(id)))
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.path)
    }
}

impl Object for Node {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    /// Within a longer text, `"共" ~ disclosed ~ "条"`, it stays a figure.
    fn render(self: &Arc<Self>, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.figure() {
            Some((id, figure)) => formatter.write_str(&marks::figure(&Print {
                figure: id,
                derived: None,
                words: String::new(),
                text: figure.as_typed(),
            })),
            None => formatter.write_str(&self.path),
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        let path = if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        };
        if let Some(value) = self.scope.0.values.get(&path) {
            return Some(Value::from(value.clone()));
        }
        let exists = self.scope.knows(&path) || self.scope.leads_on(&path);
        exists.then(|| {
            Value::from_object(Self {
                path,
                scope: self.scope.clone(),
            })
        })
    }
}
