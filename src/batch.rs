//! Many files at once: work on all cores, results in the order of the files, and no more of either in
//! memory than a few.
//!
//! A pool that steals work, as rayon's, knows no order: it either keeps all results until the last
//! one is there or waits at the end of every handful. So the workers are threads of this run that
//! take the next file each, and none of them is further ahead than a fixed number of files of what
//! was handed on.

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

/// Does `work` on every item, `jobs` at a time, and hands the results on in the order of the items, on
/// the thread that calls. The items are taken as they are needed; with one job nothing is started.
///
/// # Errors
/// The first of `hand_on`; no further item is taken then.
///
/// # Panics
/// `work` or the items panic.
pub fn in_order<T, R, E>(
    items: impl Iterator<Item = T> + Send,
    jobs: NonZeroUsize,
    work: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    R: Send,
{
    let jobs = jobs.get();
    if jobs == 1 {
        let mut items = items;
        return items.try_for_each(|item| hand_on(work(item)));
    }
    let queue = Queue {
        items: Mutex::new(items.enumerate()),
        line: Mutex::new(Line::default()),
        moved: Condvar::new(),
        room: jobs * AHEAD,
    };
    thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..jobs {
            let worker = thread::Builder::new().stack_size(STACK);
            let spawned = worker.spawn_scoped(scope, || {
                // Also a worker that panics is no longer waited for; the scope tells of it.
                let _leaving = Leaving(&queue);
                while let Some((at, item)) = queue.next() {
                    queue.put(at, work(item));
                }
            });
            // A system that gives no further thread has given some.
            started += usize::from(spawned.is_ok());
        }
        queue.lock().workers = started;
        // Whatever ends the handing on, nobody waits for it any longer.
        let _end = Ending(&queue);
        if started == 0 {
            // Nobody else takes an item now.
            while let Some((_, item)) = queue.next() {
                hand_on(work(item))?;
                queue.lock().handed += 1;
            }
            return Ok(());
        }
        while let Some(result) = queue.first() {
            hand_on(result)?;
        }
        Ok(())
    })
}

/// What the workers and the thread that hands on share.
struct Queue<I, R> {
    items: Mutex<I>,
    line: Mutex<Line<R>>,
    /// Something in the line has changed.
    moved: Condvar,
    /// How far ahead of what was handed on an item may be.
    room: usize,
}

/// The results that wait for one before them.
struct Line<R> {
    waiting: BTreeMap<usize, R>,
    /// How many were handed on.
    handed: usize,
    /// How many workers were started.
    workers: usize,
    /// How many workers have left.
    left: usize,
    /// Whether nothing more is wanted.
    stopped: bool,
}

impl<R> Default for Line<R> {
    fn default() -> Self {
        Self {
            waiting: BTreeMap::new(),
            handed: 0,
            workers: 0,
            left: 0,
            stopped: false,
        }
    }
}

impl<T, R, I: Iterator<Item = (usize, T)>> Queue<I, R> {
    fn lock(&self) -> MutexGuard<'_, Line<R>> {
        // A panic elsewhere is told by whoever has it.
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next item, once there is room for its result; `None` where there is none or none is wanted.
    fn next(&self) -> Option<(usize, T)> {
        // Whoever holds the items waits for room: the others would have to as well.
        let mut items = self.items.lock().ok()?;
        let (at, item) = items.next()?;
        let mut line = self.lock();
        while !line.stopped && at >= line.handed + self.room {
            line = self.wait(line);
        }
        (!line.stopped).then_some((at, item))
    }

    fn wait<'a>(&self, line: MutexGuard<'a, Line<R>>) -> MutexGuard<'a, Line<R>> {
        self.moved
            .wait(line)
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, at: usize, result: R) {
        self.lock().waiting.insert(at, result);
        self.moved.notify_all();
    }

    /// The next result in order, once it is there; `None` where there are no more.
    fn first(&self) -> Option<R> {
        let mut line = self.lock();
        loop {
            let next = line.handed;
            if let Some(result) = line.waiting.remove(&next) {
                line.handed += 1;
                self.moved.notify_all();
                return Some(result);
            }
            if line.left == line.workers {
                return None;
            }
            line = self.wait(line);
        }
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.moved.notify_all();
    }
}

/// A worker that leaves when this is dropped.
struct Leaving<'a, T, R, I: Iterator<Item = (usize, T)>>(&'a Queue<I, R>);

impl<T, R, I: Iterator<Item = (usize, T)>> Drop for Leaving<'_, T, R, I> {
    fn drop(&mut self) {
        self.0.lock().left += 1;
        self.0.moved.notify_all();
        // What the others wait for may never come.
        if thread::panicking() {
            self.0.stop();
        }
    }
}

/// The end of the handing on when this is dropped.
struct Ending<'a, T, R, I: Iterator<Item = (usize, T)>>(&'a Queue<I, R>);

impl<T, R, I: Iterator<Item = (usize, T)>> Drop for Ending<'_, T, R, I> {
    fn drop(&mut self) {
        self.0.stop();
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
