//! The last net under the template engine, which is not ours: should it panic in spite of all
//! bounds, the text is told of like any other that cannot be evaluated.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    /// Whether a panic of this thread is going to be caught here.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Panics that are caught here print nothing; all others print what they did before.
static QUIET: Once = Once::new();

/// What `work` gives; `None` where it panicked. What `work` changes must not be used after that.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    QUIET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_CAUGHT.get() {
                before(panic);
            }
        }));
    });
    let was_caught = IS_CAUGHT.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    IS_CAUGHT.set(was_caught);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_a_value_is_handed_on() {
        assert_eq!(caught(|| 5), Some(5));
        assert_eq!(
            caught(|| -> i32 { unreachable!("an engine's mistake") }),
            None
        );
        assert!(!IS_CAUGHT.get());
    }
}
