//! Who reports: what a year file tells of the organ.

use super::located::Located;

/// Who reports.
#[derive(Debug, Clone, Default)]
pub struct Organ {
    /// What is told of it, in the order of the rows of keys.
    pub(super) given: Vec<Particular>,
    /// What it was called before it was renamed: last year's file may say so still.
    pub former_names: Vec<Located<String>>,
}

/// Something that is told of an organ.
#[derive(Debug, Clone)]
pub struct Particular {
    /// Its key, `telephone`.
    pub key: &'static str,
    /// What it is, in Chinese.
    pub title: &'static str,
    /// Where it is printed by itself.
    pub printed: Printed,
    /// What is told.
    pub text: Located<String>,
}

impl Organ {
    /// The organ of which nothing but its name is known.
    #[must_use]
    pub fn of_name(name: Located<String>) -> Self {
        Self {
            given: vec![Particular {
                key: "name",
                title: "单位名称",
                printed: Printed::NOWHERE,
                text: name,
            }],
            former_names: Vec::new(),
        }
    }

    /// What is told under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Located<String>> {
        let mut given = self.given.iter();
        given.find(|one| one.key == key).map(|one| &one.text)
    }

    /// The full name, as on the seal.
    #[must_use]
    pub fn name(&self) -> Option<&Located<String>> {
        self.get("name")
    }

    /// All that is told of it, its name first.
    #[must_use]
    pub fn particulars(&self) -> &[Particular] {
        &self.given
    }
}

/// Where a particular of the organ is printed by itself; the text may name any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// Whether it says whom to ask.
    pub is_contact: bool,
    /// The field under the statutory table that it fills, as forms call it.
    pub under_table: Option<&'static str>,
}

impl Printed {
    pub(super) const NOWHERE: Self = Self {
        is_contact: false,
        under_table: None,
    };
    pub(super) const AMONG_CONTACTS: Self = Self {
        is_contact: true,
        under_table: None,
    };

    pub(super) const fn under_table(field: &'static str) -> Self {
        Self {
            under_table: Some(field),
            ..Self::NOWHERE
        }
    }
}
