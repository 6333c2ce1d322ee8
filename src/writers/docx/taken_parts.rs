//! The parts of a template that come into a report: each is read, cleaned and written anew, under
//! a name and with relationships of our own.

use std::collections::BTreeMap;

use super::{
    child_order,
    clean::clean,
    drawing::MAIN,
    element::Element,
    fixed_parts::WORD_NAMESPACE,
    package::{Relationship, TemplatePart},
    part_kind::{self, Kind},
    picture_kind,
    read_element::read,
};
use crate::{
    archive::Archive,
    diagnostic::{Text, say::say},
};

/// A kind of part that is taken over.
#[derive(Debug)]
pub(super) struct TakenKind {
    kind: &'static Kind,
    /// How the type of the relationship ends that leads to it.
    relationship: &'static str,
    /// Its root element, without a prefix, and its name space.
    root: (&'static str, &'static str),
}

pub(super) const HEADER: TakenKind = TakenKind {
    kind: &part_kind::HEADER,
    relationship: "/header",
    root: ("hdr", WORD_NAMESPACE),
};
pub(super) const FOOTER: TakenKind = TakenKind {
    kind: &part_kind::FOOTER,
    relationship: "/footer",
    root: ("ftr", WORD_NAMESPACE),
};
pub(super) const THEME: TakenKind = TakenKind {
    kind: &part_kind::THEME,
    relationship: "/theme",
    root: ("theme", MAIN),
};
pub(super) const NUMBERING: TakenKind = TakenKind {
    kind: &part_kind::NUMBERING,
    relationship: "/numbering",
    root: ("numbering", WORD_NAMESPACE),
};

/// The folder of the part that the others hang on.
const FOLDER: &str = "word";

/// A reference of one part to another within the file.
#[derive(Debug, Clone)]
struct Reference {
    id: String,
    /// The type of the relationship, an address.
    kind: String,
    /// The part's name; `None` where it leads out of the file.
    path: Option<String>,
}

/// Taking parts over, each once.
pub(super) struct Taking<'a> {
    archive: Archive<'a>,
    /// Those of the document.
    references: Vec<Reference>,
    /// What was taken.
    pub(super) parts: Vec<TemplatePart>,
    /// The names in the template of what was taken, and the places of that in `parts`.
    taken: BTreeMap<String, usize>,
    /// What is said of the pictures that are not taken, by their names.
    pub(super) left_out: BTreeMap<String, Text>,
}

impl<'a> Taking<'a> {
    /// Nothing is taken yet.
    ///
    /// # Errors
    /// The list of what the document refers to cannot be read.
    pub(super) fn new(mut archive: Archive<'a>) -> Result<Self, Text> {
        let references = references(&mut archive, FOLDER, "document.xml")?;
        Ok(Self {
            archive,
            references,
            parts: Vec::new(),
            taken: BTreeMap::new(),
            left_out: BTreeMap::new(),
        })
    }

    /// Takes the part that the document refers to by this id, and gives the id by which our text
    /// refers to it.
    ///
    /// # Errors
    /// There is none, or it is not as it should be.
    pub(super) fn take_referred(
        &mut self,
        id: &str,
        kind: &TakenKind,
    ) -> Result<Option<String>, Text> {
        let found = self.references.iter().find(|reference| reference.id == id);
        let Some(reference) = found.filter(|one| one.kind.ends_with(kind.relationship)) else {
            return Err(say!(
                "它的页眉页脚引用了没有的部件（{id}）",
                "its headers and footers refer to a part that is not there ({id})"
            ));
        };
        let reference = reference.clone();
        self.take(&reference, kind).map(Some)
    }

    /// Takes the parts of this kind that the document refers to.
    ///
    /// # Errors
    /// One is not as it should be.
    pub(super) fn take_all(&mut self, kind: &TakenKind) -> Result<(), Text> {
        let found = self
            .references
            .iter()
            .find(|one| one.kind.ends_with(kind.relationship));
        if let Some(reference) = found.cloned() {
            self.take(&reference, kind)?;
        }
        Ok(())
    }

    fn take(&mut self, reference: &Reference, kind: &TakenKind) -> Result<String, Text> {
        let path = within(reference)?;
        if let Some(part) = self
            .taken
            .get(path)
            .and_then(|taken| self.parts.get(*taken))
            && let Some(relationship) = &part.relationship
        {
            return Ok(relationship.id.clone());
        }
        let wrong = |why: Text| unreadable(path, &why);
        let mut root = read(&self.archive.part(path)?).map_err(wrong)?;
        let (name, namespace) = kind.root;
        if root.local_name() != name || root.own_namespace() != Some(namespace) {
            return Err(wrong_root(path, &root, name));
        }
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let pictures = self.take_pictures(folder, file)?;
        let new_ids = pictures
            .iter()
            .map(|(old, new, _)| (old.clone(), new.clone()));
        clean(&mut root, &new_ids.collect()).map_err(wrong)?;
        // Not every program writes its numbering in the order that Word wants.
        if name == NUMBERING.root.0 {
            child_order::restore(&mut root);
        }
        let of_kind = self.parts.iter().filter(|part| part.is_of(kind.kind));
        let number = of_kind.count() + 1;
        let id = format!("rIdTemplate{}", kind.kind.id(number));
        self.taken.insert(path.to_owned(), self.parts.len());
        self.parts.push(TemplatePart {
            path: kind.kind.path(number),
            content_type: kind.kind.content_type,
            relationship: Some(Relationship {
                id: id.clone(),
                kind: kind.kind.relationship(),
            }),
            pictures: pictures
                .into_iter()
                .map(|(_, new, path)| (new, path))
                .collect(),
            bytes: root.write(),
        });
        Ok(id)
    }

