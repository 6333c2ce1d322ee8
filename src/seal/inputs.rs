//! The files that a result depends on.

use std::path::Path;

use super::{
    content::{ATTACHMENT, CONFIGURATION, FORM, LAST_YEAR, SealedFile, TEMPLATE, YEAR_FILE},
    digests::Digests,
};
use crate::{
    compile::{Compiled, World},
    diagnostic::Role,
    source::Source,
};

/// The year file, and whatever else the report and the files written of it depend on and could be
/// read, in one order.
pub(super) fn of(world: &dyn World, compiled: &Compiled) -> Vec<SealedFile> {
    let texts = compiled.files.all().filter_map(|file| {
        let role = role(file.role)?;
        Some(sealed(
            role,
            Path::new(file.source.name()),
            &bytes(world, &file.source)?,
        ))
    });
    let mut inputs: Vec<SealedFile> = texts.collect();
    let further = compiled.report.iter().flat_map(|report| {
        let template = report
            .style
            .template
            .iter()
            .map(|named| named.value.as_str());
        let attached = report
            .attachments
            .iter()
            .filter_map(|one| one.path.as_deref());
        let attached = attached.map(|path| (ATTACHMENT, path));
        template.map(|path| (TEMPLATE, path)).chain(attached)
    });
    inputs.extend(further.filter_map(|(role, path)| {
        let path = Path::new(path);
        Some(sealed(role, path, &world.read(path).ok()?))
    }));
    inputs
}

/// What a text that a report was compiled from is called in a seal.
fn role(role: Role) -> Option<&'static str> {
    match role {
        Role::Year => Some(YEAR_FILE),
        Role::Form => Some(FORM),
        Role::Last => Some(LAST_YEAR),
        Role::Configuration => Some(CONFIGURATION),
        Role::Seal | Role::Output | Role::Foreign => None,
    }
}

/// The bytes that a text was read from.
fn bytes(world: &dyn World, source: &Source) -> Option<Vec<u8>> {
    let encoded = source.encode(source.text());
    if source.is_of(&encoded) {
        return Some(encoded);
    }
    // There is more than one way to write some characters of GB18030.
    world.read(Path::new(source.name())).ok()
}

/// A file without its folder, which may be another one tomorrow.
pub(super) fn sealed(role: &str, path: &Path, bytes: &[u8]) -> SealedFile {
    let Digests { bytes, sha256, sm3 } = Digests::of(bytes);
    let name = path.file_name().unwrap_or(path.as_os_str());
    SealedFile {
        role: role.to_owned(),
        name: name.to_string_lossy().into_owned(),
        bytes,
        sha256,
        sm3,
    }
}
