//! What must hold of every answer, whatever the input: it is canonical JSON of a known type, it can be put into words,
//! and no more memory was taken than a stated multiple of the input.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tegi::door::Door;
use tegi::doc::Json;

/// The engine, opened once, with every embedded edition read: what it holds then is not the input's.
pub static DOOR: LazyLock<Door> = LazyLock::new(|| {
    let door = Door::open().expect("the embedded rulebooks are sound");
    for edition in door.editions() {
        door.rules(&format!("{}@{}", edition.id, edition.first), "en");
    }
    door
});

/// Bytes held at once, at most: this much whatever the input, and this much for each byte of it.
const MEMORY: (usize, usize) = (4 << 20, 4_000);

struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed to the system's allocator unchanged; only sizes are counted besides.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(held, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Asks a door and holds its answer against what every answer must be.
pub fn ask(input: &str, door: impl Fn(&Door, &str) -> String) {
    LazyLock::force(&DOOR);
    let before = HELD.load(Relaxed);
    PEAK.store(before, Relaxed);
    let answer = door(&DOOR, input);
    let taken = PEAK.load(Relaxed).saturating_sub(before);
    assert!(taken <= MEMORY.0 + MEMORY.1 * input.len(), "{taken} bytes for an input of {}", input.len());
    is_canonical(&answer);
    for language in ["kk", "ru", "en"] {
        is_canonical(&DOOR.explain(&answer, language));
    }
}

/// Canonical JSON read and written again is the same.
pub fn is_canonical(answer: &str) {
    let json = Json::parse(answer).expect("an answer is JSON");
    assert_eq!(json.canonical(), answer);
}
