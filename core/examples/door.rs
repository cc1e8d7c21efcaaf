//! Reads a document from standard input and prints what a door of the engine answers, and how long that took:
//! `cargo run --example door -- advise < facts.json`. With `explain` behind it, the answer's words in three languages.

use std::io::{self, Read};
use std::time::Instant;

use tegi::door::Door;

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|error| error.to_string())?;
    let mut door = Door::open().map_err(|faults| format!("{faults:?}"))?;
    let start = Instant::now();
    let answer = match name.as_str() {
        "good" => door.assess_good(&text),
        "contract" => door.assess_contract(&text),
        "period" => door.assess_period(&text),
        "advise" => door.advise(&text),
        "audit" => door.audit(&text),
        "flags" => door.flags(&text),
        "record" => door.record(&text, None),
        "verify" => door.verify(&text),
        "rulebook" => door.load_rulebook(&text),
        other => return Err(format!("no door {other}")),
    };
    let answered = start.elapsed();
    let start = Instant::now();
    if arguments.next().as_deref() == Some("explain") {
        for language in ["kk", "ru", "en"] {
            println!("{}", door.explain(&answer, language));
        }
    }
    println!("{answer}");
    eprintln!("{} {}", answered.as_micros(), start.elapsed().as_micros());
    Ok(())
}
