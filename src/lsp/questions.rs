//! What the editor asks of an open file, and the answers.

use gen_lsp_types::{
    CodeActionContext, CodeActionKind, CodeActionParams, DocumentSymbolParams, Location,
    ReferenceParams, RenameParams, TextDocumentPositionParams, Uri,
};
use lsp_server::ErrorCode;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{
    completion,
    documents::{Document, Documents, Worlds},
    findings::Placing,
    hover,
    keys::Keys,
    mends, navigation,
    positions::{Lines, Unit},
    rename,
    view::View,
};
use crate::{
    compile::{self, Compiled},
    diagnostic::{Language, Text, say::say},
};

/// What does not change from question to question.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) worlds: Worlds<'a>,
    pub(super) language: Language,
    pub(super) unit: Unit,
    pub(super) keys: &'a Keys,
}

/// Why there is no answer.
type Refused = (ErrorCode, Text);

/// Answers a question; what is asked of a file that is not open, or that is no year file, has no answer.
pub(super) fn answer(
    asked: Asked<'_>,
    documents: &mut Documents,
    method: &str,
    params: Value,
) -> Result<Value, Refused> {
    match method {
        "textDocument/codeAction" => code_actions(asked, documents, &read(params)?),
        "textDocument/completion" => {
            let at: TextDocumentPositionParams = read(params)?;
            let items = in_file(asked, documents, &at.text_document.uri, |view, _| {
                completion::at(view, view.lines.offset(at.position))
            });
            written(&items)
        }
        "textDocument/hover" => {
            let at: TextDocumentPositionParams = read(params)?;
            let page = in_file(asked, documents, &at.text_document.uri, |view, _| {
                hover::at(view, view.lines.offset(at.position))
            });
            written(&page.flatten())
        }
        "textDocument/definition" => {
            let at: TextDocumentPositionParams = read(params)?;
            let address = &at.text_document.uri;
            let found = in_file(asked, documents, address, |view, open| {
                let (language, unit) = (asked.language, asked.unit);
                let mut placing = Placing::new(open.compiled, &address.0, language, unit);
                navigation::definition(view, &mut placing, view.lines.offset(at.position))
            });
            written(&found.flatten())
        }
        "textDocument/references" => {
            let ReferenceParams {
                context,
                text_document_position_params: at,
                ..
            } = read(params)?;
            let with_statement = context.include_declaration;
            let address = at.text_document.uri.clone();
            written(&mentioned(asked, documents, &at, with_statement, |range| {
                let uri = address.clone();
                Location { uri, range }
            }))
        }
        "textDocument/documentHighlight" => {
            let at: TextDocumentPositionParams = read(params)?;
            written(&mentioned(
                asked,
                documents,
                &at,
                true,
                |range| json!({ "range": range }),
            ))
        }
        "textDocument/documentSymbol" => {
            let DocumentSymbolParams { text_document, .. } = read(params)?;
            let outline = in_file(asked, documents, &text_document.uri, |view, _| {
                navigation::outline(view)
            });
            written(&outline)
        }
        "textDocument/prepareRename" => {
            let at: TextDocumentPositionParams = read(params)?;
            let place = in_file(asked, documents, &at.text_document.uri, |view, _| {
                let offset = view.lines.offset(at.position);
                let renaming = rename::prepare(view, offset);
                renaming.map(|renaming| view.lines.range(renaming.place))
            });
            written(&place.transpose().map_err(failed)?)
        }
        "textDocument/rename" => renamed(asked, documents, &read(params)?),
        _ => Err((
            ErrorCode::MethodNotFound,
            say!("没有 {method}", "there is no {method}"),
        )),
    }
}

/// An open year file and those that are open beside it.
struct OpenFile<'a> {
    compiled: &'a Compiled,
    document: &'a Document,
    documents: &'a Documents,
}

