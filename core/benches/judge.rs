//! How long a prepared rule takes, and what it allocates: `cargo bench -p tegi --bench judge`.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run fails")]

mod goods;

use divan::{AllocProfiler, Bencher, black_box};
use tegi::assessment::assess_good;
use tegi::brief::{Alike, Briefing};
use tegi::facts::Facts;
use tegi::judge::{Goods, Kept, Options, PlainLine, Prepared, Taking, Vat};
use tegi::law::{Library, Rulebook};
use tegi::value::amount::{Amount, Total};
use tegi::value::day::Day;

/// Counts what each run allocates.
#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

const LINES: [usize; 2] = [10, 1_000];

fn main() {
    divan::main();
}

fn facts(lines: usize) -> Facts {
    Facts::parse(&goods::boiler(lines)).unwrap()
}

fn edition(library: &Library) -> &Rulebook {
    let day: Day = "2025-03-01".parse().unwrap();
    library.edition("cis-2009", None, day).unwrap_or_else(|_| std::process::abort())
}

fn taking(book: &Rulebook) -> Taking<'_> {
    let readings = book.readings.iter().filter_map(|reading| Some((reading, reading.options.first()?)));
    let taken: Vec<_> = readings.map(|(reading, (option, _))| (reading.id.as_str(), option.as_str())).collect();
    Taking::new(Options::new(&taken))
}

/// The whole answer, to compare.
#[divan::bench(args = LINES)]
fn whole_answer(bencher: Bencher<'_, '_>, lines: usize) {
    let library = Library::embedded().unwrap();
    let facts = facts(lines);
    bencher.bench_local(|| assess_good(black_box(&facts), &library).unwrap());
}

/// The rule of a code.
#[divan::bench]
fn prepare(bencher: Bencher<'_, '_>) {
    let library = Library::embedded().unwrap();
    let mut prepared = Prepared::new(edition(&library), &library).unwrap();
    bencher.bench_local(|| prepared.prepare(black_box("8403109000").parse().unwrap()));
}

/// The bill as evaluation needs it.
#[divan::bench(args = LINES)]
fn read(bencher: Bencher<'_, '_>, lines: usize) {
    let library = Library::embedded().unwrap();
    let facts = facts(lines);
    let mut prepared = Prepared::new(edition(&library), &library).unwrap();
    prepared.prepare_for(&facts.good);
    let mut goods = Goods::new();
    bencher.bench_local(|| goods.read(&prepared, black_box(&facts.good)));
}

/// The verdict of a bill that was just read: nothing is known of it yet.
#[divan::bench(args = LINES)]
fn verdict(bencher: Bencher<'_, '_>, lines: usize) {
    let library = Library::embedded().unwrap();
    let facts = facts(lines);
    let book = edition(&library);
    let taking = taking(book);
    let mut prepared = Prepared::new(book, &library).unwrap();
    prepared.prepare_for(&facts.good);
    let mut goods = Goods::new();
    goods.read(&prepared, &facts.good);
    bencher.bench_local(|| {
        goods.renew();
        goods.evaluate(black_box(&taking))
    });
}

/// The verdict and the share again, at another price.
#[divan::bench(args = LINES)]
fn another_price(bencher: Bencher<'_, '_>, lines: usize) {
    let library = Library::embedded().unwrap();
    let facts = facts(lines);
    let book = edition(&library);
    let taking = taking(book);
    let mut prepared = Prepared::new(book, &library).unwrap();
    prepared.prepare_for(&facts.good);
    let mut goods = Goods::new();
    goods.read(&prepared, &facts.good);
    goods.evaluate(&taking);
    let price = |text: &str| text.parse::<Amount>().unwrap().total();
    let prices: [Total; 2] = [price("1000"), price("2000000")];
    let mut next = prices.iter().cycle();
    bencher.bench_local(|| {
        goods.set_price(next.next().copied());
        goods.evaluate(black_box(&taking))
    });
}

/// The answer in brief to one bill after the other.
#[divan::bench(args = LINES)]
fn brief(bencher: Bencher<'_, '_>, lines: usize) {
    let library = Library::embedded().unwrap();
    let facts = facts(lines);
    let alike = Alike::new(&facts, &library, &mut Kept::default()).unwrap();
    let mut briefing = Briefing::new(&alike);
    let bill = facts.good.materials.iter().flatten();
    let bill: Vec<_> =
        bill.map(|line| PlainLine { hs: line.hs, origin: line.origin, value: line.value.unwrap().total() }).collect();
    let price = facts.good.ex_works_price.map(|price| price.total());
    bencher.bench_local(|| briefing.answer(price, None, black_box(&bill)).is_some());
}

/// The share, by the formula of the register.
#[divan::bench(args = LINES)]
fn share(bencher: Bencher<'_, '_>, lines: usize) {
    let library = Library::embedded().unwrap();
    let facts = facts(lines);
    let day: Day = "2026-03-01".parse().unwrap();
    let Ok(book) = library.edition("kz-register", None, day) else { return };
    let taking = taking(book);
    let content = book.content.as_ref().unwrap();
    let mut prepared = Prepared::new(book, &library).unwrap();
    prepared.prepare_for(&facts.good);
    let mut goods = Goods::new();
    goods.read(&prepared, &facts.good);
    goods.evaluate(&taking);
    let options = Options::new(&[]);
    bencher.bench_local(|| goods.share(content, black_box(&options), Vat::default()).and_then(|share| share.shown()));
}
