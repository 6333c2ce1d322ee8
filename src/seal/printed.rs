//! A seal as its file, which a person can read.

use super::content::{Seal, SealedFile, SealedWaiver, Signer};
use crate::{
    diagnostic::{Language, Text},
    language::written_toml::{key, string},
};

/// The file without its signers: the same seal gives the same text.
#[must_use]
pub fn content(seal: &Seal, language: Language) -> String {
    let mut page = Page {
        text: String::new(),
        language,
    };
    page.remark(&Text::fixed(
        "封存：下面列出的内容由最后列出的人签认。请不要手改；核对用 report seal --verify。",
        "A seal: what follows was agreed to by those at its end. Not to be changed by hand; report seal --verify checks it.",
    ));
    page.pair("version", &seal.version.to_string());
    page.pair("program", &string(&seal.program));
    page.pair("organ", &string(&seal.organ));
    page.pair("year", &seal.year.to_string());
    if let Some(form) = &seal.form {
        page.pair("form", &string(form));
    }
    page.gap(&Text::fixed(
        "年度文件，和结果所依据的其他文件",
        "The year file, and what else the result depends on",
    ));
    page.files("input", &seal.inputs);
    page.gap(&Text::fixed("写出的文件", "The files that were written"));
    page.files("output", &seal.outputs);
    page.counts(seal);
    if !seal.waivers.is_empty() {
        page.gap(&Text::fixed("豁免和理由", "What is excused, and why"));
    }
    for waiver in &seal.waivers {
        page.waiver(waiver);
    }
    page.gap(&Text::fixed("签认的人", "Who agreed to it"));
    page.text.truncate(page.text.trim_end().len());
    page.text + "\n"
}

/// The entry of one signer.
#[must_use]
pub fn signer(signer: &Signer) -> String {
    let mut page = Page {
        text: String::new(),
        language: Language::Chinese,
    };
    page.head("[[signer]]");
    page.pair("by", &string(&signer.by));
    page.pair("role", &string(&signer.role));
    page.pair("date", &string(&signer.date));
    if let Some(key) = &signer.key {
        page.pair("key", &string(key));
    }
    page.text
}

/// The line by which a signature is kept in the entry of its signer.
#[must_use]
pub fn signature(text: &str) -> String {
    format!("{SIGNATURE}{}\n", string(text))
}

/// What stands before a signature that is kept: what it is over ends where this begins.
pub const SIGNATURE: &str = "signature = ";

struct Page {
    text: String,
    language: Language,
}

impl Page {
    fn line(&mut self, pieces: &[&str]) {
        self.text.extend(pieces.iter().copied());
        self.text.push('\n');
    }

    fn remark(&mut self, words: &Text) {
        let words = words.get(self.language);
        self.line(&["# ", words]);
    }

    /// A remark about what follows, apart from what stands above.
    fn gap(&mut self, words: &Text) {
        self.text.push('\n');
        self.remark(words);
    }

    /// A header, apart from what stands above unless that is a remark about it.
    fn head(&mut self, header: &str) {
        let last = self.text.lines().next_back();
        if last.is_none_or(|last| !last.starts_with('#')) {
            self.text.push('\n');
        }
        self.line(&[header]);
    }

    fn pair(&mut self, key: &str, value: &str) {
        self.line(&[key, " = ", value]);
    }

    fn files(&mut self, of: &str, files: &[SealedFile]) {
        for file in files {
            self.head(&format!("[[{of}]]"));
            self.pair("role", &string(&file.role));
            self.pair("name", &string(&file.name));
            self.pair("bytes", &file.bytes.to_string());
            self.pair("sha256", &string(&file.sha256));
            self.pair("sm3", &string(&file.sm3));
        }
    }

    fn counts(&mut self, seal: &Seal) {
        let (figures, relations) = (&seal.figures, &seal.relations);
        self.gap(&Text::fixed(
            "数字：全部编号、状态和数值的校验和，不含名称和位置",
            "The figures: hashes of all ids, states and values, without labels and places",
        ));
        self.head("[figures]");
        self.pair("count", &figures.count.to_string());
        self.pair("reported", &figures.reported.to_string());
        self.pair("sha256", &string(&figures.sha256));
        self.pair("sm3", &string(&figures.sm3));
        self.gap(&Text::fixed(
            "勾稽关系：核对、成立、未填不能核对的条数",
            "The relations between them: checked, held, not assessable as a side is not reported",
        ));
        self.head("[relations]");
        self.pair("checked", &relations.checked.to_string());
        self.pair("held", &relations.held.to_string());
        self.pair("not_assessable", &relations.not_assessable.to_string());
        let numerals = &seal.numerals;
        self.gap(&Text::fixed(
            "正文里的数字：绑定、推算、日期名称等、豁免、未说明",
            "The numerals of the text: bound, derived, dates and names, waived, unexplained",
        ));
        self.head("[numerals]");
        self.pair("bound", &numerals.bound.to_string());
        self.pair("derived", &numerals.derived.to_string());
        self.pair("structural", &numerals.structural.to_string());
        self.pair("waived", &numerals.waived.to_string());
        self.pair("unexplained", &numerals.unexplained.to_string());
    }

    fn waiver(&mut self, waiver: &SealedWaiver) {
        self.head("[[waiver]]");
        self.pair("check", &string(&waiver.check));
        if let Some(at) = &waiver.at {
            self.pair("at", &string(at));
        }
        if !waiver.text.is_empty() {
            let words: Vec<String> = waiver.text.iter().map(|words| string(words)).collect();
            self.pair("text", &format!("[{}]", words.join(", ")));
        }
        self.pair("reason", &string(&waiver.reason));
        if !waiver.values.is_empty() {
            let values = waiver.values.iter();
            let values: Vec<String> = values
                .map(|(id, value)| format!("{} = {}", key(id), string(value)))
                .collect();
            self.pair("values", &format!("{{ {} }}", values.join(", ")));
        }
    }
}
