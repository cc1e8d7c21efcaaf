//! Measures doors on documents.
use std::time::{Duration, Instant};
use tegi::assessment::assess_good;
use tegi::door::Door;
use tegi::facts::Facts;
fn time(mut run: impl FnMut()) -> f64 {
    run();
    let start = Instant::now();
    let mut best = f64::MAX;
    while start.elapsed() < Duration::from_millis(700) {
        let one = Instant::now();
        run();
        best = best.min(one.elapsed().as_secs_f64());
    }
    best * 1e6
}
fn main() {
    let door = Door::open().unwrap();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.rsplit('/').next().unwrap();
        if name.starts_with("advise") {
            println!(
                "{name} advise {:.1}",
                time(|| {
                    std::hint::black_box(door.advise(&text));
                })
            );
            continue;
        }
        let facts = Facts::parse(&text).unwrap();
        println!(
            "{name} assess {:.1}",
            time(|| {
                std::hint::black_box(assess_good(&facts, door.library()).unwrap());
            })
        );
    }
}
