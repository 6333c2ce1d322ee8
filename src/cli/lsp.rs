//! `report lsp`: the language server, over standard input and output.

use std::{
    collections::VecDeque,
    io::{self, BufReader, Write as _},
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use anyhow::Context as _;
use clap::ArgMatches;
use lsp_server::{ErrorCode, Message as Said, Response};

use super::{
    command::{Command, Ready},
    complaint::Message,
    input,
    outcome::Outcome,
    standard_output, system_error,
    words::{self, Words},
};
use crate::{
    compile::World,
    diagnostic::{Language, fault},
    lsp::{
        End, Session,
        framing::{self, Incoming},
    },
};

pub(super) const COMMAND: Command = Command {
    name: "lsp",
    define,
    parse,
};

/// So many messages are read ahead, to know what was typed last.
const AHEAD: usize = 256;

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "编辑器的语言服务：随写随查、改正、补全、说明、改名",
            "Language server for editors: findings while typing, mends, completion, renaming",
        ))
        .after_help(words.say(
            "由编辑器启动，经标准输入输出说 LSP；VS Code、Helix、Neovim 的设置：report explain editors\n退出码：0 编辑器道过别；1 没有道别就断了；2 无法读取或写出。",
            "Started by an editor, it speaks LSP over standard input and output; settings for VS Code, Helix and Neovim: report explain editors\nExit codes: 0 the editor took its leave; 1 it was gone without; 2 could not read or write.",
        ))
        .arg(words::allow(words))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let allow = words::allowed(matches);
    Ok(Box::new(move |_| run(&allow, language)))
}

fn run(allow: &[PathBuf], language: Language) -> anyhow::Result<Outcome> {
    let worlds = |path: &Path| -> Result<Box<dyn World>, String> {
        match input::silently_around(path, allow, language) {
            Ok(disk) => Ok(Box::new(disk)),
            Err(error) => Err(system_error::chain(&error, language)),
        }
    };
    let mut session = Session::new(&worlds, language);
    let incoming = read_ahead()?;
    match serve(&mut session, &incoming, language) {
        Ok(End { is_announced: true }) => Ok(Outcome::Clean),
        Ok(End {
            is_announced: false,
        }) => Ok(Outcome::Findings),
        Err(error) if standard_output::is_gone(&error) => Ok(Outcome::Findings),
        Err(error) => Err(error).context("stdio"),
    }
}

/// Reads standard input on a thread of its own, so that it is known what waits.
fn read_ahead() -> anyhow::Result<Receiver<io::Result<Incoming>>> {
    let (sender, incoming) = sync_channel(AHEAD);
    thread::Builder::new().spawn(move || {
        let mut from = BufReader::new(io::stdin());
        while let Some(read) = framing::read(&mut from).transpose() {
            let is_broken = read.is_err();
            if sender.send(read).is_err() || is_broken {
                break;
            }
        }
    })?;
    Ok(incoming)
}

/// Takes messages until the last.
fn serve(
    session: &mut Session<'_>,
    incoming: &Receiver<io::Result<Incoming>>,
    language: Language,
) -> io::Result<End> {
    let mut waiting: VecDeque<Incoming> = VecDeque::new();
    loop {
        for read in incoming.try_iter() {
            wait(session, &mut waiting, read?);
        }
        let Some(next) = waiting.pop_front() else {
            for message in settled(session) {
                write(&message)?;
            }
            match incoming.recv() {
                Ok(read) => wait(session, &mut waiting, read?),
                Err(_) => return Ok(session.end()),
            }
            continue;
        };
        match next {
            Incoming::Refused(refused) => refused.write(&mut io::stdout().lock(), language)?,
            Incoming::Message(message) => match taken(session, message, language) {
                Ok(Some(answer)) => write(&answer)?,
                Ok(None) => {}
                Err(end) => return Ok(end),
            },
        }
    }
}

fn wait(session: &mut Session<'_>, waiting: &mut VecDeque<Incoming>, read: Incoming) {
    if let Incoming::Message(message) = &read {
        session.foresee(message);
    }
    waiting.push_back(read);
}

/// Takes a message; a fault of the program in answering one is its answer, and ends nothing.
fn taken(
    session: &mut Session<'_>,
    message: Said,
    language: Language,
) -> Result<Option<Said>, End> {
    let id = match &message {
        Said::Request(request) => Some(request.id.clone()),
        Said::Response(_) | Said::Notification(_) => None,
    };
    fault::caught(|| session.take(message)).unwrap_or_else(|fault| {
        let why = fault.words().into_words(language);
        let code = ErrorCode::InternalError as i32;
        Ok(id.map(|id| Response::new_err(id, code, why).into()))
    })
}

/// The findings to be told; of what the program is at fault with there are none.
fn settled(session: &mut Session<'_>) -> Vec<Said> {
    fault::caught(|| session.settle()).unwrap_or_else(|_| Vec::new())
}

fn write(message: &Said) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    message.write(&mut stdout)?;
    stdout.flush()
}
