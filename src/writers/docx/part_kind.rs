//! The kinds of parts that a file may have: a row each.

/// Where most types of relationships are named.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a part is: a row of the table of all that a file may have.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// Its place in the archive.
    path: Path,
    /// What programs call its content.
    pub(super) content_type: &'static str,
    /// What points at it.
    pub(super) owner: OwnerKind,
    /// The id by which its owner refers to it; with its number behind it where there are several.
    id: &'static str,
    /// The type of that relationship.
    relationship: &'static str,
}

/// A place in the archive.
#[derive(Debug, PartialEq, Eq)]
enum Path {
    /// Of the only part of its kind.
    One(&'static str),
    /// Of one of several: what stands before its number and behind it.
    Numbered(&'static str, &'static str),
}

/// What points at parts of a kind.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum OwnerKind {
    /// The file itself.
    Package,
    /// The text.
    Document,
    /// The chart of the same number.
    Chart,
}

/// The text.
pub(super) const DOCUMENT: Kind = Kind {
    path: Path::One("word/document.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    owner: OwnerKind::Package,
    id: "rIdDocument",
    relationship: "officeDocument",
};

/// Title, creator, subject.
pub(super) const CORE_PROPERTIES: Kind = Kind {
    path: Path::One("docProps/core.xml"),
    content_type: "application/vnd.openxmlformats-package.core-properties+xml",
    owner: OwnerKind::Package,
    id: "rIdCore",
    relationship: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
};

/// The program and the organ.
pub(super) const APPLICATION: Kind = Kind {
    path: Path::One("docProps/app.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    owner: OwnerKind::Package,
    id: "rIdApplication",
    relationship: "extended-properties",
};

/// Organ, year, form and the year file's fingerprint.
pub(super) const CUSTOM_PROPERTIES: Kind = Kind {
    path: Path::One("docProps/custom.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    owner: OwnerKind::Package,
    id: "rIdCustom",
    relationship: "custom-properties",
};

/// The named styles.
pub(super) const STYLES: Kind = Kind {
    path: Path::One("word/styles.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    owner: OwnerKind::Document,
    id: "rIdStyles",
    relationship: "styles",
};

/// Colours and faces that Word offers in its menus.
pub(super) const THEME: Kind = Kind {
    path: Path::One("word/theme/theme1.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.theme+xml",
    owner: OwnerKind::Document,
    id: "rIdTheme",
    relationship: "theme",
};

/// How headings of a template are numbered; ours carry their numbers in their text.
pub(super) const NUMBERING: Kind = Kind {
    path: Path::One("word/numbering.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    owner: OwnerKind::Document,
    id: "rIdNumbering",
    relationship: "numbering",
};

/// Settings of the whole document.
pub(super) const SETTINGS: Kind = Kind {
    path: Path::One("word/settings.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    owner: OwnerKind::Document,
    id: "rIdSettings",
    relationship: "settings",
};

/// The fonts and what stands in for them.
pub(super) const FONT_TABLE: Kind = Kind {
    path: Path::One("word/fontTable.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
    owner: OwnerKind::Document,
    id: "rIdFonts",
    relationship: "fontTable",
};

/// What stands over pages.
pub(super) const HEADER: Kind = Kind {
    path: Path::Numbered("word/header", ".xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    owner: OwnerKind::Document,
    id: "rIdHeader",
    relationship: "header",
};

/// What stands under pages.
pub(super) const FOOTER: Kind = Kind {
    path: Path::Numbered("word/footer", ".xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    owner: OwnerKind::Document,
    id: "rIdFooter",
    relationship: "footer",
};

/// The findings of a draft.
pub(super) const COMMENTS: Kind = Kind {
    path: Path::One("word/comments.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    owner: OwnerKind::Document,
    id: "rIdComments",
    relationship: "comments",
};

/// Notes at the foot of the page.
pub(super) const FOOTNOTES: Kind = Kind {
    path: Path::One("word/footnotes.xml"),
    content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    owner: OwnerKind::Document,
    id: "rIdFootnotes",
    relationship: "footnotes",
};

/// A chart.
pub(super) const CHART: Kind = Kind {
    path: Path::Numbered("word/charts/chart", ".xml"),
    content_type: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    owner: OwnerKind::Document,
    id: "rIdChart",
    relationship: "chart",
};

/// The data of the chart of the same number.
pub(super) const CHART_WORKBOOK: Kind = Kind {
    path: Path::Numbered("word/embeddings/chart", ".xlsx"),
    content_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    owner: OwnerKind::Chart,
    id: "rIdWorkbook",
    relationship: "package",
};

/// A picture.
pub(super) const PICTURE: Kind = Kind {
    path: Path::Numbered("word/media/picture", ".png"),
    content_type: "image/png",
    owner: OwnerKind::Document,
    id: "rIdPicture",
    relationship: "image",
};

impl Kind {
    /// The id by which its owner refers to the part of that number.
    pub(super) fn id(&self, number: usize) -> String {
        match (&self.path, &self.owner) {
            (Path::Numbered(..), OwnerKind::Document) => format!("{}{number}", self.id),
            // A chart has one workbook.
            _ => self.id.to_owned(),
        }
    }

    /// Whether a part of this path is of this kind.
    pub(super) fn has(&self, path: &str) -> bool {
        match self.path {
            Path::One(one) => path == one,
            Path::Numbered(before, behind) => path.starts_with(before) && path.ends_with(behind),
        }
    }

    /// The place of the part of that number.
    pub(super) fn path(&self, number: usize) -> String {
        match self.path {
            Path::One(path) => path.to_owned(),
            Path::Numbered(before, behind) => format!("{before}{number}{behind}"),
        }
    }

    /// The type of the relationship, as an address.
    pub(super) fn relationship(&self) -> String {
        if self.relationship.starts_with("http") {
            return self.relationship.to_owned();
        }
        format!("{RELATIONSHIPS}/{}", self.relationship)
    }
}
