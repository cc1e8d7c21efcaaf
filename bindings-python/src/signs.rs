//! Hears a person who interrupts while the engine computes.
//!
//! The core gives a sign of life many times a second. At each the thread that Python calls in looks for signals, at most
//! every twentieth of a second; what a handler raises unwinds the computation. Threads of a pool look whether the one
//! that waits for them was told to stop.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// Between two looks.
const BETWEEN: Duration = Duration::from_millis(50);

/// What unwinds a computation that was interrupted: the error that is to be raised, or nothing in a thread of a pool.
struct Interrupted(Option<PyErr>);

thread_local! {
    /// When this thread looked for signals last.
    static LOOKED: Cell<Option<Instant>> = const { Cell::new(None) };
    /// What stops this thread, where it is one of a pool.
    static STOP: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// Begins a computation on this thread.
pub(crate) fn begin() {
    tegi::door::on_pulse(hear);
    LOOKED.set(None);
}

/// The error of a computation that unwound.
pub(crate) fn error(unwound: Box<dyn Any + Send>) -> PyErr {
    match unwound.downcast::<Interrupted>() {
        Ok(interrupted) if interrupted.0.is_some() => {
            interrupted.0.unwrap_or_else(|| PyRuntimeError::new_err("interrupted"))
        }
        _ => PyRuntimeError::new_err("the engine failed; this is a defect, please report it with the input"),
    }
}

/// Looks for a signal, where it is time.
pub(crate) fn hear() {
    let stopped = STOP.with_borrow(|stop| stop.as_ref().map(|stop| stop.load(Ordering::Relaxed)));
    match stopped {
        Some(true) => resume_unwind(Box::new(Interrupted(None))),
        Some(false) => {}
        None => {
            let now = Instant::now();
            match LOOKED.get() {
                None => LOOKED.set(Some(now)),
                Some(before) if now.duration_since(before) < BETWEEN => {}
                Some(_) => {
                    LOOKED.set(Some(now));
                    if let Err(error) = Python::attach(|py| py.check_signals()) {
                        resume_unwind(Box::new(Interrupted(Some(error))));
                    }
                }
            }
        }
    }
}

/// Looks for a signal at each thousandth of many values that are converted, while Python is held.
pub(crate) fn hear_at(py: Python<'_>, place: usize) -> PyResult<()> {
    if place > 0 && place.is_multiple_of(1_024) { py.check_signals() } else { Ok(()) }
}

/// Stops the threads of a pool.
#[derive(Clone, Default)]
pub(crate) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// What each thread of the pool does first.
    pub(crate) fn handler(&self) -> impl Fn(usize) + Send + Sync + 'static {
        let stop = self.0.clone();
        move |_| STOP.set(Some(stop.clone()))
    }

    /// Runs in the pool, while this thread looks for signals.
    pub(crate) fn install<T: Send>(&self, pool: &rayon::ThreadPool, run: impl FnOnce() -> T + Send) -> T {
        let (send, received) = channel();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let done = catch_unwind(AssertUnwindSafe(|| pool.install(run)));
                // The other end is below, and lives until this thread has ended.
                let _ = send.send(done);
            });
            let mut interrupted = None;
            loop {
                match received.recv_timeout(BETWEEN) {
                    Ok(Ok(done)) if interrupted.is_none() => return done,
                    Ok(Err(unwound)) if interrupted.is_none() => resume_unwind(unwound),
                    Ok(_) | Err(RecvTimeoutError::Disconnected) => resume_unwind(Box::new(Interrupted(interrupted))),
                    Err(RecvTimeoutError::Timeout) if interrupted.is_none() => {
                        interrupted = Python::attach(|py| py.check_signals()).err();
                        self.0.store(interrupted.is_some(), Ordering::Relaxed);
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                }
            }
        })
    }
}
