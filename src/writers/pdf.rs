//! The report as a PDF that is filed: PDF/A-3a and PDF/UA-1 in one, with its facts attached.
//!
//! Pages are those that the room `setting` has laid; here they are only printed. Every figure
//! stands in an element of the document's structure whose id is `U`, the figure's id, `#` and the
//! number of its occurrence.

mod characters;
mod drawing;
mod font_lists;
mod leaf;
pub mod missing_face;
mod on_page;
mod outline;
mod over_page;
mod page;
mod paint;
mod pen;
mod printing;
mod shapes;
mod structure;
mod table;
mod type_look;
mod typeface;
mod typefaces;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, anyhow};
use chrono::{Datelike as _, Timelike as _};
use krilla::{
    Data, Document as Pdf, SerializeSettings,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    embed::{AssociationKind, EmbeddedFile, MimeType},
    metadata::{DateTime, Metadata},
};

use self::{
    characters::characters,
    missing_face::{MissingFace, NoChineseFace},
    printing::{Printing, destinations},
    structure::{LANGUAGE, Structure},
    typefaces::Typefaces,
};
use crate::{
    document::{Document, properties::Properties},
    facts::Facts,
    fonts::FontFiles,
    setting::{Look, blocks, pages},
};

/// The name of the file with the facts.
const FACTS: &str = "report-data.json";

/// Draws the report as a `.pdf`, printed in the faces that `files` has; which of those that were
/// asked for are not there is put into `missing`.
///
/// A draft says so on every page; what is found about a figure is said in place of it to those who
/// do not see it, and it is red.
///
/// # Errors
///
/// There is [`NoChineseFace`], or a table's cells overlap or leave its columns.
pub fn write(
    document: &Document,
    facts: &Facts,
    files: &dyn FontFiles,
    missing: &mut Vec<MissingFace>,
) -> Result<Vec<u8>> {
    let look = Look::new(&document.style);
    let sections = blocks::set(document, &look);
    let laid = pages::lay(&sections, &look)?;
    let printed = characters(&laid, document.edition.mark());
    let typefaces = Typefaces::find(&look, files, printed).ok_or(NoChineseFace)?;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| anyhow!("{error:?}"))?;
    let mut pdf = Pdf::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut printing = Printing {
        look: &look,
        typefaces: &typefaces,
        laid: &laid,
        mark: document.edition.mark(),
        anchors: destinations(&laid, &look),
        leaves: BTreeMap::new(),
        notes: BTreeMap::new(),
    };
    printing.pages(&mut pdf);
    let tree = Structure::new(printing).tree(&sections, &laid.rows);
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline::outline(&laid, &look));
    pdf.set_metadata(metadata(&document.properties));
    pdf.embed_file(attached(facts, &document.properties)?)
        .context("the facts are attached once")?;
    *missing = typefaces.missing();
    pdf.finish().map_err(|error| anyhow!("{error:?}"))
}

/// What the file says about itself; nothing of when it was made.
fn metadata(properties: &Properties) -> Metadata {
    let particulars = properties.particulars();
    let particulars = particulars.map(|(name, value)| format!("{name}={value}"));
    Metadata::new()
        .title(properties.title.clone())
        .description(format!("{}年政府信息公开工作年度报告", properties.year))
        .keywords(particulars.into())
        .language(LANGUAGE.to_owned())
        .creator(env!("CARGO_PKG_NAME").to_owned())
        .authors(vec![properties.organ.clone()])
        .creation_date(date(properties))
        .document_id(properties.fingerprint.clone())
}

/// When the file says that it was made, as the Word report does.
fn date(properties: &Properties) -> DateTime {
    let dated = properties.dated();
    let small = |number: u32| u8::try_from(number).expect("a date has two digits");
    DateTime::new(u16::try_from(dated.year()).expect("a file says a year of four digits"))
        .month(small(dated.month()))
        .day(small(dated.day()))
        .hour(small(dated.hour()))
        .minute(small(dated.minute()))
        .second(small(dated.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// The facts as a file within the file.
fn attached(facts: &Facts, properties: &Properties) -> Result<EmbeddedFile> {
    let json = serde_json::to_vec(facts).context("figures as JSON")?;
    Ok(EmbeddedFile {
        path: FACTS.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some("本报告的全部数字及其关系".to_owned()),
        association_kind: AssociationKind::Data,
        data: Data::from(json),
        modification_date: Some(date(properties)),
        compress: Some(true),
        location: None,
    })
}
