//! What the server answers with: the page of the desk, its parts, and data.

use std::{io, net::TcpStream};

use super::{http, refusal::Refusal};
use crate::diagnostic::Language;

/// An answer.
pub(super) struct Answered {
    status: u16,
    kind: &'static str,
    policy: &'static str,
    bytes: Vec<u8>,
}

impl Answered {
    /// Data.
    pub(super) fn json(bytes: Vec<u8>) -> Self {
        Self {
            status: 200,
            kind: "application/json",
            policy: NOTHING,
            bytes,
        }
    }

    /// That there is no answer.
    pub(super) fn refusal(refusal: Refusal) -> Self {
        Self {
            status: refusal.status(),
            kind: "text/plain; charset=utf-8",
            policy: NOTHING,
            bytes: Vec::new(),
        }
    }
}

/// A part of the page, as it is called there.
struct Part {
    name: &'static str,
    kind: &'static str,
    text: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

const PARTS: [Part; 10] = [
    Part {
        name: "",
        kind: HTML,
        text: include_str!("../page/desk.html"),
    },
    Part {
        name: "paper",
        kind: HTML,
        text: include_str!("../page/paper.html"),
    },
    Part {
        name: "desk.css",
        kind: "text/css; charset=utf-8",
        text: include_str!("../page/desk.css"),
    },
    Part {
        name: "desk.js",
        kind: SCRIPT,
        text: include_str!("../page/desk.js"),
    },
    Part {
        name: "paper.js",
        kind: SCRIPT,
        text: include_str!("../page/paper.js"),
    },
    Part {
        name: "panels.js",
        kind: SCRIPT,
        text: include_str!("../page/panels.js"),
    },
    Part {
        name: "particulars.js",
        kind: SCRIPT,
        text: include_str!("../page/particulars.js"),
    },
    Part {
        name: "program.js",
        kind: SCRIPT,
        text: include_str!("../page/program.js"),
    },
    Part {
        name: "texts.js",
        kind: SCRIPT,
        text: include_str!("../page/texts.js"),
    },
    Part {
        name: "words.js",
        kind: SCRIPT,
        text: include_str!("../page/words.js"),
    },
];

/// What the report may do in its frame, and data: nothing. What is typed there is the page's affair.
const NOTHING: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// What the page may do: run its own scripts and ask its own address, nothing else; the report is shown
/// in a frame of the same place.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A part of the page; none is called otherwise.
pub(super) fn page(name: &str, language: Language) -> Option<Answered> {
    let part = PARTS.iter().find(|part| part.name == name)?;
    let language = match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    Some(Answered {
        status: 200,
        kind: part.kind,
        policy: if name == "paper" { NOTHING } else { POLICY },
        bytes: part.text.replace("{language}", language).into_bytes(),
    })
}

/// Sends an answer.
///
/// # Errors
/// Nobody listens any more.
pub(super) fn send(page: &Answered, stream: TcpStream) -> io::Result<()> {
    let headers = [
        ("Content-Type", page.kind),
        ("Content-Security-Policy", page.policy),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
    http::send(stream, page.status, &headers, &page.bytes)
}
