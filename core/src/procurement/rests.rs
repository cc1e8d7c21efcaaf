//! What the in-country value of a contract or of purchases rests on.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::exact::Exact;
use super::tree::evaluate;
use super::{ShareReading, taken};
use crate::answer::Ground;
use crate::facts::contract::ContractFacts;
use crate::law::{Citation, Library, Mark, Procurement, Rulebook};

/// Lists what the share of a contract rests on; of a share that is open, nothing.
pub(super) fn of_contract(
    facts: &ContractFacts,
    (book, rules): (&Rulebook, &Procurement),
    library: &Library,
    certain: Option<&Exact>,
    readings: &[ShareReading],
    cited: &[Citation],
) -> Vec<Ground> {
    let Some(certain) = certain else { return Vec::new() };
    let mut grounds = of_law(book, library, readings, cited);
    let mut names = Vec::new();
    let mut denied = facts.clone();
    for contract in &mut denied.contracts {
        let performer = &mut contract.performer;
        if !performer.has_paper() && (performer.natural_monopoly || performer.kazakhstani_producer == Some(true)) {
            performer.natural_monopoly = false;
            performer.kazakhstani_producer = performer.kazakhstani_producer.map(|_| false);
            names.push(contract.id.clone());
        }
        for line in contract.goods.iter_mut().filter(|line| !line.has_paper()) {
            if line.natural_monopoly || line.housing_share.is_some() {
                line.natural_monopoly = false;
                line.housing_share = None;
                names.push(line.id.clone());
            }
        }
    }
    if !names.is_empty() && evaluate(&denied, rules, &taken(&facts.readings)).certain().as_ref() != Some(certain) {
        grounds.push(Ground { about: names, ..of_share("no-paper") });
    }
    grounds
}

/// Lists readings that the user fixed, provisions that nobody has read in the act, and rulebooks that the user loaded.
pub(super) fn of_law(book: &Rulebook, library: &Library, readings: &[ShareReading], cited: &[Citation]) -> Vec<Ground> {
    let mut grounds = Vec::new();
    // Rounding is told where it is shown; it moves no share by more than its last place.
    let inferred = cited.iter().find(|citation| citation.mark != Mark::Primary);
    if let Some(citation) = inferred {
        let about = Vec::from([String::from("share")]);
        grounds.push(Ground { about, citation: Some(citation.clone()), ..of_share("inferred") });
    }
    for reading in readings.iter().filter(|reading| reading.status == "fixed") {
        let now = reading.options.iter().find(|option| option.option == reading.taken);
        if reading.options.iter().any(|option| now.is_some_and(|now| now.exact != option.exact)) {
            let about = Vec::from([reading.id.clone(), reading.taken.clone()]);
            grounds.push(Ground { about, citation: Some(reading.citation.clone()), ..of_share("reading") });
        }
    }
    if library.is_of_user(book) {
        grounds.push(Ground { about: Vec::from([book.name()]), ..of_share("own-list") });
    }
    grounds
}

/// A ground that carries the share and leaves it provisional.
fn of_share(kind: &'static str) -> Ground {
    let carries = Vec::from([Cow::Borrowed("share")]);
    Ground { carries, provisional: true, ..Ground::new(kind) }
}
