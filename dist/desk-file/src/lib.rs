//! The desk for a page that holds the program itself.

use report::{
    desk::{InPage, Written},
    diagnostic::Language,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// A desk over a folder in memory, as the page sees it.
#[wasm_bindgen]
pub struct Desk(InPage);

#[wasm_bindgen]
impl Desk {
    /// A desk with nothing on it, in the language of the page.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(language: &str) -> Self {
        let language = if language.starts_with("zh") {
            Language::Chinese
        } else {
            Language::English
        };
        Self(InPage::new(language))
    }

    /// Puts a file into the folder as it stands outside.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        self.0.folder().put(path, bytes);
    }

    /// Takes a file out of the folder that is gone outside.
    pub fn remove(&self, path: &str) {
        self.0.folder().remove(path);
    }

    /// Recalls what was noted of a year file as not saved, where it was of this very one.
    #[must_use]
    pub fn recall(&self, path: &str, note: &[u8]) -> bool {
        self.0.folder().recall(path, note)
    }

    /// Adds a font file for pages.
    #[wasm_bindgen(js_name = addFont)]
    pub fn add_font(&self, name: &str, bytes: &[u8]) {
        self.0.folder().add_font(name, bytes);
    }

    /// Answers a request, both in JSON.
    ///
    /// # Errors
    /// It is no request.
    pub fn answer(&mut self, request: &str) -> Result<String, String> {
        self.0.answer(request).map_err(|error| error.to_string())
    }

    /// What was written since this was asked last.
    #[wasm_bindgen(js_name = takeWritten)]
    #[must_use]
    pub fn take_written(&self) -> Vec<File> {
        let written = self.0.folder().take_written();
        written.into_iter().map(File).collect()
    }
}

/// A file that was written.
#[wasm_bindgen]
pub struct File(Written);

#[wasm_bindgen]
impl File {
    /// Its path.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn path(&self) -> String {
        self.0.path.clone()
    }

    /// What stands in it; nothing where it was taken away.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        self.0.bytes.clone()
    }
}
