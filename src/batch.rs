//! Many files at once: work on all cores, results in the order of the files, and no more of either in
//! memory than a few.
//!
//! A pool that steals work, as rayon's, knows no order: it either keeps all results until the last
//! one is there or waits at the end of every handful. So the workers are threads of this run that
//! take the next file each, and none of them is further ahead than a fixed number of files of what
//! was handed on. Whoever finishes the result that is next hands it on itself, with those that waited
//! for it: waking another thread for it costs a tenth of a check.

use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// So many results for each worker may wait for one before them.
const AHEAD: usize = 8;

/// The stack of a worker, in bytes: that of the main thread on the systems that we know.
const STACK: usize = 8 * 1024 * 1024;

/// Does `work` on every item, `jobs` at a time, and hands the results on in the order of the items, one
/// at a time, on whichever thread finished the one that was next. The items are taken as they are
/// needed; with one job nothing is started.
///
/// # Errors
/// The first of `hand_on`; no further item is taken then.
///
/// # Panics
/// `work`, `hand_on` or the items panic.
pub fn in_order<T, R, E>(
    items: impl Iterator<Item = T> + Send,
    jobs: NonZeroUsize,
    work: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(R) -> Result<(), E> + Send,
) -> Result<(), E>
where
    R: Send,
    E: Send,
{
    let jobs = jobs.get();
    if jobs == 1 {
        let mut items = items;
        return items.try_for_each(|item| hand_on(work(item)));
    }
    let queue = Queue {
        items: Mutex::new(items.enumerate()),
        line: Mutex::new(Line {
            hand_on: Some(hand_on),
            waiting: BTreeMap::new(),
            handed: 0,
            is_awaited: false,
            is_stopped: false,
            error: None,
        }),
        moved: Condvar::new(),
        room: jobs * AHEAD,
    };
    let run = || {
        // Also what a worker that panics holds is no longer waited for; the scope tells of it.
        let _leaving = Leaving(&queue);
        while let Some((at, item)) = queue.next() {
            queue.put(at, work(item));
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs {
            let worker = thread::Builder::new().stack_size(STACK);
            if worker.spawn_scoped(scope, run).is_err() {
                // A system that gives no further thread has given some.
                break;
            }
        }
        run();
    });
    let line = queue.line.into_inner();
    let line = line.unwrap_or_else(PoisonError::into_inner);
    line.error.map_or(Ok(()), Err)
}

/// What the workers share.
struct Queue<I, R, E, H> {
    items: Mutex<I>,
    line: Mutex<Line<R, E, H>>,
    /// There is room in the line, or nothing more is wanted.
    moved: Condvar,
    /// How far ahead of what was handed on an item may be.
    room: usize,
}

/// The results that wait for one before them.
struct Line<R, E, H> {
    /// What hands a result on; a worker that does so has it.
    hand_on: Option<H>,
    waiting: BTreeMap<usize, R>,
    /// How many were handed on.
    handed: usize,
    /// Whether a worker waits for room: only then it is told of it, which asks the system.
    is_awaited: bool,
    /// Whether nothing more is wanted.
    is_stopped: bool,
    /// Why nothing more is wanted.
    error: Option<E>,
}

impl<T, R, E, I, H> Queue<I, R, E, H>
where
    I: Iterator<Item = (usize, T)>,
    H: FnMut(R) -> Result<(), E>,
{
    /// The next item, once there is room for its result; `None` where there is none or none is wanted.
    fn next(&self) -> Option<(usize, T)> {
        // Whoever holds the items waits for room: the others would have to as well.
        let mut items = self.items.lock().ok()?;
        let (at, item) = items.next()?;
        let mut line = self.lock();
        while !line.is_stopped && at >= line.handed + self.room {
            line.is_awaited = true;
            line = self
                .moved
                .wait(line)
                .unwrap_or_else(PoisonError::into_inner);
        }
        (!line.is_stopped).then_some((at, item))
    }

    /// Puts a result into the line, and hands on what is next in it, unless somebody is about it.
    fn put(&self, at: usize, result: R) {
        let mut line = self.lock();
        line.waiting.insert(at, result);
        let Some(mut hand_on) = line.hand_on.take() else {
            return;
        };
        while !line.is_stopped
            && let Some(result) = line.take_next()
        {
            drop(line);
            let handed = hand_on(result);
            line = self.lock();
            line.handed += 1;
            if let Err(error) = handed {
                line.error = Some(error);
                line.is_stopped = true;
            }
            self.tell(&mut line);
        }
        line.hand_on = Some(hand_on);
    }
}

impl<I, R, E, H> Queue<I, R, E, H> {
    fn lock(&self) -> MutexGuard<'_, Line<R, E, H>> {
        // A panic elsewhere is told by whoever has it.
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells whoever waits that the line has changed.
    fn tell(&self, line: &mut Line<R, E, H>) {
        if std::mem::take(&mut line.is_awaited) {
            self.moved.notify_one();
        }
    }
}

impl<R, E, H> Line<R, E, H> {
    /// The result that is next, where it is there.
    fn take_next(&mut self) -> Option<R> {
        self.waiting.remove(&self.handed)
    }
}

/// A worker that leaves when this is dropped.
struct Leaving<'a, I, R, E, H>(&'a Queue<I, R, E, H>);

impl<I, R, E, H> Drop for Leaving<'_, I, R, E, H> {
    fn drop(&mut self) {
        // What the others wait for may never come.
        if thread::panicking() {
            let mut line = self.0.lock();
            line.is_stopped = true;
            self.0.tell(&mut line);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{convert::Infallible, sync::atomic::AtomicUsize, time::Duration};

    use super::*;

    fn jobs(number: usize) -> NonZeroUsize {
        NonZeroUsize::new(number).unwrap()
    }

    #[test]
    fn results_come_in_the_order_of_the_items_whatever_finished_first() {
        let work = |number: u64| {
            thread::sleep(Duration::from_micros(number * 7919 % 300));
            number * 2
        };
        for number in [1, 2, 5] {
            let mut results = Vec::new();
            let done: Result<(), Infallible> = in_order(0..500, jobs(number), work, |one| {
                results.push(one);
                Ok(())
            });
            assert!(done.is_ok());
            assert!(results.iter().copied().eq((0..500).map(|one| one * 2)));
        }
    }

    #[test]
    fn nobody_runs_far_ahead_of_what_was_handed_on() {
        let taken = AtomicUsize::new(0);
        let items = (0..1_000).inspect(|_| {
            taken.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        });
        let mut handed = 0;
        let done: Result<(), Infallible> = in_order(
            items,
            jobs(3),
            |one| one,
            |_| {
                let ahead = taken.load(std::sync::atomic::Ordering::SeqCst) - handed;
                assert!(ahead <= 3 * AHEAD + 3, "{ahead}");
                handed += 1;
                thread::sleep(Duration::from_micros(20));
                Ok(())
            },
        );
        assert!(done.is_ok());
        assert_eq!(handed, 1_000);
    }

    #[test]
    fn an_error_ends_the_run() {
        let end = |one| if one == 7 { Err(one) } else { Ok(()) };
        for number in [1, 4] {
            assert_eq!(in_order(0.., jobs(number), |one| one, end), Err(7));
        }
    }

    #[test]
    fn a_panic_is_passed_on_and_nobody_waits_for_its_result() {
        let run = || {
            in_order(
                0..100,
                jobs(3),
                |one| assert_ne!(one, 50),
                |()| Ok::<(), ()>(()),
            )
        };
        assert!(std::panic::catch_unwind(run).is_err());
    }
}
