//! Which parts belong to which, and what lies outside the file.

use super::super::xml_tree::{attribute, elements, parsed, text_of};
use crate::{archive::Archive, diagnostic::Text};

/// What a part refers to.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    all: Vec<Relationship>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Relationship {
    id: String,
    /// The last word of its kind, `image`, `header`.
    kind: String,
    /// The part, by its name in the archive; an address where it lies outside.
    pub(super) part: String,
    /// Whether it lies outside the file.
    pub(super) is_outside: bool,
}

impl Relationships {
    /// Those of a part, `""` for the file itself; none where it has none.
    pub(super) fn of(archive: &mut Archive<'_>, part: &str) -> Result<Self, Text> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}_rels/{name}.rels");
        if !archive.has(&path) {
            return Ok(Self::default());
        }
        let text = text_of(archive.part(&path)?, &path)?;
        let document = parsed(&text, &path)?;
        let all = elements(document.root_element(), "Relationship")
            .filter_map(|one| {
                let target = attribute(one, "Target")?;
                let is_outside = attribute(one, "TargetMode") == Some("External");
                let kind = attribute(one, "Type")?.rsplit('/').next()?;
                Some(Relationship {
                    id: attribute(one, "Id")?.to_owned(),
                    kind: kind.to_owned(),
                    part: if is_outside {
                        target.to_owned()
                    } else {
                        resolved(folder, target)
                    },
                    is_outside,
                })
            })
            .collect();
        Ok(Self { all })
    }

    /// The parts of this kind, in the order of the list.
    pub(super) fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = &Relationship> {
        let inside = self.all.iter().filter(|one| !one.is_outside);
        inside.filter(move |one| one.kind == kind)
    }

    /// The part of this id.
    pub(super) fn by_id(&self, id: &str) -> Option<&Relationship> {
        self.all.iter().find(|one| one.id == id && !one.is_outside)
    }

    /// What lies outside the file and is fetched when it is opened: all but the addresses that a
    /// reader may follow.
    pub(super) fn fetched(&self) -> impl Iterator<Item = &Relationship> {
        let outside = self.all.iter().filter(|one| one.is_outside);
        outside.filter(|one| one.kind != "hyperlink")
    }
}

/// The name in the archive of what a part in `folder` refers to.
fn resolved(folder: &str, target: &str) -> String {
    let (start, target) = match target.strip_prefix('/') {
        Some(whole) => ("", whole),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = start.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_the_folder_of_its_part() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/docProps/app.xml"), "docProps/app.xml");
        assert_eq!(
            resolved("word/charts", "../embeddings/a.xlsx"),
            "word/embeddings/a.xlsx"
        );
        assert_eq!(resolved("", "../../a.xml"), "a.xml");
    }
}
