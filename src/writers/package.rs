//! One archive of all that a build wrote: the files as they are called, the facts for programs, a
//! page that lists it all, and checksums.

use std::io::{Cursor, Write as _};

use anyhow::{Context as _, Result};
use chrono::{Datelike as _, NaiveDateTime, Timelike as _};
use maud::{DOCTYPE, PreEscaped, html};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use super::{
    built_file::BuiltFile,
    file_link, page_policy,
    printable::{HTML, printable},
};
use crate::{
    document::{edition::Edition, properties::Properties},
    facts::Facts,
    source::fingerprint,
};

/// What the archive holds beside the files that were built: the page, the facts, the checksums.
pub const OWN_NAMES: [&str; 4] = [INDEX, FACTS, FACTS_TABLE, CHECKSUMS];
const INDEX: &str = "index.html";
const FACTS: &str = "facts.json";
const FACTS_TABLE: &str = "facts.csv";
const CHECKSUMS: &str = "SHA256SUMS";

/// How files start that are packed already: archives, documents in archives, PDF, pictures.
const PACKED: &[&[u8]] = &[b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF"];

/// The look of the page.
const STYLE: &str = "body{font:1rem/1.6 sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}\
                     table{border-collapse:collapse;width:100%}\
                     th,td{border:1px solid;padding:.3rem .5rem;text-align:left;vertical-align:top}\
                     code{word-break:break-all}.draft{color:#c00000;font-weight:bold}";

/// What is packed: the report's properties and edition, what it states, and the files that were
/// built with their contents, in order.
#[derive(Debug)]
pub struct Contents<'a> {
    /// What the files say about themselves.
    pub properties: &'a Properties,
    /// Whether it is what is published, or a draft.
    pub edition: &'a Edition,
    /// What the report states.
    pub facts: &'a Facts<'a>,
    /// The files.
    pub files: Vec<(&'a BuiltFile, &'a [u8])>,
}

/// A file of the archive.
struct Entry<'a> {
    title: &'a str,
    kind: &'a str,
    name: &'a str,
    bytes: &'a [u8],
    hash: String,
}

/// The bytes of the archive; the same files always give the same bytes.
///
/// # Errors
///
/// The facts cannot be put into JSON, or the archive cannot hold so much.
pub fn write(contents: &Contents<'_>) -> Result<Vec<u8>> {
    let json = serde_json::to_string_pretty(contents.facts).context("figures as JSON")? + "\n";
    let table = contents.facts.csv();
    let built = contents.files.iter().map(|(file, bytes)| {
        (
            file.title.as_str(),
            file.kind.as_str(),
            file.name.as_str(),
            *bytes,
        )
    });
    let own = [
        (
            "全部数字和勾稽关系，供程序读取",
            "JSON",
            FACTS,
            json.as_bytes(),
        ),
        (
            "全部数字，一行一个",
            "CSV 表格",
            FACTS_TABLE,
            table.as_bytes(),
        ),
    ];
    let entries: Vec<Entry<'_>> = built.chain(own).map(entry).collect();
    let index = page(contents, &entries);
    let index = entry(("本页", "网页", INDEX, index.as_bytes()));
    let all: Vec<&Entry<'_>> = std::iter::once(&index).chain(&entries).collect();
    let sums: Vec<String> = all
        .iter()
        .map(|entry| format!("{}  {}", entry.hash, entry.name))
        .collect();
    let sums = sums.join("\n") + "\n";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let date = date(contents.properties.dated());
    for entry in all {
        put(&mut archive, date, entry.name, entry.bytes)?;
    }
    put(&mut archive, date, CHECKSUMS, sums.as_bytes())?;
    Ok(archive.finish()?.into_inner())
}

fn entry<'a>((title, kind, name, bytes): (&'a str, &'a str, &'a str, &'a [u8])) -> Entry<'a> {
    Entry {
        title,
        kind,
        name,
        bytes,
        hash: fingerprint(bytes),
    }
}

/// Adds a file; what is packed already is put in as it is.
fn put(
    archive: &mut ZipWriter<Cursor<Vec<u8>>>,
    date: DateTime,
    name: &str,
    bytes: &[u8],
) -> Result<()> {
    let is_packed = PACKED.iter().any(|start| bytes.starts_with(start));
    let method = if is_packed {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(date)
        // Else it would be the system that this runs on.
        .system(System::Unix)
        .unix_permissions(0o644);
    archive
        .start_file(name, options)
        .with_context(|| format!("cannot pack {name}"))?;
    archive.write_all(bytes)?;
    Ok(())
}

/// A date as archives have it, or the first that they know.
fn date(dated: NaiveDateTime) -> DateTime {
    let parts = || {
        let year = u16::try_from(dated.year()).ok()?;
        let [month, day, hour, minute, second] = [
            dated.month(),
            dated.day(),
            dated.hour(),
            dated.minute(),
            dated.second(),
        ]
        .map(|part| u8::try_from(part).ok());
        DateTime::from_date_and_time(year, month?, day?, hour?, minute?, second?).ok()
    };
    parts().unwrap_or(DateTime::default())
}

/// The page that lists the files.
fn page(contents: &Contents<'_>, entries: &[Entry<'_>]) -> String {
    let Properties {
        title, organ, year, ..
    } = contents.properties;
    let facts = contents.facts;
    let reported = facts.figures.iter().filter(|one| one.value.is_some());
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(page_policy::of(STYLE));
                title { (printable(title, HTML)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (printable(title, HTML)) }
                    @if let Some(mark) = contents.edition.mark() {
                        p class="draft" { (mark) "，不得公布" }
                    }
                    p {
                        (printable(organ, HTML)) "，" (year) "年度。数字" (facts.figures.len())
                        "项，其中已填报" (reported.count()) "项；勾稽关系" (facts.relations.len()) "条。"
                    }
                    table {
                        caption { "文件" }
                        thead { tr { th scope="col" { "文件" } th scope="col" { "内容" } th scope="col" { "SHA-256" } } }
                        tbody {
                            @for entry in entries {
                                tr {
                                    td { a href=(file_link::to(entry.name)) { (printable(entry.name, HTML)) } }
                                    td { (printable(entry.title, HTML)) "（" (entry.kind) "，" (file_link::size(entry.bytes.len())) "）" }
                                    td { code { (entry.hash) } }
                                }
                            }
                        }
                    }
                    p {
                        "核对文件是否完整：在本文件夹里运行 " code { "sha256sum -c " (CHECKSUMS) }
                        "（Windows 上对每个文件运行 " code { "certutil -hashfile 文件名 SHA256" } "，与上表对照）。年度文件的 SHA-256："
                        code { (facts.year_file_sha256) } "；全部数字的 SHA-256：" code { (facts.figures_sha256) } "。"
                    }
                }
            }
        }
    };
    page.into_string()
}
