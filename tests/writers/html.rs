//! The web page, read back as a browser reads it.

use std::collections::{BTreeMap, BTreeSet};

use report::{
    document::{compose::document, edition::Edition, printer::Printer},
    facts,
    writers::{built_file::BuiltFile, html::write},
};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::support::{Project, REAL, examples, world};

fn page(text: &str, built: &[BuiltFile]) -> String {
    let report = world(text).report();
    let edition = Edition::Final;
    let document = document(&Printer::new(&report, &edition));
    String::from_utf8(write(&document, &facts::of(&report), built).unwrap()).unwrap()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The page's figures by id, as they are printed.
fn figures(page: &Html) -> BTreeMap<String, BTreeSet<String>> {
    let mut figures: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for element in select(page, "[data-figure]") {
        let id = element.attr("data-figure").unwrap().to_owned();
        figures.entry(id).or_default().insert(text_of(element));
    }
    figures
}

fn data(page: &Html) -> Value {
    let block = select(page, "script#report-data");
    assert_eq!(block.len(), 1);
    serde_json::from_str(&text_of(block[0])).unwrap()
}

#[test]
fn every_figure_stands_under_its_id_and_once_more_as_json() {
    for text in [
        REAL.to_owned(),
        examples::text("layout.toml"),
        examples::text("form-2021.toml"),
    ] {
        let page = Html::parse_document(&page(&text, &[]));
        let printed = figures(&page);
        let data = data(&page);
        let listed = data["figures"].as_array().unwrap();
        let mut compared = 0;
        for figure in listed {
            let id = figure["id"].as_str().unwrap();
            let Some(texts) = printed.get(id) else {
                continue;
            };
            let value = figure["value"].as_str().unwrap_or_default();
            let numeral = texts
                .iter()
                .all(|text| text == value || text.chars().all(|c| !c.is_ascii_digit()));
            assert!(numeral, "{id}: {texts:?} {value}");
            compared += 1;
        }
        assert!(compared >= 4, "{compared}");
        let known: BTreeSet<&str> = listed.iter().filter_map(|one| one["id"].as_str()).collect();
        for id in printed.keys() {
            let id = id.split('|').next().unwrap();
            assert!(known.contains(id), "{id} stands in the text alone");
        }
        assert_eq!(data["year_file_sha256"].as_str().unwrap().len(), 64);
    }
}

#[test]
fn relations_are_told_with_both_sides_and_verdict() {
    let page = Html::parse_document(&page(REAL, &[]));
    let data = data(&page);
    let relation = &data["relations"][0];
    assert_eq!(relation["left"], serde_json::json!(["disclosed"]));
    assert_eq!(relation["right"].as_array().unwrap().len(), 9);
    assert_eq!(
        (&relation["is"], &relation["verdict"]),
        (&Value::from("="), &Value::from("held"))
    );
}

#[test]
fn not_reported_is_empty_and_heard_and_no_zero() {
    let page = Html::parse_document(&page(REAL, &[]));
    let printed = figures(&page);
    let empty = printed.values().filter(|texts| texts.contains("")).count();
    assert!(empty > 30, "{empty}");
    assert_eq!(printed["fees"], BTreeSet::from(["0".to_owned()]));
    let heard = select(&page, "td .unseen");
    assert_eq!(heard.len(), empty);
    assert!(heard.iter().all(|one| text_of(*one) == "未填报"));
}

/// A built page lists the files beside it, all of them and no other.
#[test]
fn attachments_are_exactly_the_files_that_were_built() {
    let text = examples::text("layout.toml").replace(
        "kind  = \"file\"",
        "kind  = \"file\"\npath = \"mu lu#1.pdf\"",
    );
    let project = Project::new()
        .file("a.toml", &text)
        .file("mu lu#1.pdf", "%PDF-1.4");
    let said = project.run("build a.toml --out out --format docx,xlsx,html");
    assert_eq!(said.code, 0, "{}", said.err);
    let files = project.files("out");
    let (name, html) = files
        .iter()
        .find(|(_, bytes)| bytes.starts_with(b"<!DOCTYPE"))
        .unwrap();
    let page = Html::parse_document(str::from_utf8(html).unwrap());
    let mut offered = BTreeMap::new();
    for link in select(&page, ".attachments a") {
        let href = link.attr("href").unwrap().strip_prefix("./").unwrap();
        let decoded = percent_decoded(href);
        assert_eq!(link.attr("download"), Some(decoded.as_str()));
        offered.insert(decoded, text_of(link));
    }
    let beside: BTreeSet<&String> = files
        .iter()
        .map(|(name, _)| name)
        .filter(|one| *one != name)
        .collect();
    assert_eq!(offered.keys().collect::<BTreeSet<_>>(), beside);
    for (name, bytes) in &files {
        if let Some(told) = offered.get(name) {
            let kilobytes = format!("，{} KB", bytes.len().div_ceil(1024));
            assert!(told.ends_with(&kilobytes), "{name}: {told}");
        }
    }
    // In the order of the report's own list, which is the Word report's; the report itself last.
    let titles: Vec<String> = select(&page, ".attachment")
        .into_iter()
        .map(text_of)
        .collect();
    assert_eq!(
        titles,
        [
            "政府信息公开情况统计表（2016年度）",
            "政府信息公开目录",
            "某市某区统计局2016年政府信息公开年度报告"
        ]
    );
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: String = [rest.next().unwrap(), rest.next().unwrap()]
                .map(char::from)
                .iter()
                .collect();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn an_attached_file_that_is_not_there_stops_the_build() {
    let text = examples::text("layout.toml")
        .replace("kind  = \"file\"", "kind  = \"file\"\npath = \"no.pdf\"");
    let project = Project::new().file("a.toml", &text);
    let said = project.run("build a.toml --out out --format all --quiet");
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("cannot read no.pdf, the file of the attachment 政府信息公开目录"),
        "{}",
        said.err
    );
    assert!(project.files("out").is_empty());
}

#[test]
fn two_files_of_one_name_stop_the_build() {
    let text = examples::text("layout.toml").replace(
        "kind  = \"file\"",
        "kind  = \"file\"\npath = \"a/x.pdf\"\n\n[[attachments]]\ntitle = \"又一份\"\nkind = \"file\"\npath = \"b/x.pdf\"",
    );
    let project = Project::new()
        .file("a.toml", &text)
        .file("a/x.pdf", "1")
        .file("b/x.pdf", "2");
    let said = project.run("build a.toml --out out --format html --quiet");
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("two files are called x.pdf"),
        "{}",
        said.err
    );
    assert!(project.files("out").is_empty());
}

