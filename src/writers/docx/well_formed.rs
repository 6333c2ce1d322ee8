//! Whether a part that is written is XML that every reader takes: asked before a build can say that
//! all is well, of what holds words of others than ours.

use anyhow::{Context as _, Result, bail, ensure};
use quick_xml::{
    events::{BytesStart, Event},
    name::ResolveResult,
    reader::NsReader,
};

use crate::writers::printable::{XML, printable};

/// Reads a part to its end.
///
/// # Errors
/// The first thing that no reader of XML takes.
pub(super) fn check(part: &[u8]) -> Result<()> {
    let text = str::from_utf8(part).context("it is not UTF-8")?;
    ensure!(
        printable(text, XML) == text,
        "it holds a character that XML does not"
    );
    let mut reader = NsReader::from_str(text);
    let (mut depth, mut roots) = (0_usize, 0_usize);
    loop {
        let event = reader.read_event()?;
        roots += usize::from(depth == 0 && matches!(event, Event::Start(_) | Event::Empty(_)));
        match event {
            Event::Start(start) => {
                depth += 1;
                check_tag(&reader, &start)?;
            }
            Event::Empty(start) => check_tag(&reader, &start)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => break,
            _ => {}
        }
    }
    ensure!(
        depth == 0 && roots == 1,
        "it has no root element or does not end"
    );
    Ok(())
}

fn check_tag(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<()> {
    let resolver = reader.resolver();
    if let (ResolveResult::Unknown(prefix), _) = resolver.resolve_element(start.name()) {
        bail!("its prefix {prefix} is not declared");
    }
    for attribute in start.attributes() {
        let attribute = attribute?;
        if let (ResolveResult::Unknown(prefix), _) = resolver.resolve_attribute(attribute.key) {
            bail!("its prefix {prefix} is not declared");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_no_reader_takes_is_told_from_what_every_reader_does() {
        for right in [
            "<a/>",
            "<?xml version=\"1.0\"?><p:a xmlns:p='u' p:b='1'><c>甲&amp;</c></p:a>",
        ] {
            assert!(check(right.as_bytes()).is_ok(), "{right}");
        }
        for wrong in [
            "",
            "<a>",
            "<a/><b/>",
            "<a></b>",
            "<p:a/>",
            "<a p:b='1'/>",
            "<a b='1' b='2'/>",
            "<a>\u{7}</a>",
            "<a b='\u{FFFE}'/>",
            "<a b=1/>",
        ] {
            assert!(check(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(check(b"<a>\xFF</a>").is_err());
    }
}
