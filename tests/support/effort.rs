//! How long a test's own thread works: other programs beside it may take most of the time.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

/// What a deed gives, and how long this thread worked at it.
pub(crate) fn of<T>(deed: impl FnOnce() -> T) -> (T, Duration) {
    let started = worked();
    let given = deed();
    (given, worked().saturating_sub(started))
}

/// How long this thread has worked; where that is not told, how long it has been there.
fn worked() -> Duration {
    static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| STARTED.elapsed(), Duration::from_nanos)
}