/// Asks something of an open year file.
fn in_file<T>(
    asked: Asked<'_>,
    documents: &mut Documents,
    address: &Uri,
    answer: impl FnOnce(&View<'_>, &OpenFile<'_>) -> T,
) -> Option<T> {
    let state = documents.state(&address.0, asked.worlds)?;
    let documents = &*documents;
    let readable = documents.readable(&address.0);
    let document = documents.get(address)?;
    let open = OpenFile {
        compiled: state.compiled.as_ref()?,
        document,
        documents,
    };
    let view = View {
        text: &document.text,
        spots: &state.spots,
        lines: Lines::of(&document.text, asked.unit),
        report: readable
            .as_ref()
            .and_then(|state| state.compiled.as_ref()?.report.as_ref()),
        keys: asked.keys,
        language: asked.language,
    };
    Some(answer(&view, &open))
}

/// The places at which what is named at a position is named.
fn mentioned<T>(
    asked: Asked<'_>,
    documents: &mut Documents,
    at: &TextDocumentPositionParams,
    with_statement: bool,
    told: impl Fn(gen_lsp_types::Range) -> T,
) -> Option<Vec<T>> {
    in_file(asked, documents, &at.text_document.uri, |view, _| {
        let offset = view.lines.offset(at.position);
        let places = navigation::references(view, offset, with_statement).into_iter();
        places.map(|place| told(view.lines.range(place))).collect()
    })
}

fn code_actions(
    asked: Asked<'_>,
    documents: &mut Documents,
    params: &CodeActionParams,
) -> Result<Value, Refused> {
    let address = &params.text_document.uri;
    let actions = in_file(asked, documents, address, |_, open| {
        let OpenFile {
            compiled,
            document,
            documents,
        } = open;
        let mut placing = Placing::new(compiled, &address.0, asked.language, asked.unit);
        let mut actions = Vec::new();
        if wants(&params.context, &CodeActionKind::QuickFix) {
            actions = mends::of_findings(&mut placing, params.range);
        }
        if wants(&params.context, &CodeActionKind::SourceFixAll)
            && let Ok(world) = (asked.worlds)(&document.path)
            && let Ok(mended) = compile::mends::mended(&documents.over(&*world), compiled)
        {
            actions.extend(mends::of_all(&placing, &mended, asked.unit));
        }
        actions
    });
    written(&actions)
}

/// Whether mends of a kind are asked for; all are where nobody says which.
fn wants(context: &CodeActionContext, kind: &CodeActionKind) -> bool {
    let name = |kind: &CodeActionKind| match kind {
        CodeActionKind::QuickFix => "quickfix".to_owned(),
        CodeActionKind::Source => "source".to_owned(),
        CodeActionKind::SourceFixAll => "source.fixAll".to_owned(),
        CodeActionKind::Custom(name) => name.to_string(),
        _ => String::from("-"),
    };
    let wanted = name(kind);
    context.only.as_ref().is_none_or(|only| {
        let mut only = only.iter().map(name);
        only.any(|asked| asked.is_empty() || wanted == asked || wanted.starts_with(&(asked + ".")))
    })
}

fn renamed(
    asked: Asked<'_>,
    documents: &mut Documents,
    params: &RenameParams,
) -> Result<Value, Refused> {
    let at = &params.text_document_position_params;
    let address = &at.text_document.uri;
    let edits = in_file(asked, documents, address, |view, open| {
        let renaming = rename::prepare(view, view.lines.offset(at.position))?;
        let (document, documents) = (open.document, open.documents);
        let world = (asked.worlds)(&document.path).map_err(Text::same)?;
        let compile = |text: &str| documents.compile_text(document, text, &*world);
        let new = rename::renamed(view, &renaming, &params.new_name, &compile)?;
        Ok(mends::differences(view.text, &new, asked.unit))
    });
    let edits = edits.transpose().map_err(failed)?;
    let changes = edits.map(|edits| {
        let edits = edits.into_iter().map(|edit| (address.clone(), edit));
        mends::changes(edits)
    });
    written(&changes)
}

fn failed(why: Text) -> Refused {
    (ErrorCode::RequestFailed, why)
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params).map_err(|error| {
        let why = say!("参数不对：{error}", "the parameters are wrong: {error}");
        (ErrorCode::InvalidParams, why)
    })
}

fn written(answer: &impl Serialize) -> Result<Value, Refused> {
    serde_json::to_value(answer).map_err(|error| {
        let error = error.to_string();
        (ErrorCode::InternalError, Text::same(error))
    })
}