    /// Takes the pictures that a part refers to: of each the id in the template, the new one, and
    /// where it lies from now on.
    fn take_pictures(
        &mut self,
        folder: &str,
        file: &str,
    ) -> Result<Vec<(String, String, String)>, Text> {
        let mut taken = Vec::new();
        for reference in references(&mut self.archive, folder, file)? {
            let path = match within(&reference) {
                Ok(path) if reference.kind.ends_with("/image") => path,
                // What is no picture, or lies elsewhere, is left, and what shows it with it.
                _ => continue,
            };
            let Some(picture) = self.take_picture(path)? else {
                continue;
            };
            let new = format!("rId{}", taken.len() + 1);
            taken.push((reference.id, new, picture));
        }
        Ok(taken)
    }

    /// Where a picture lies from now on; nothing where it is none that Word shows by itself.
    fn take_picture(&mut self, path: &str) -> Result<Option<String>, Text> {
        if let Some(part) = self
            .taken
            .get(path)
            .and_then(|taken| self.parts.get(*taken))
        {
            return Ok(Some(part.path.clone()));
        }
        let bytes = self.archive.part(path)?;
        let Some(kind) = picture_kind::of(&bytes) else {
            // Such a drawing always stands beside a picture of points, which does for it.
            let is_beside = path
                .rsplit_once('.')
                .is_some_and(|(_, end)| end.eq_ignore_ascii_case("svg"));
            if !is_beside {
                let note = say!(
                    "模板里的图片 {path} 没有放进年报：它不是 PNG、JPEG、GIF、BMP、TIFF、EMF 或 WMF；要放进去，在模板里换成 PNG 图片",
                    "left out the template's picture {path}: it is no PNG, JPEG, GIF, BMP, TIFF, EMF or WMF; to have it, put it into the template as PNG"
                );
                self.left_out.insert(path.to_owned(), note);
            }
            return Ok(None);
        };
        let number = self.parts.iter().filter(|part| part.is_picture()).count() + 1;
        let new = format!("word/media/template{number}.{}", kind.ending);
        self.taken.insert(path.to_owned(), self.parts.len());
        self.parts.push(TemplatePart {
            path: new.clone(),
            content_type: kind.content_type,
            relationship: None,
            pictures: Vec::new(),
            bytes,
        });
        Ok(Some(new))
    }
}

/// The name of the part that is referred to.
fn within(reference: &Reference) -> Result<&str, Text> {
    reference.path.as_deref().ok_or_else(|| {
        say!(
            "它引用了文件之外的部件（{id}）",
            "it refers to a part outside of the file ({id})",
            id = reference.id.as_str()
        )
    })
}

/// What a part refers to; nothing where it has no list of that. One without an id, a type or a
/// target, which are what a reference is, is none.
fn references(archive: &mut Archive<'_>, folder: &str, file: &str) -> Result<Vec<Reference>, Text> {
    let list = format!("{folder}/_rels/{file}.rels");
    if !archive.has(&list) {
        return Ok(Vec::new());
    }
    let root = read(&archive.part(&list)?).map_err(|why| unreadable(&list, &why))?;
    let references = root.named("Relationship").filter_map(|relationship| {
        let is_external = relationship.get("TargetMode") == Some("External");
        let target = relationship.get("Target")?;
        Some(Reference {
            id: relationship.get("Id")?.to_owned(),
            kind: relationship.get("Type")?.to_owned(),
            path: resolved(folder, target).filter(|_| !is_external),
        })
    });
    Ok(references.collect())
}

/// The name of the part that a target means in a folder; nothing where it leads out of the file.
fn resolved(folder: &str, target: &str) -> Option<String> {
    let (from, target) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target),
    };
    let mut segments: Vec<&str> = from
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    for segment in target.split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop()?;
            }
            "" => return None,
            _ if segment.contains([':', '\\', '?', '#']) => return None,
            _ => segments.push(segment),
        }
    }
    Some(segments.join("/"))
}

/// What is said of a part that cannot be read.
pub(super) fn unreadable(path: &str, why: &Text) -> Text {
    say!(
        "部件 {path} 读不懂：{why}",
        "the part {path} cannot be read: {why}",
        path,
        why
    )
}

/// What is said of a part that is not what its name says.
pub(super) fn wrong_root(path: &str, root: &Element, name: &str) -> Text {
    let is_strict = root
        .own_namespace()
        .is_some_and(|one| one.starts_with("http://purl.oclc.org/ooxml"));
    if is_strict {
        return Text::fixed(
            "它是 Strict Open XML 格式；在 Word 里另存为“Word 文档 (*.docx)”",
            "it is in the Strict Open XML format; save it in Word as “Word Document (*.docx)”",
        );
    }
    let found = root.name.as_str();
    let why = say!(
        "根元素应当是 {name}，这里是 {found}",
        "its root element should be {name}, it is {found}",
        name,
        found
    );
    unreadable(path, &why)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_target_is_a_part_of_the_file_or_nothing() {
        let part = |target| resolved("word", target);
        assert_eq!(part("header1.xml").as_deref(), Some("word/header1.xml"));
        assert_eq!(
            part("./a/../media/x.png").as_deref(),
            Some("word/media/x.png")
        );
        assert_eq!(
            part("/word/media/x.png").as_deref(),
            Some("word/media/x.png")
        );
        assert_eq!(part("../media/x.png").as_deref(), Some("media/x.png"));
        for outside in [
            "../../x",
            "..\\x",
            "http://x/y",
            "file:///etc/passwd",
            "//host/share",
            "a//b",
            "",
        ] {
            assert_eq!(part(outside), None, "{outside}");
        }
    }
}
