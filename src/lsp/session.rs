//! One editor's session, from its first message to its last.

use std::collections::{BTreeMap, BTreeSet};

use gen_lsp_types::{
    Diagnostic as Shown, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, PublishDiagnosticsParams,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{
    addresses,
    documents::{Documents, Worlds},
    findings::Placing,
    keys::Keys,
    positions::Unit,
    questions::{self, Asked},
};
use crate::diagnostic::{Language, Text, say::say};

/// One editor's session.
pub struct Session<'a> {
    worlds: Worlds<'a>,
    language: Language,
    keys: Keys,
    unit: Unit,
    phase: Phase,
    documents: Documents,
    /// The findings that were told, by the year file that they are of, then by the file they stand in.
    told: BTreeMap<String, BTreeMap<String, Vec<Shown>>>,
    /// Requests that nobody waits for any longer.
    cancelled: BTreeSet<RequestId>,
}

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Started,
    Running,
    ShutDown,
}

/// That a session has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Whether the editor had said before that it would.
    pub is_announced: bool,
}

impl<'a> Session<'a> {
    /// A session that nothing was said in yet.
    #[must_use]
    pub fn new(worlds: Worlds<'a>, language: Language) -> Self {
        Self {
            worlds,
            language,
            keys: Keys::new(),
            unit: Unit::default(),
            phase: Phase::Started,
            documents: Documents::default(),
            told: BTreeMap::new(),
            cancelled: BTreeSet::new(),
        }
    }

    /// Notes what a message that still waits says of those before it.
    pub fn foresee(&mut self, message: &Message) {
        if let Message::Notification(notice) = message
            && notice.method == "$/cancelRequest"
            && let Some(id) = notice.params.get("id")
            && let Ok(id) = serde_json::from_value(id.clone())
        {
            self.cancelled.insert(id);
        }
    }