#[test]
fn the_page_asks_nobody_and_runs_nothing() {
    let text = page(&examples::text("layout.toml"), &[]);
    let page = Html::parse_document(&text);
    for element in select(&page, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value}");
            let leads_away =
                ["src", "srcset", "poster", "data", "action", "xlink:href"].contains(&name);
            assert!(!leads_away, "{name}={value}");
        }
    }
    assert!(select(&page, "link, iframe, object, embed, img, form, base").is_empty());
    let scripts = select(&page, "script");
    assert!(
        scripts
            .iter()
            .all(|script| script.attr("type") == Some("application/json"))
    );
    let policy = select(&page, "meta[http-equiv=Content-Security-Policy]")[0];
    let policy = policy.attr("content").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    let links: Vec<&str> = select(&page, "a")
        .iter()
        .filter_map(|link| link.attr("href"))
        .collect();
    let ids: BTreeSet<&str> = select(&page, "[id]")
        .iter()
        .filter_map(|one| one.attr("id"))
        .collect();
    for link in links {
        match link.strip_prefix('#') {
            Some(anchor) => assert!(ids.contains(anchor), "{link}"),
            None => assert_eq!(link, "https://www.example.gov.cn/xxgk/nb/2016.html"),
        }
    }
    let style = select(&page, "style")[0];
    assert!(!text_of(style).contains("url("));
}

