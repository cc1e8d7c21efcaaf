//! The catalogue of messages is complete in three languages and has no key that nothing uses.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tegi::law::{Expression, Library, Origin};
use tegi::names::Language;
use tegi::words::{Catalogue, Speaker};

fn sources(folder: &Path, out: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "py") {
            out.push(fs::read_to_string(path).unwrap());
        }
    }
}

fn core_text() -> String {
    text_of("src")
}

fn text_of(folder: &str) -> String {
    let mut texts = Vec::new();
    sources(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder), &mut texts);
    texts.concat()
}

/// The string literals that follow one of these calls.
fn literals(text: &str, call: &str) -> BTreeSet<String> {
    let behind = text.split(call).skip(1);
    behind.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next().map(String::from)).collect()
}

fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn every_message_has_three_languages_with_the_same_blanks() {
    assert!(Catalogue::embedded().iter().count() > 0);
    for (key, wording) in Catalogue::embedded().iter() {
        assert!(!wording.kk.is_empty() && !wording.ru.is_empty() && !wording.en.is_empty(), "{key}");
        assert_eq!(blanks(&wording.kk), blanks(&wording.ru), "{key}");
        assert_eq!(blanks(&wording.en), blanks(&wording.ru), "{key}");
        assert!(wording.kk == wording.ru || !wording.kk.is_ascii(), "{key} is not Kazakh: {}", wording.kk);
    }
}

#[test]
fn every_code_has_words_and_every_word_a_code() {
    let catalogue = Catalogue::embedded();
    let keys: BTreeSet<String> = catalogue.iter().map(|(key, _)| key.to_string()).collect();
    let core = core_text();
    let mut needed = BTreeSet::new();
    for (group, calls) in [
        ("notice", &["Notice::new(", "of_gap("][..]),
        ("fault", &["Fault::new(", "Fault::at(", "Doubt::new(", "map_err(|_| ", "Err("]),
    ] {
        for call in calls {
            needed.extend(literals(&core, call).into_iter().map(|code| format!("{group}.{code}")));
        }
    }
    let missing: Vec<_> = needed.difference(&keys).filter(|key| !key.contains(' ')).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");

    // A key is used where its code stands as a literal of its own in the core, or in the hosts that open files and tables.
    let hosts = ["../bindings-python/python/tegi", "../bindings-python/src"].map(text_of);
    let core = [core, hosts.concat()].concat();
    // What is said of another country is said in place of the same message without it, which must be there and used.
    let alone: Vec<_> = keys.iter().filter(|key| !keys.contains(&key.replace("-abroad.", "."))).collect();
    assert!(alone.is_empty(), "nothing is said without a country for {alone:?}");
    let unused: Vec<_> = keys
        .iter()
        .map(|key| key.replace("-abroad.", "."))
        .filter(|key| {
            let (group, code) = key.split_once('.').unwrap();
            let literal = |text: &str| core.contains(&format!("\"{text}\""));
            // Place segments come from citations, see the next test; processes from what people state.
            !["place", "process"].contains(&group)
                && !literal(key)
                && !literal(code)
                && !literal(&key.replace("missing.if-", ""))
        })
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn every_rule_and_citation_of_every_rulebook_can_be_said() {
    let library = Library::embedded().unwrap();
    let catalogue = Catalogue::embedded();
    let known: BTreeSet<&str> = catalogue.iter().filter_map(|(key, _)| key.strip_prefix("place.")).collect();
    let mut used = BTreeSet::new();
    for book in library.books() {
        let mut places = vec![&book.in_force];
        places.extend(book.readings.iter().map(|reading| &reading.citation));
        places.extend(book.gaps.iter().map(|gap| &gap.citation));
        if let Origin::Own(rules) = &book.origin {
            for row in &rules.list {
                places.push(&row.citation);
                for clause in &row.clauses {
                    places.push(&clause.citation);
                    assert_eq!(clause.expression.to_string().parse::<Expression>().as_ref(), Ok(&clause.expression));
                    for language in Language::ALL {
                        let said = Speaker::new(&catalogue, &library, language).rule(&clause.expression, book);
                        assert!(!said.contains("rule."), "{}: {said}", row.id);
                    }
                }
            }
            places.extend(rules.general.iter().chain(&rules.set).map(|clause| &clause.citation));
            places.extend([&rules.neutral, &rules.accessories, &rules.packaging].into_iter().flatten());
            places.extend(rules.criteria.iter().map(|criteria| &criteria.citation));
        }
        places.extend(book.content.iter().flat_map(|content| [&content.citation, &content.rounding]));
        used.extend(places.iter().flat_map(|citation| citation.place.split('/')).map(segment));
    }
    used.extend(library.silences().iter().flat_map(|silence| silence.citation.place.split('/')).map(segment));
    assert_eq!(used, known);
}

fn segment(place: &str) -> &str {
    place.split_once('-').map_or(place, |(kind, _)| kind)
}
