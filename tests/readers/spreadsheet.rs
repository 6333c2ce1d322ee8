//! Spreadsheets read back.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write as _},
};

use calamine::{Data, Reader as _, Xls, Xlsx};
use report::readers::{
    Transcript,
    transcript::{Mark, Piece},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    damaged::{is_borne, refused},
    outputs::{Output, built, built_of, hidden, read, shown, year_files},
};
use crate::support::reading::sheet_figures;

/// A package of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const ONE_SHEET: &str = "<workbook><sheets><sheet name='表' r:id='r1'/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";

/// A package with one sheet of this content.
fn one_sheet(content: &str) -> Vec<u8> {
    let sheet = format!("<worksheet>{content}</worksheet>");
    packed(&[
        ("xl/workbook.xml", ONE_SHEET),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// The pieces of a sheet by row and column, from 0.
fn cells<'a>(transcript: &'a Transcript, sheet: &str) -> BTreeMap<(usize, usize), &'a Piece> {
    let table = transcript
        .tables
        .iter()
        .find(|table| table.sheet.as_deref() == Some(sheet))
        .unwrap();
    let piece = |cell: &report::readers::transcript::TableCell| {
        let piece = &transcript.lines[cell.line].pieces[cell.piece];
        ((cell.row, cell.column), piece)
    };
    table.cells.iter().map(piece).collect()
}

/// What another reader says of a cell agrees with what ours says.
fn agrees(piece: Option<&&Piece>, data: &Data, at: &str) {
    let text = piece.map_or("", |piece| piece.text.as_str());
    let number = piece.and_then(|piece| piece.stored.as_ref()?.number);
    match data {
        Data::Empty => assert_eq!(text, "", "{at}"),
        Data::Float(value) => {
            let ours: f64 = number.unwrap().try_into().unwrap();
            assert!((ours - value).abs() < 1e-9, "{at}: {ours} {value}");
        }
        Data::Int(value) => assert_eq!(number, Some((*value).into()), "{at}"),
        Data::String(value) => assert_eq!(text, value.replace('\n', ""), "{at}"),
        other => panic!("{at}: {other:?}"),
    }
}

/// Every figure is where its name says, with the value that the facts state.
fn holds_the_facts(output: &Output, transcript: &Transcript, is_same: fn(&str, &str) -> bool) {
    let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    let named: Vec<(&str, &Piece)> = pieces
        .flat_map(|piece| piece.figures.iter().map(move |figure| (figure, piece)))
        .inspect(|(figure, _)| assert_eq!(figure.by, Mark::Name))
        .map(|(figure, piece)| (figure.tag.as_str(), piece))
        .collect();
    assert!(!named.is_empty());
    for fact in &output.facts.figures {
        let Some((_, piece)) = named.iter().find(|(name, _)| is_same(name, fact.id)) else {
            panic!("{}: {} is not named", output.name, fact.id);
        };
        let stored = piece.stored.as_ref().and_then(|stored| stored.number);
        let value = fact.value.as_ref().map(|value| value.parse().unwrap());
        assert_eq!(stored, value, "{}: {}", output.name, fact.id);
        if let (Some(value), false) = (&fact.value, fact.approximate) {
            let range = &piece.figures[0].range;
            let printed = piece.text.get(range.clone()).unwrap();
            assert_eq!(printed.trim_start_matches('+'), value);
        }
    }
}

#[test]
fn our_own_xlsx_is_read_as_others_read_it() {
    for output in built("xlsx") {
        let transcript = read(&output.bytes);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(output.bytes.clone())).unwrap();
        for name in book.sheet_names() {
            let ours = cells(&transcript, &name);
            let values = book.worksheet_range(&name).unwrap();
            let formulas = book.worksheet_formula(&name).unwrap();
            let mut seen = 0;
            let (first_row, first_column) = values.start().unwrap();
            for (row, column, data) in values.cells() {
                let at = (row + first_row as usize, column + first_column as usize);
                agrees(ours.get(&at), data, &format!("{name} {at:?}"));
                seen += usize::from(*data != Data::Empty);
            }
            let filled = ours.values().filter(|piece| piece.stored.is_some()).count();
            assert!(filled >= seen);
            for (at, piece) in &ours {
                let place = (u32::try_from(at.0).unwrap(), u32::try_from(at.1).unwrap());
                let formula = formulas.get_value(place).filter(|one| !one.is_empty());
                let own = piece.stored.as_ref().and_then(|one| one.formula.as_ref());
                assert_eq!(own, formula, "{name} {at:?}");
            }
        }
        holds_the_facts(&output, &transcript, |name, id| name == id);
        let names = sheet_figures(&output.bytes);
        let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
        assert_eq!(pieces.flat_map(|piece| &piece.figures).count(), names.len());
        // The foot of the pages: whose they are, and by what a print is traced.
        for told in hidden(&transcript) {
            let is_of_margin = told.contains("年度") || told.contains(" 页");
            assert!(told.starts_with("AddedText: ") && is_of_margin, "{told}");
        }
        assert_eq!(transcript.unread, []);
        let told = |name: &str| transcript.properties.get(name).map(String::as_str);
        assert_eq!(told("organ"), Some(output.facts.organ));
        assert_eq!(told("form"), output.facts.form);
        let fingerprint = output.facts.year_file_sha256;
        assert_eq!(told("year-file-sha256"), Some(fingerprint));
    }
}

