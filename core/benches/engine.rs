//! How long the engine takes: `cargo bench -p tegi`.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run fails")]

mod goods;

use divan::{Bencher, black_box};
use goods::boiler;
use tegi::assessment::assess_good;
use tegi::doc::Json;
use tegi::door::Door;
use tegi::facts::Facts;
use tegi::law::Library;

const LINES: [usize; 3] = [10, 100, 1_000];

fn main() {
    divan::main();
}

/// Typed facts to an answer with all its steps.
#[divan::bench(args = LINES)]
fn assess(bencher: Bencher<'_, '_>, lines: usize) {
    let library = Library::embedded().unwrap();
    let facts = Facts::parse(&boiler(lines)).unwrap();
    bencher.bench_local(|| assess_good(black_box(&facts), &library).unwrap());
}

/// JSON text to typed facts.
#[divan::bench(args = LINES)]
fn read(bencher: Bencher<'_, '_>, lines: usize) {
    let text = boiler(lines);
    bencher.bench_local(|| Facts::parse(black_box(&text)).unwrap());
}

/// JSON text to canonical JSON text.
#[divan::bench(args = LINES)]
fn text_to_text(bencher: Bencher<'_, '_>, lines: usize) {
    let door = Door::open().unwrap();
    let text = boiler(lines);
    bencher.bench_local(|| door.assess_good(black_box(&text)));
}

/// An answer to its words.
#[divan::bench]
fn explain(bencher: Bencher<'_, '_>) {
    let door = Door::open().unwrap();
    let answer = door.assess_good(&boiler(10));
    bencher.bench_local(|| door.explain(black_box(&answer), "ru"));
}

/// The engine without a rulebook that was asked for.
#[divan::bench]
fn open() -> Door {
    Door::open().unwrap()
}

/// The engine and its first answer, for which the largest rulebook is read.
#[divan::bench]
fn open_and_assess(bencher: Bencher<'_, '_>) {
    let text = boiler(10);
    bencher.bench_local(|| Door::open().unwrap().assess_good(black_box(&text)));
}

/// A good that qualifies: how far each of its figures may move.
#[divan::bench(args = LINES)]
fn advise_headroom(bencher: Bencher<'_, '_>, lines: usize) {
    let door = Door::open().unwrap();
    let text = boiler(lines);
    bencher.bench_local(|| door.advise(black_box(&text)));
}

/// The same good at a price at which it does not: what would make it qualify.
#[divan::bench(args = LINES)]
fn advise_changes(bencher: Bencher<'_, '_>, lines: usize) {
    let door = Door::open().unwrap();
    let price = format!(r#""ex_works_price":"{}.00""#, lines * lines + 100);
    let text = boiler(lines).replace(&price, &format!(r#""ex_works_price":"{}.00""#, lines * lines / 2 + 50));
    bencher.bench_local(|| door.advise(black_box(&text)));
}

/// The audit of the CIS rulebook: of one rule, and of all.
#[divan::bench(args = [r#"{"rulebook": "cis-2009", "rule": "8403"}"#, r#"{"rulebook": "cis-2009"}"#], sample_count = 3)]
fn audit(bencher: Bencher<'_, '_>, request: &str) {
    let door = Door::open().unwrap();
    bencher.bench_local(|| door.audit(black_box(request)).len());
}

/// JSON text to a JSON value.
#[divan::bench(args = LINES)]
fn parse(bencher: Bencher<'_, '_>, lines: usize) {
    let text = boiler(lines);
    bencher.bench_local(|| Json::parse(black_box(&text)).map(|json| black_box(json).canonical().len()));
}
