//! What a template changes about the file; nothing where there is none.

use super::{
    package::TemplatePart,
    part_kind::{HEADER, THEME},
    style_ids::StyleIds,
    template::Template,
    xml_writer::XmlWriter,
};
use crate::document::edition::Edition;

/// A template put on a report, or none.
pub(super) struct Applied<'a> {
    template: Option<&'a Template>,
    /// What styles are called.
    pub(super) styles: StyleIds,
    /// Whether the report is a draft, which keeps its own headers: they say that it is one.
    pub(super) edition: &'a Edition,
}

impl<'a> Applied<'a> {
    /// This template on a report.
    pub(super) fn new(template: Option<&'a Template>, edition: &'a Edition) -> Self {
        Self {
            template,
            styles: template.map_or_else(StyleIds::default, Template::style_ids),
            edition,
        }
    }

    /// The template.
    pub(super) fn template(&self) -> Option<&'a Template> {
        self.template
    }

    /// Whether headers of ours stand over the pages. Only a draft has any.
    pub(super) fn has_own_headers(&self) -> bool {
        self.edition.mark().is_some()
    }

    /// Whether footers of ours stand under the pages.
    pub(super) fn has_own_footers(&self) -> bool {
        !self.template.is_some_and(Template::has_headers_or_footers)
    }

    /// Whether the theme is ours.
    pub(super) fn has_own_theme(&self) -> bool {
        let is_theme = |part: &TemplatePart| part.is_of(&THEME);
        !self
            .template
            .is_some_and(|template| template.parts.iter().any(is_theme))
    }

    /// Whether left and right pages have headers and footers of their own.
    pub(super) fn differs_by_side(&self) -> bool {
        self.has_own_footers() || self.template.is_some_and(|template| template.even_and_odd)
    }

    /// Puts what the template says about its sections under this name, if anything, and says
    /// whether it did.
    pub(super) fn put_taken(&self, xml: &mut XmlWriter, name: &str) -> bool {
        let Some(template) = self.template else {
            return false;
        };
        let mut has_any = false;
        for child in template.section.iter().filter(|child| child.name == name) {
            child.write_to(xml);
            has_any = true;
        }
        has_any
    }

    /// The parts of the template that come into the file: in a draft no headers, and no pictures that
    /// only they show.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'a TemplatePart> {
        let parts = self.template.map_or(&[][..], |template| &template.parts);
        let has_own_headers = self.has_own_headers();
        let is_kept = move |part: &TemplatePart| !(has_own_headers && part.is_of(&HEADER));
        let is_shown = move |picture: &TemplatePart| {
            let mut kept = parts.iter().filter(|part| is_kept(part));
            kept.any(|part| part.pictures.iter().any(|(_, path)| *path == picture.path))
        };
        parts.iter().filter(move |part| {
            if part.is_picture() {
                is_shown(part)
            } else {
                is_kept(part)
            }
        })
    }
}
