//! The forms that are part of the program.

use std::sync::{Arc, LazyLock, OnceLock};

use super::{Form, Head, read::parse};

/// The files of the forms, oldest first. A new form is its file and its line here: its id, its
/// years, its words and its outline stand in the file.
const FILES: &[&str] = &[
    include_str!("../../data/forms/2014.toml"),
    include_str!("../../data/forms/2019.toml"),
    include_str!("../../data/forms/2021.toml"),
];

static FORMS: LazyLock<Vec<BuiltIn>> =
    LazyLock::new(|| FILES.iter().map(|text| BuiltIn::new(text)).collect());

/// A form that is part of the program, read once a process and only as far as it is needed: most
/// runs need one form and the years of the others.
struct BuiltIn {
    text: &'static str,
    head: OnceLock<Head>,
    form: OnceLock<Arc<Form>>,
}

impl BuiltIn {
    fn new(text: &'static str) -> Self {
        Self {
            text,
            head: OnceLock::new(),
            form: OnceLock::new(),
        }
    }

    fn head(&'static self) -> &'static Head {
        self.head.get_or_init(|| {
            let head = self.text.split("\n[form]\n").nth(1);
            let head = head.and_then(|head| head.split("\n[").next());
            head.and_then(|head| toml::from_str(head).ok())
                .expect("a test reads the head of every built-in form")
        })
    }

    fn form(&'static self) -> Arc<Form> {
        let form = self.form.get_or_init(|| {
            let form = parse(self.text).expect("a test reads every built-in form");
            Arc::new(form)
        });
        Arc::clone(form)
    }
}

impl Form {
    /// The built-in form with this id.
    #[must_use]
    pub fn built_in(id: &str) -> Option<Arc<Self>> {
        let mut forms = FORMS.iter();
        forms.find(|form| form.head().id == id).map(BuiltIn::form)
    }

    /// The built-in forms, oldest first.
    pub fn all_built_in() -> impl Iterator<Item = Arc<Self>> {
        FORMS.iter().map(BuiltIn::form)
    }

    /// The ids of the built-in forms, oldest first.
    pub fn known() -> impl Iterator<Item = &'static str> {
        FORMS.iter().map(|form| form.head().id.as_str())
    }

    /// The form in force for the report on `year`; `None` for the years before the first.
    #[must_use]
    pub fn for_year(year: i32) -> Option<Arc<Self>> {
        let mut newest_first = FORMS.iter().rev();
        newest_first
            .find(|form| form.head().covers(year))
            .map(BuiltIn::form)
    }

    /// Whether it is part of the program.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        Self::known().any(|id| id == self.head.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn every_built_in_form_can_be_read_and_is_known_by_its_head() {
        for built_in in FORMS.iter() {
            let source = Source::new("form.toml", built_in.text.as_bytes()).unwrap();
            let id = &built_in.head().id;
            let form = Form::read(&source).unwrap_or_else(|flaws| panic!("{id}: {flaws:?}"));
            assert_eq!(form.head.id, *id);
            assert_eq!(built_in.form().head.id, *id);
        }
    }

    #[test]
    fn every_year_since_the_first_has_one_form() {
        assert!(Form::for_year(2013).is_none());
        for year in 2014..2030 {
            let covering = FORMS.iter().filter(|form| form.head().covers(year));
            assert_eq!(covering.count(), 1, "{year}");
        }
    }

    #[test]
    fn a_form_is_read_once() {
        let (first, second) = (Form::for_year(2021), Form::for_year(2022));
        assert!(Arc::ptr_eq(&first.unwrap(), &second.unwrap()));
    }
}