#[test]
fn every_id_is_used_once_and_every_cell_names_its_heads() {
    for name in ["layout.toml", "form-2019.toml", "form-2021.toml"] {
        let page = Html::parse_document(&page(&examples::text(name), &[]));
        let ids: Vec<&str> = select(&page, "[id]")
            .iter()
            .filter_map(|one| one.attr("id"))
            .collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}");
        let heads: BTreeMap<&str, &str> = select(&page, "th")
            .iter()
            .map(|head| (head.attr("id").unwrap(), head.attr("scope").unwrap()))
            .collect();
        let mut looked_at = 0;
        for cell in select(&page, "td")
            .into_iter()
            .filter(|cell| cell.html().contains("data-figure"))
        {
            let named: Vec<&str> = cell.attr("headers").unwrap().split(' ').collect();
            let scopes: Vec<&str> = named.iter().map(|id| heads[id]).collect();
            assert!(
                scopes.iter().any(|scope| scope.starts_with("col")),
                "{name}: {}",
                cell.html()
            );
            looked_at += 1;
        }
        assert!(looked_at > 5, "{name}");
        for table in select(&page, "table") {
            assert_eq!(
                table.select(&Selector::parse("caption").unwrap()).count(),
                1
            );
        }
    }
    // The fifth cell of “予以公开” stands under three heads and beside two.
    let page = Html::parse_document(&page(&examples::text("form-2021.toml"), &[]));
    let cell = select(
        &page,
        "[data-figure=\"requests.result.granted.org.business\"]",
    )[0];
    let cell = ElementRef::wrap(cell.parent().unwrap()).unwrap();
    let said: Vec<String> = cell
        .attr("headers")
        .unwrap()
        .split(' ')
        .map(|id| text_of(select(&page, &format!("#{id}"))[0]))
        .collect();
    assert_eq!(
        said,
        [
            "申请人情况",
            "法人或其他组织",
            "商业企业",
            "三、本年度办理结果",
            "（一）予以公开"
        ]
    );
}

#[test]
fn charts_and_code_say_what_they_show() {
    let page = Html::parse_document(&page(&examples::text("layout.toml"), &[]));
    let chart = select(&page, ".chart svg title")[0];
    assert!(text_of(chart).contains("统计数据142，统计分析51"));
    let bars: Vec<&str> = select(&page, ".chart rect")
        .iter()
        .filter_map(|bar| bar.attr("width"))
        .collect();
    assert_eq!(bars, ["290", "104", "6", "45"]);
    let code = select(&page, ".code svg")[0];
    assert_eq!(
        code.attr("aria-label"),
        Some("二维码：https://www.example.gov.cn/xxgk/nb/2016.html")
    );
    assert_eq!(
        text_of(select(&page, ".code figcaption")[0]),
        "扫描二维码，在手机上阅读本报告"
    );
}

/// The modules of the drawing, read by a decoder that shares no code with the encoder.
#[test]
fn the_code_on_the_page_leads_to_the_address() {
    let page = Html::parse_document(&page(&examples::text("layout.toml"), &[]));
    let code = select(&page, ".code svg")[0];
    let side: usize = code
        .attr("viewbox")
        .or(code.attr("viewBox"))
        .unwrap()
        .split(' ')
        .nth(2)
        .unwrap()
        .parse()
        .unwrap();
    let path = select(&page, ".code path")[0].attr("d").unwrap();
    let mut dark = BTreeSet::new();
    for stretch in path.split('M').skip(1) {
        let (x, rest) = stretch.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (length, _) = rest.split_once('v').unwrap();
        let [x, y, length] = [x, y, length].map(|number| number.parse::<usize>().unwrap());
        dark.extend((x..x + length).map(|x| (x, y)));
    }
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side * 6, side * 6, |x, y| {
        if dark.contains(&(x / 6, y / 6)) {
            0
        } else {
            255
        }
    });
    let (_, address) = picture.detect_grids()[0].decode().unwrap();
    assert_eq!(address, "https://www.example.gov.cn/xxgk/nb/2016.html");
}

