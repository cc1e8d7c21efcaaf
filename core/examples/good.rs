//! Reads facts from standard input, prints the answer and its words in English or in the language named:
//! `cargo run --example good -- ru < boiler.json`.

use std::io::{self, Read};

use tegi::door::Door;

fn main() -> Result<(), String> {
    let mut facts = String::new();
    io::stdin().read_to_string(&mut facts).map_err(|error| error.to_string())?;
    let door = Door::open().map_err(|faults| format!("{faults:?}"))?;
    let answer = door.assess_good(&facts);
    println!("{answer}\n{}", door.explain(&answer, std::env::args().nth(1).as_deref().unwrap_or("en")));
    Ok(())
}