#[test]
fn cells_are_read_as_they_are_displayed_and_stored() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='&quot;约&quot;0'/></numFmts>\
        <fonts><font/><font><color rgb='FFFFFFFF'/></font></fonts><fills><fill><patternFill \
        patternType='none'/></fill></fills><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/>\
        <xf numFmtId='9'/><xf fontId='1' fillId='0'/></cellXfs></styleSheet>";
    let sheet = "<worksheet><cols><col min='5' max='6' hidden='1'/></cols><sheetData>\
        <row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><r><t>甲</t></r>\
        <r><t>乙</t></r></is></c></row>\
        <row r='2'><c s='1'><v>592</v></c><c s='2'><f>A2/B3</f><v>0.5</v></c>\
        <c><f>[1]表!A1</f></c><c s='3'><v>7</v></c><c t='b'><v>1</v></c></row>\
        <row r='4' hidden='1'><c r='A4'><v>41</v></c></row>\
        <row r='5' hidden='1'><c r='A5' t='str'><v>密</v></c></row>\
        <row r='7' hidden='1' outlineLevel='1'><c r='A7'><v>1</v></c></row>\
        </sheetData><mergeCells><mergeCell ref='A1:B1'/><mergeCell ref='A2:A3'/></mergeCells></worksheet>";
    let workbook = "<workbook><sheets><sheet name=\"it's\" id='r1'/><sheet name='藏' state='veryHidden' id='r2'/>\
        </sheets><definedNames><definedName name='a.b'>'it''s'!$A$2</definedName>\
        <definedName name='_xlnm.Print_Area'>'it''s'!$A$1</definedName></definedNames></workbook>";
    let relations = RELATIONS.replace(
        "</Rel",
        "<Relationship Id='r2' Type='x/worksheet' Target='/xl/b.xml'/></Rel",
    );
    let outside = "<Relationships><Relationship Id='a' Type='x/externalLinkPath' \
        TargetMode='External' Target='file:///c/a.xlsx'/></Relationships>";
    let file = packed(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/b.xml", "<worksheet><sheetData/></worksheet>"),
        ("xl/styles.xml", styles),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>一\n二</t><rPh><t>yi</t></rPh></si></sst>",
        ),
        (
            "xl/comments1.xml",
            "<comments><comment ref='A1'><text><t>原为1</t></text></comment></comments>",
        ),
        ("xl/vbaProject.bin", "x"),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", outside),
        (
            "docProps/core.xml",
            "<p><creator>张三</creator><title>题</title></p>",
        ),
        (
            "docProps/custom.xml",
            "<P><property name='organ'><lpwstr>某局</lpwstr></property></P>",
        ),
    ]);
    let transcript = read(&file);
    assert_eq!(
        shown(&transcript),
        [
            "Row { table: 0, row: 0 }: 一二 | 甲乙",
            "Row { table: 0, row: 1 }: 约592 | 50% |  | 7 | TRUE",
            "Row { table: 0, row: 3 }: 41",
            "Row { table: 0, row: 4 }: 密",
            "Row { table: 0, row: 6 }: 1",
        ]
    );
    let pieces = cells(&transcript, "it's");
    let stored = |at| pieces[&at].stored.clone().unwrap();
    assert_eq!(stored((1, 1)).formula.as_deref(), Some("A2/B3"));
    // Without a stored result there is no number, never zero.
    assert_eq!(stored((1, 2)).number, None);
    let figure = &pieces[&(1, 0)].figures[0];
    assert_eq!((figure.tag.as_str(), figure.range.clone()), ("a.b", 3..6));
    let spans: Vec<_> = transcript.tables[0]
        .cells
        .iter()
        .map(|cell| (cell.row_span, cell.column_span))
        .collect();
    assert_eq!(spans[..3], [(1, 2), (1, 1), (2, 1)]);
    assert_eq!(
        hidden(&transcript),
        [
            "PersonalProperty: creator: 张三",
            "Comment: A1: 原为1",
            "Macro: xl/vbaProject.bin",
            "ExternalLink: file:///c/a.xlsx",
            "OutsideFormula: [1]表!A1",
            "WhiteText: 7",
            "HiddenRows: 41; 密",
            "HiddenRows: E:F",
            "HiddenSheet: 藏",
        ]
    );
    assert_eq!(transcript.properties["title"], "题");
}

