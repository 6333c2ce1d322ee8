//! PDFs drawn by hand.

use std::fmt::Write as _;

/// The height of a page.
const HEIGHT: f64 = 800.0;

/// What is drawn on one page, in points from its upper left corner.
#[derive(Default)]
pub(super) struct Page {
    content: String,
    remarks: String,
}

impl Page {
    /// Text of this size, with its upper left corner at a place.
    pub(super) fn say(mut self, (x, y): (f64, f64), size: f64, text: &str) -> Self {
        let (bytes, ..) = encoding_rs::GB18030.encode(text);
        let mut hex = String::new();
        for byte in &*bytes {
            write!(hex, "{byte:02x}").unwrap();
        }
        let up = HEIGHT - y - size * 0.88;
        writeln!(self.content, "BT /F {size} Tf {x} {up} Td <{hex}> Tj ET").unwrap();
        self
    }

    /// A ruled line.
    pub(super) fn rule(self, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) -> Self {
        let (y, to_y) = (HEIGHT - y, HEIGHT - to_y);
        self.draw(&format!("{x} {y} m {to_x} {to_y} l S"))
    }

    /// The rules of a table with all its cells.
    pub(super) fn grid(mut self, columns: &[f64], rows: &[f64]) -> Self {
        let (left, right) = (columns[0], columns[columns.len() - 1]);
        let (top, bottom) = (rows[0], rows[rows.len() - 1]);
        for y in rows {
            self = self.rule((left, *y), (right, *y));
        }
        for x in columns {
            self = self.rule((*x, top), (*x, bottom));
        }
        self
    }

    /// Anything.
    pub(super) fn draw(mut self, steps: &str) -> Self {
        self.content.push_str(steps);
        self.content.push('\n');
        self
    }

    /// A remark.
    pub(super) fn remark(mut self, remark: &str) -> Self {
        self.remarks.push_str(remark);
        self
    }
}

/// A PDF of these pages; `more` is said of the file as a whole.
pub(super) fn file(pages: &[Page], more: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 10 + 2 * at))
        .collect();
    let mut text = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R {more}>> endobj\n\
         2 0 obj <</Type /Pages /Count {} /Kids [{}]>> endobj\n\
         3 0 obj <</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H \
         /DescendantFonts [4 0 R]>> endobj\n\
         4 0 obj <</Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 \
         /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>>>> endobj\n\
         5 0 obj <</Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 \
         /ColorSpace /DeviceGray /Length 1>> stream\nx\nendstream endobj\n",
        pages.len(),
        kids.join(" "),
    );
    for (at, page) in pages.iter().enumerate() {
        let (here, content) = (10 + 2 * at, 11 + 2 * at);
        write!(
            text,
            "{here} 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 {HEIGHT}] \
             /Contents {content} 0 R /Annots [{}] \
             /Resources <</Font <</F 3 0 R>> /XObject <</P 5 0 R>>>>>> endobj\n\
             {content} 0 obj <</Length {}>> stream\n{}\nendstream endobj\n",
            page.remarks,
            page.content.len(),
            page.content,
        )
        .unwrap();
    }
    text.push_str("trailer <</Root 1 0 R>>\n%%EOF\n");
    text.into_bytes()
}
