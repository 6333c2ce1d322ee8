//! Notes in our report as LibreOffice saves it in other formats: each is found where it is called.

use report::{
    document::{compose::document, edition::Edition, printer::Printer},
    readers,
    writers::docx,
};

use super::conversion::converted;
use crate::support::{examples, world};

#[test]
fn notes_are_found_where_they_are_called_in_every_format() {
    let report = world(&examples::text("layout.toml")).report();
    let edition = Edition::Final;
    let composed = document(&Printer::new(&report, &edition));
    let ours = docx::write(&composed).unwrap();
    for format in ["odt", "rtf", "html", "doc:MS Word 97"] {
        let Some(back) = converted(&[("docx", &ours)], format) else {
            return;
        };
        let transcript = readers::read(&back[0]).unwrap();
        let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
        let mut found = Vec::new();
        for piece in pieces {
            for call in &piece.calls {
                let before = piece.text.get(..call.at).unwrap();
                let lines = transcript.notes[call.note].clone();
                let notes = lines.flat_map(|line| &transcript.lines[line].pieces);
                let note: String = notes.map(|piece| piece.text.trim()).collect();
                found.push((before.chars().next_back().unwrap(), note));
            }
        }
        let expected = [
            (
                '条',
                "以本局网站当年发布的条数计，其中统计数据142条。".to_owned(),
            ),
            ('图', "不含转载上级机关的信息。".to_owned()),
        ];
        assert_eq!(found, expected, "{format}");
    }
}