#[test]
fn a_package_beyond_all_bounds_is_refused() {
    let cell = "<c><v>1</v></c>";
    let many = one_sheet(&format!("<row>{}</row>", cell.repeat(16_000)).repeat(70));
    let why = refused(&many);
    assert!(
        why.contains("too many cells") || why.contains("beyond the limit"),
        "{why}"
    );
    // Too much is refused before any of it is read.
    let deep_first = format!("{}{}", "<a>".repeat(1_000), cell.repeat(300_001));
    assert!(refused(&one_sheet(&deep_first)).contains("too many cells"));
    let deep = one_sheet(&format!(
        "{}{}",
        "<a>".repeat(100_000),
        "</a>".repeat(100_000)
    ));
    assert!(refused(&deep).contains("nested too deep"));
    let typed = packed(&[(
        "xl/workbook.xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><workbook>&b;</workbook>",
    )]);
    assert!(refused(&typed).contains("DOCTYPE"));
    let bomb = one_sheet(&" ".repeat(40 << 20));
    assert!(refused(&bomb).contains("too large"));
    let merged = "<mergeCell ref='A1:B2'/>".repeat(6_000);
    assert!(refused(&one_sheet(&merged)).contains("too many merged"));
    let text = "条".repeat(10_000);
    let sheet = format!(
        "<worksheet>{}</worksheet>",
        "<c t='s'><v>0</v></c>".repeat(1_000)
    );
    let repeated = packed(&[
        ("xl/workbook.xml", ONE_SHEET),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        (
            "xl/sharedStrings.xml",
            &format!("<sst><si><t>{text}</t></si></sst>"),
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    assert!(refused(&repeated).contains("too much text"));
    let far = one_sheet("<c r='XFD1048576'><v>1</v></c><mergeCell ref='A1:XFD1048576'/>");
    assert_eq!(read(&far).lines.len(), 1);
}

#[test]
fn a_damaged_package_is_borne() {
    let example = year_files()
        .into_iter()
        .find(|file| file.ends_with("minimal.toml"));
    is_borne(&built_of(&example.unwrap(), "xlsx").bytes, 300);
    let stored = |content: &str| {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, content) in [
            ("xl/workbook.xml", ONE_SHEET),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/sheet1.xml", content),
        ] {
            archive.start_file(name, options).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    };
    let sheet = "<worksheet><cols><col min='1' max='2' hidden='1'/></cols><row r='1'><c r='B1' s='0'>\
        <f>SUM(A1:A2)</f><v>12.5e3</v></c></row><mergeCell ref='B1:C4'/></worksheet>";
    is_borne(&stored(sheet), 5_000);
}

#[test]
fn our_own_xls_is_read_as_others_read_it() {
    for output in built("xls") {
        let transcript = read(&output.bytes);
        let mut book: Xls<_> = Xls::new(Cursor::new(output.bytes.clone())).unwrap();
        for name in book.sheet_names() {
            let ours = cells(&transcript, &name);
            let values = book.worksheet_range(&name).unwrap();
            let Some((first_row, first_column)) = values.start() else {
                continue;
            };
            for (row, column, data) in values.cells() {
                let at = (row + first_row as usize, column + first_column as usize);
                agrees(ours.get(&at), data, &format!("{name} {at:?}"));
            }
        }
        holds_the_facts(&output, &transcript, |name, id| name == id);
        assert_eq!(hidden(&transcript), Vec::<String>::new(), "{}", output.name);
        let told = |name: &str| transcript.properties.get(name).map(String::as_str);
        assert_eq!(told("organ"), Some(output.facts.organ));
        let fingerprint = output.facts.year_file_sha256;
        assert_eq!(told("year-file-sha256"), Some(fingerprint));
    }
}

#[test]
fn a_damaged_old_file_is_borne() {
    let example = year_files()
        .into_iter()
        .find(|file| file.ends_with("minimal.toml"));
    let bytes = built_of(&example.unwrap(), "xls").bytes;
    is_borne(&bytes, 5_000);
    // Every sector leads to the first: a stream without an end.
    let mut endless = bytes.clone();
    let table = usize::try_from(u32::from_le_bytes(bytes[76..80].try_into().unwrap())).unwrap();
    endless[(table + 1) * 512..(table + 2) * 512].fill(0);
    assert!(refused(&endless).contains("broken"));
    // A header alone, which says that the file is four thousand million sectors long.
    let mut header = bytes[..512].to_vec();
    header[44..76].fill(0xFE);
    header.extend(
        "Workbook"
            .encode_utf16()
            .chain([0])
            .flat_map(u16::to_le_bytes),
    );
    assert!(refused(&header).contains("broken"));
}
