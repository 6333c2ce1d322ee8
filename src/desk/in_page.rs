//! A desk that a page holds itself: without server and disk.

use std::sync::Arc;

use super::{desktop::Desk, in_memory::InMemory, request::Request};
use crate::diagnostic::Language;

/// A desk that a page holds itself.
pub struct InPage {
    desk: Desk,
    folder: InMemory,
}

impl InPage {
    /// An empty desk over an empty folder.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let folder = InMemory::new(language);
        let desk = Desk::new(Arc::new(folder.clone()), language, false);
        Self { desk, folder }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &InMemory {
        &self.folder
    }

    /// Answers a request of the page: both in JSON, as the server takes and gives them.
    ///
    /// # Errors
    /// It is no request.
    pub fn answer(&mut self, request: &str) -> Result<String, serde_json::Error> {
        let request: Request = serde_json::from_str(request)?;
        self.desk.look_outside();
        serde_json::to_string(&self.desk.answer(&request))
    }
}