    /// Takes a message, and gives the answer that it asks for.
    ///
    /// # Errors
    /// It ends the session.
    pub fn take(&mut self, message: Message) -> Result<Option<Message>, End> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let response = match self.answer(request) {
                    Ok(result) => Response::new_ok(id, result),
                    Err((code, why)) => {
                        let why = why.into_words(self.language);
                        Response::new_err(id, code as i32, why)
                    }
                };
                Ok(Some(response.into()))
            }
            Message::Notification(notice) if notice.method == "exit" => Err(self.end()),
            Message::Notification(notice) => {
                if self.phase == Phase::Running {
                    self.notice(notice);
                }
                Ok(None)
            }
            // Nothing is asked of the editor.
            Message::Response(_) => Ok(None),
        }
    }

    /// How the session has ended where no further message comes.
    #[must_use]
    pub fn end(&self) -> End {
        End {
            is_announced: self.phase == Phase::ShutDown,
        }
    }

    /// The findings that changed since they were told, as nothing more waits to be taken.
    pub fn settle(&mut self) -> Vec<Message> {
        self.cancelled.clear();
        let mut changed = BTreeSet::new();
        for address in self.documents.untold() {
            let state = self.documents.state(&address, self.worlds);
            let compiled = state.as_ref().and_then(|state| state.compiled.as_ref());
            let found = compiled.map_or_else(BTreeMap::new, |compiled| {
                Placing::new(compiled, &address, self.language, self.unit).findings()
            });
            self.documents.told(&address);
            changed.insert(address.clone());
            changed.extend(found.keys().cloned());
            let before = self.told.insert(address, found);
            changed.extend(before.into_iter().flatten().map(|(file, _)| file));
        }
        let closed: Vec<String> = { self.told.keys() }
            .filter(|address| !self.documents.is_open(address))
            .cloned()
            .collect();
        for address in closed {
            let before = self.told.remove(&address);
            changed.extend(before.into_iter().flatten().map(|(file, _)| file));
            changed.insert(address);
        }
        let told = changed.into_iter().map(|file| self.publication(file));
        told.collect()
    }

    /// All that is found in one file, by whichever year file.
    fn publication(&self, file: String) -> Message {
        let found = self.told.values().filter_map(|found| found.get(&file));
        let mut diagnostics: Vec<Shown> = Vec::new();
        for shown in found.flatten() {
            // Two years may tell the same of a file that both name.
            if !diagnostics.contains(shown) {
                diagnostics.push(shown.clone());
            }
        }
        let uri = file.into();
        let params = PublishDiagnosticsParams {
            version: self.documents.get(&uri).map(|document| document.version),
            uri,
            diagnostics,
        };
        Notification::new("textDocument/publishDiagnostics".to_owned(), params).into()
    }

    fn answer(&mut self, request: Request) -> Result<Value, (ErrorCode, Text)> {
        let method = request.method.as_str();
        match (self.phase, method) {
            (Phase::Started, "initialize") => return Ok(self.initialize(&request.params)),
            (Phase::Started, _) => {
                let why = Text::fixed("还没有 initialize", "there was no initialize yet");
                return Err((ErrorCode::ServerNotInitialized, why));
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                return Ok(Value::Null);
            }
            (Phase::Running, "initialize") | (Phase::ShutDown, _) => {
                let why = say!("现在不能 {method}", "{method} is not possible now");
                return Err((ErrorCode::InvalidRequest, why));
            }
            (Phase::Running, _) => {}
        }
        if self.cancelled.remove(&request.id) {
            let why = Text::fixed("已经取消", "it was cancelled");
            return Err((ErrorCode::RequestCanceled, why));
        }
        questions::answer(
            Asked {
                worlds: self.worlds,
                language: self.language,
                unit: self.unit,
                keys: &self.keys,
            },
            &mut self.documents,
            method,
            request.params,
        )
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.phase = Phase::Running;
        let offered = params.pointer("/capabilities/general/positionEncodings");
        let offered = offered.and_then(Value::as_array);
        let knows_bytes = offered.is_some_and(|units| units.iter().any(|unit| unit == "utf-8"));
        let (unit, name) = if knows_bytes {
            (Unit::Utf8, "utf-8")
        } else {
            (Unit::Utf16, "utf-16")
        };
        self.unit = unit;
        json!({
            "capabilities": {
                "positionEncoding": name,
                "textDocumentSync": { "openClose": true, "change": 2, "save": true },
                "codeActionProvider": { "codeActionKinds": ["quickfix", "source.fixAll"] },
                "completionProvider": { "triggerCharacters": ["{", "\"", ".", "=", "["] },
                "hoverProvider": true,
                "definitionProvider": true,
                "referencesProvider": true,
                "documentHighlightProvider": true,
                "documentSymbolProvider": true,
                "renameProvider": { "prepareProvider": true },
            },
            "serverInfo": { "name": "report", "version": env!("CARGO_PKG_VERSION") },
        })
    }

    /// Takes what the editor tells. What cannot be read is of no use to anybody, and asks for no answer.
    fn notice(&mut self, notice: Notification) {
        let Notification { method, params } = notice;
        match method.as_str() {
            "textDocument/didOpen" => {
                if let Some(DidOpenTextDocumentParams { text_document }) = read(params) {
                    let path = addresses::path(&text_document.uri.0);
                    let (version, text) = (text_document.version, text_document.text);
                    self.documents.open(&text_document.uri, path, version, text);
                }
            }
            "textDocument/didChange" => {
                if let Some(DidChangeTextDocumentParams {
                    text_document,
                    content_changes,
                }) = read(params)
                {
                    let address = text_document.text_document_identifier.uri;
                    let version = text_document.version;
                    self.documents
                        .change(&address, version, content_changes, self.unit);
                }
            }
            "textDocument/didClose" => {
                if let Some(DidCloseTextDocumentParams { text_document }) = read(params) {
                    self.documents.close(&text_document.uri);
                }
            }
            // Another file may have changed on the disk.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.documents.forget(),
            _ => {}
        }
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}
