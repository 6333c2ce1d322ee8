//! The report as one self-contained web page.
//!
//! Nothing on it asks another place for anything, and nothing runs: text, drawings and styles are
//! all in the file. Every figure stands in an element with its id in `data-figure`, and once more
//! in a block of JSON.

mod block;
mod chart;
mod files;
mod inline;
mod qr_code;
mod table;

use anyhow::{Context as _, Result};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::block::Drawing;
use super::{
    built_file::BuiltFile,
    page_policy,
    printable::{HTML, printable},
};
use crate::{
    document::Document,
    facts::{Facts, trace::Trace},
};

/// The look of the page, on screens and on paper.
const STYLE: &str = include_str!("html/page.css");

/// Draws the report as an `.html` page that carries its facts and offers the files built with it.
///
/// # Errors
///
/// The figures cannot be put into JSON.
pub fn write(document: &Document, facts: &Facts, built: &[BuiltFile]) -> Result<Vec<u8>> {
    let title = &document.properties.title;
    let description = format!("{title}，共{}项数据", facts.figures.len());
    let mut drawing = Drawing::new(&document.edition);
    let blocks = drawing.blocks(&document.blocks);
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(page_policy::of(STYLE));
                meta name="description" content=(printable(&description, HTML));
                meta name="author" content=(printable(&document.properties.organ, HTML));
                (portal(document, facts.url))
                meta name="color-scheme" content="light dark";
                title { (printable(title, HTML)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#text" { "跳到正文" }
                @if let Some(mark) = document.edition.mark() {
                    aside class="draft" aria-label="草稿" { (mark) "，不得公布" }
                }
                main id="text" {
                    article { (blocks) (drawing.notes()) }
                    (files::attachments(document, built))
                }
                (foot(document, facts))
                script type="application/json" id="report-data" { (PreEscaped(data(facts)?)) }
            }
        }
    };
    Ok(page.into_string().into_bytes())
}

/// What portals and search engines of the government read of an article, as the annex on tags of
/// 国办发〔2017〕47号 names it, as far as the year file says it.
fn portal(document: &Document, url: Option<&str>) -> Markup {
    let properties = &document.properties;
    let title = printable(&properties.title, HTML);
    let organ = printable(&properties.organ, HTML);
    html! {
        meta name="ArticleTitle" content=(title);
        @if let Some(date) = properties.date {
            meta name="PubDate" content=(date.format("%Y-%m-%d"));
        }
        meta name="ContentSource" content=(organ);
        meta name="Keywords" content={ "政府信息公开," (properties.year) "年度报告," (organ) };
        @if let Some(url) = url {
            meta name="Url" content=(printable(url, HTML));
        }
    }
}

/// Whom to ask, and by what a printed page is traced.
fn foot(document: &Document, facts: &Facts) -> Markup {
    let url = facts.url;
    let trace = Trace::of_hashes(facts.year_file_sha256, &facts.figures_sha256);
    html! {
        footer {
            h2 { "联系方式" }
            dl {
                @for (label, value) in &document.contact {
                    div { dt { (label) } dd { (printable(value, HTML)) } }
                }
                @if let Some(url) = url {
                    div {
                        dt { "网址" }
                        dd {
                            @if url.starts_with("https://") || url.starts_with("http://") {
                                a href=(url) { (url) }
                            } @else {
                                (printable(url, HTML))
                            }
                        }
                    }
                }
            }
            // Written by the style sheet: it is no text of the report, and a page that is held
            // against its year file is not another one because a remark in that has changed.
            p class="trace" data-trace=(trace) {}
        }
    }
}

/// The figures and relations as JSON that cannot end the element it stands in.
fn data(facts: &Facts) -> Result<String> {
    let json = serde_json::to_string(facts).context("figures as JSON")?;
    Ok(json
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026"))
}
