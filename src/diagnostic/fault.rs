//! A fault of the program itself: a person is told so in a sentence, not by a panic.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe, PanicHookInfo},
};

use super::{Text, say::say};

thread_local! {
    /// Whether whoever called will tell of a panic in this thread.
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
    /// What the last panic in this thread said, and where.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What went wrong, and where.
#[derive(Debug)]
pub enum Fault {
    /// The system has no further thread to give, which a library takes for a fault.
    NoThread,
    /// The program is wrong: what it says, for those who mend it.
    Ours(String),
}

impl Fault {
    /// In the words of the user.
    #[must_use]
    pub fn words(&self) -> Text {
        match self {
            Self::NoThread => Text::fixed(
                "系统不再给这个用户更多的线程",
                "the system gives this user no further thread",
            ),
            Self::Ours(said) => say!(
                "这是程序自己的错误，与您的文件无关；请报告：{said}",
                "this is a fault of the program, not of your file; please report it: {said}"
            ),
        }
    }
}

/// Runs a part of the program that another one stands by.
///
/// # Errors
/// It panicked.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    let outside = IS_TOLD.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_TOLD.set(outside);
    done.map_err(|payload| {
        // The standard library's words for it.
        if message(&*payload).starts_with("failed to spawn thread") {
            Fault::NoThread
        } else {
            Fault::Ours(LAST.take())
        }
    })
}

/// What a panic said, and where.
#[must_use]
pub fn said(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(ToString::to_string);
    let place = place.unwrap_or_else(|| "?".to_owned());
    format!("{} ({place})", message(info.payload()))
}

/// Keeps what a panic said for whoever will tell of it; nobody will where it is given back.
#[must_use]
pub fn kept(said: String) -> Option<String> {
    if !IS_TOLD.get() {
        return Some(said);
    }
    LAST.set(said);
    None
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    text.unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_fault_and_what_is_done_is_given() {
        let fault = caught(|| panic!("seven is no {}", "six")).unwrap_err();
        assert!(matches!(fault, Fault::Ours(_)), "{fault:?}");
        assert_eq!(caught(|| 7).ok(), Some(7));
    }

    #[test]
    fn a_lack_of_threads_is_no_fault() {
        let lack = || panic!("failed to spawn thread: Os {{ code: 11 }}");
        let fault = caught(lack).unwrap_err();
        assert!(matches!(fault, Fault::NoThread), "{fault:?}");
    }
}