#[test]
fn without_an_address_there_is_neither_code_nor_invitation() {
    let text = page(REAL, &[]);
    assert!(!text.contains("二维码"));
    assert!(select(&Html::parse_document(&text), ".code").is_empty());
}

#[test]
fn notes_lead_to_their_marks_and_back() {
    let page = Html::parse_document(&page(&examples::text("layout.toml"), &[]));
    let notes: Vec<String> = select(&page, ".notes li")
        .into_iter()
        .map(text_of)
        .collect();
    assert_eq!(
        notes,
        [
            "以本局网站当年发布的条数计，其中统计数据142条。 ↩",
            "不含转载上级机关的信息。 ↩"
        ]
    );
    assert_eq!(
        select(&page, ".notes [data-figure=\"disclosed.statistics\"]").len(),
        1
    );
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let text = examples::text("layout.toml");
    assert_eq!(page(&text, &[]), page(&text, &[]));
}

/// A screen wide or narrow shows what a table is called once: in the heading above it, where that
/// says it; those who listen hear it at the table all the same.
#[test]
fn a_caption_that_repeats_the_heading_is_only_heard() {
    let statutory = Html::parse_document(&page(&examples::text("form-2021.toml"), &[]));
    let captions = select(&statutory, "caption");
    assert_eq!(captions.len(), 3);
    for caption in captions {
        assert_eq!(
            caption.attr("class"),
            Some("unseen"),
            "{}",
            text_of(caption)
        );
    }
    let attached = Html::parse_document(&page(&examples::text("layout.toml"), &[]));
    for caption in select(&attached, "caption") {
        assert_eq!(caption.attr("class"), None, "{}", text_of(caption));
    }
}

/// The labels that stay in view while figures scroll are those beside figures, as many columns as
/// the form has of them.
#[test]
fn the_columns_of_labels_are_told_apart_from_those_of_figures() {
    let page = Html::parse_document(&page(&examples::text("form-2021.toml"), &[]));
    let kept = select(&page, "table.labels-3");
    assert_eq!(kept.len(), 1, "table three");
    let selector = Selector::parse("col").unwrap();
    let columns: Vec<_> = kept[0]
        .select(&selector)
        .map(|column| column.attr("class").unwrap_or_default())
        .collect();
    assert_eq!(columns.len(), 10);
    assert_eq!(columns[..4], ["label-3", "label-2", "label-1", ""]);
}

/// What the portals of the government read (国办发〔2017〕47号), and no more than the year file says.
#[test]
fn the_head_says_what_portals_read() {
    let told = |text: &str| -> BTreeMap<String, String> {
        let page = Html::parse_document(&page(text, &[]));
        select(&page, "meta[name]")
            .into_iter()
            .map(|one| {
                let value = one.attr("content").unwrap();
                (one.attr("name").unwrap().to_owned(), value.to_owned())
            })
            .collect()
    };
    let layout = told(&examples::text("layout.toml"));
    assert_eq!(
        layout["ArticleTitle"],
        "某市某区统计局2016年政府信息公开年度报告"
    );
    assert_eq!(layout["PubDate"], "2017-03-10");
    assert_eq!(layout["ContentSource"], "某市某区统计局");
    assert!(layout["Url"].starts_with("https://"), "{}", layout["Url"]);
    let undated = told(REAL);
    assert!(!undated.contains_key("PubDate") && !undated.contains_key("Url"));
}

#[test]
fn notes_of_the_report_stand_before_its_annexes() {
    let page = page(&examples::text("layout.toml"), &[]);
    let notes = page.find("class=\"notes\"").unwrap();
    let annex = page.find("class=\"annex\"").unwrap();
    assert!(notes < annex);
    assert_eq!(page.matches("class=\"notes\"").count(), 1);
}
