//! The desk on the loopback address.
//!
//! Whoever knows the address may use it: it holds a token that is new with each run. A page of another
//! place cannot: requests must name this very address as their host and come from it, and nothing
//! that is answered may be read or framed elsewhere.

mod guard;
mod http;
mod pages;
mod refusal;
mod waiting;
mod watchers;

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use self::{
    guard::Guard, http::Method, pages::Answered, refusal::Refusal, waiting::Waiting,
    watchers::Watchers,
};
use super::{desktop::Desk, folder::Folder, request::Request};
use crate::diagnostic::Language;

/// How a desk is set up.
pub struct Setup {
    /// What it works on.
    pub folder: Arc<dyn Folder>,
    /// What lies on it from the start.
    pub begin: Begin,
    /// The language of its words.
    pub language: Language,
    /// Whether it is only looked at.
    pub is_to_look: bool,
}

/// What lies on a desk from the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    /// The first page, on which a year file is chosen.
    FirstPage,
    /// The first page, on which the file of this year can be begun.
    Year(i32),
    /// The year file of this path.
    YearFile(String),
}

/// So many requests are answered at once; a browser makes far fewer.
const MOST_AT_ONCE: usize = 64;

/// How often the files are looked at.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// How often it is tried whether the pages are still there.
const BETWEEN_TRIES: Duration = Duration::from_secs(5);

/// So long after its last page was closed a desk ends.
const IDLE: Duration = Duration::from_mins(10);

/// What all requests share.
struct Shared {
    desk: Mutex<Desk>,
    watchers: Watchers,
    waiting: Waiting,
    guard: Guard,
    language: Language,
    is_over: AtomicBool,
    at_once: AtomicUsize,
}

impl Shared {
    /// The desk. Whoever panicked with it in hand left it as it was before or after a change.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves a desk until it is told to end, or nobody has looked at it for ten minutes. `begun` is told
/// its address.
///
/// # Errors
/// The year file cannot be opened, or the system gives no address.
pub fn serve(setup: Setup, begun: impl FnOnce(&str)) -> anyhow::Result<()> {
    let mut desk = Desk::new(setup.folder, setup.language, setup.is_to_look);
    match &setup.begin {
        Begin::FirstPage => {}
        Begin::Year(year) => desk.ask_year(*year),
        Begin::YearFile(path) => desk.open(path).map_err(anyhow::Error::msg)?,
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let guard = Guard::new(listener.local_addr()?.port())?;
    let address = guard.address();
    let shared = Arc::new(Shared {
        desk: Mutex::new(desk),
        watchers: Watchers::default(),
        waiting: Waiting::default(),
        guard,
        language: setup.language,
        is_over: AtomicBool::new(false),
        at_once: AtomicUsize::new(0),
    });
    let all = Arc::clone(&shared);
    thread::Builder::new().spawn(move || listen(&listener, &all))?;
    begun(&address);
    watch(&shared);
    Ok(())
}

/// Looks at the files, and tells the pages of what has changed, until the desk ends.
fn watch(shared: &Shared) {
    let mut told = shared.desk().version();
    let mut tried = Instant::now();
    let mut seen = Instant::now();
    while !shared.is_over.load(Ordering::Acquire) {
        thread::sleep(BETWEEN_LOOKS);
        let version = {
            let mut desk = shared.desk();
            desk.look_outside();
            desk.version()
        };
        if version != told || tried.elapsed() >= BETWEEN_TRIES {
            shared.watchers.tell(version);
            (told, tried) = (version, Instant::now());
        }
        if shared.watchers.are_there() {
            seen = Instant::now();
        } else if seen.elapsed() >= IDLE {
            break;
        }
    }
    // Pages are told that it is over by their streams' end.
    shared.watchers.close();
}

/// How long a connection that made way takes to end.
const UNTIL_ENDED: Duration = Duration::from_millis(1);

/// Takes connections, each in a thread of its own: one that is slow keeps no other waiting.
fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // So many that the system gives no more; some end by themselves.
            thread::sleep(BETWEEN_LOOKS);
            continue;
        };
        // Whoever says nothing makes way for whoever comes; the threads of those end at once.
        let others = shared.at_once.fetch_add(1, Ordering::AcqRel);
        let is_crowded = others >= MOST_AT_ONCE && !shared.waiting.end_oldest();
        if is_crowded {
            shared.at_once.fetch_sub(1, Ordering::AcqRel);
            continue;
        }
        // On a busy machine those that made way are still ending; no more than so many at once.
        while shared.at_once.load(Ordering::Acquire) > 2 * MOST_AT_ONCE {
            thread::sleep(UNTIL_ENDED);
        }
        let number = shared.waiting.add(&stream);
        let own = Arc::clone(shared);
        let answering = thread::Builder::new().spawn(move || {
            // A fault of the program costs an answer, not the desk.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| take(stream, number, &own)));
            own.at_once.fetch_sub(1, Ordering::AcqRel);
        });
        if answering.is_err() {
            shared.waiting.spoke(number);
            shared.at_once.fetch_sub(1, Ordering::AcqRel);
        }
    }
}

/// Answers the request of a connection; one that sends none needs no answer.
fn take(stream: TcpStream, number: u64, shared: &Shared) {
    let request = http::Request::of(stream);
    shared.waiting.spoke(number);
    let Ok(mut request) = request else {
        return;
    };
    let answer = match shared.guard.way(&request) {
        Err(refusal) => Answered::refusal(refusal),
        Ok(way) => match (request.method, way.as_str()) {
            (Method::Get, "events") => {
                let version = shared.desk().version();
                shared.watchers.add(request.into_stream(), version);
                return;
            }
            (Method::Get, way) => pages::page(way, shared.language)
                .unwrap_or_else(|| Answered::refusal(Refusal::Unknown)),
            (Method::Post, "ask") => match asked(&mut request) {
                Err(refusal) => Answered::refusal(refusal),
                Ok(asked) => {
                    let told = told(&asked, shared);
                    // Whoever went away meanwhile needs no answer.
                    let _ = pages::send(&told, request.into_stream());
                    if matches!(asked, Request::Quit) {
                        shared.is_over.store(true, Ordering::Release);
                    }
                    return;
                }
            },
            (Method::Post, _) => Answered::refusal(Refusal::Unknown),
        },
    };
    let _ = pages::send(&answer, request.into_stream());
}

/// What a request asks.
fn asked(request: &mut http::Request) -> Result<Request, Refusal> {
    let body = request.body()?;
    serde_json::from_slice(&body).map_err(|_| Refusal::Unreadable)
}

/// What the desk answers.
fn told(asked: &Request, shared: &Shared) -> Answered {
    let answer = shared.desk().answer(asked);
    let bytes = serde_json::to_vec(&answer).expect("every key of an answer is a text");
    Answered::json(bytes)
}
