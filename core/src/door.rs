//! JSON text in, JSON text out: the only module that bindings use, with what they need of the rooms behind it. Answers
//! are canonical (RFC 8785), so that the same facts give the same bytes in every language.
//!
//! May import: every room. Never: law, or a decision.

mod exam;
mod pack;
mod packed;
mod short;
mod tables;
mod words;

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use once_cell::race::OnceBox;
use serde::Serialize;

use crate::advice::{Advice, Wishes, advise, split};
use crate::audit::{Audit, audit};
use crate::facts::contract::{ContractFacts, PeriodFacts};
use crate::law::Rulebook;
use crate::plausibility::{Flags, flags};
use crate::procurement::{Preference, assess_contract, assess_period, preference};
use crate::record::{holds, mask, record, to_sign, verify, verify_with};
use crate::signature::{KeyList, LoadedKeys};
use crate::words::{
    Catalogue, Labels, OperationsFor, RuleFor, RuleWords, labels, operations, read_rule_request, rule_for,
};

// What bindings and batches are made of, each from its room.
pub use crate::answer::{Assessment, Notice, Receipt, Refusal, Verdict};
pub use crate::assessment::assess_good;
pub use crate::brief::{Alike, Briefing, Kept, OF_BILL, PlainLine};
pub use crate::doc::{At, DEPTH, Fault, Faults, Fields, Json, TEXT_LIMIT, canonical, line_and_column};
pub use crate::facts::{Facts, MOST_MATERIALS};
pub use crate::law::{Edition, Library};
pub use crate::names::Language;
pub use crate::procurement::{ContractAssessment, PeriodAssessment};
pub use crate::pulse::on_pulse;
pub use crate::table;
pub use crate::value::amount::{Scale, Total};
pub use crate::value::country::Country;
pub use crate::value::day::Day;
pub use crate::value::hs::HsCode;
pub use crate::value::nomenclature::Nomenclature;
pub use pack::{pack, put_text};
pub use packed::{Common, Found, LONGEST_NUMBER, MOST_LINES, MOST_OPERATIONS, Packed, WIDE};
pub use short::{Desk, Kind, Short};

/// The engine with its rulebooks.
#[derive(Clone, Debug)]
pub struct Door {
    library: Library,
    catalogue: Catalogue,
}

impl Door {
    /// The engine with the rulebooks that come with it.
    ///
    /// # Errors
    /// None in a released engine; see [`Library::embedded`].
    pub fn open() -> Result<Door, Vec<Fault>> {
        Ok(Door { library: official()?.clone().recomputing(holds), catalogue: Catalogue::embedded() })
    }

    /// The engine for goods alone, with [`Door::explain_good`] for its words: the rest is not even linked where nothing
    /// else asks for it. It recomputes no records of parts and takes no keys, so that a part which is known by its masked
    /// record leaves an answer provisional.
    ///
    /// # Errors
    /// As of [`Door::open`].
    pub fn open_for_goods() -> Result<Door, Vec<Fault>> {
        Ok(Door { library: official()?.clone(), catalogue: Catalogue::of_goods() })
    }

    /// The engine that reads tables, with [`Door::explain_good`] for its words.
    ///
    /// # Errors
    /// As of [`Door::open`].
    pub fn open_for_tables() -> Result<Door, Vec<Fault>> {
        Ok(Door { library: official()?.clone(), catalogue: Catalogue::of_tables() })
    }

    /// The engine that draws examinations and grades them, with [`Door::explain_good`] for its words.
    ///
    /// # Errors
    /// As of [`Door::open`].
    pub fn open_for_exams() -> Result<Door, Vec<Fault>> {
        Ok(Door { library: official()?.clone(), catalogue: Catalogue::of_exams() })
    }

    /// The engine for all but examinations, whose words are not even linked where nothing else asks for them.
    ///
    /// # Errors
    /// As of [`Door::open`].
    pub fn open_without_exams() -> Result<Door, Vec<Fault>> {
        Ok(Door { library: official()?.clone().recomputing(holds), catalogue: Catalogue::without_exams() })
    }

    /// The messages.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The rulebooks.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The same engine, a changed rulebook in the place of the edition whose name it has; see [`Library::substitute`].
    #[must_use]
    pub fn substituting(&self, book: Rulebook) -> Door {
        let mut library = self.library.clone();
        library.substitute(book);
        Door { library, catalogue: self.catalogue.clone() }
    }

    /// Facts about a good, to an assessment or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.assess_good("{}");
    /// assert!(answer.starts_with(r#"{"errors":[{"at":"/on","code":"missing-field"}"#));
    /// # Ok::<(), String>(())
    /// ```
    pub fn assess_good(&self, facts: &str) -> String {
        said(parsed(facts).and_then(|json| self.assess_good_json(&json)))
    }

    /// The same from a JSON value, for bindings that build it from their language's own.
    ///
    /// # Errors
    /// Every fault of the facts.
    pub fn assess_good_json(&self, facts: &Json<'_>) -> Result<Assessment, Vec<Fault>> {
        assess_good(&Facts::read(facts)?, &self.library)
    }

    /// Facts about a contract, to its in-country value or a refusal.
    pub fn assess_contract(&self, facts: &str) -> String {
        said(parsed(facts).and_then(|json| self.assess_contract_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the facts.
    pub fn assess_contract_json(&self, facts: &Json<'_>) -> Result<ContractAssessment, Vec<Fault>> {
        assess_contract(&ContractFacts::read(facts)?, &self.library)
    }

    /// Facts about a customer's purchases, to their in-country value or a refusal.
    pub fn assess_period(&self, facts: &str) -> String {
        said(parsed(facts).and_then(|json| self.assess_period_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the facts.
    pub fn assess_period_json(&self, facts: &Json<'_>) -> Result<PeriodAssessment, Vec<Fault>> {
        assess_period(&PeriodFacts::read(facts)?, &self.library)
    }

    /// What a preference needs, to what it gives or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.preference(r#"{"on": "2026-03-01", "rulebook": "kz-procurement",
    ///     "preference": "turnkey-points", "share": "55.5", "sector_average": "30"}"#);
    /// assert!(answer.contains(r#""value":"2""#));
    /// # Ok::<(), String>(())
    /// ```
    pub fn preference(&self, facts: &str) -> String {
        said(parsed(facts).and_then(|json| self.preference_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the facts.
    pub fn preference_json(&self, facts: &Json<'_>) -> Result<Preference, Vec<Fault>> {
        preference(facts, &self.library)
    }

    /// Facts about a good, a contract or purchases, to their record or a refusal. With a salt, 32 to 128 hexadecimal
    /// digits drawn at random, it can be masked later.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let record = door.record(
    ///     r#"{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403", "ex_works_price": "1999.99"}}"#,
    ///     Some("00112233445566778899aabbccddeeff"),
    /// );
    /// assert!(door.verify(&record).contains(r#""outcome":"same""#));
    /// let masked = door.mask(&record);
    /// assert!(door.verify(&masked).contains(r#""outcome":"masked""#) && !masked.contains("1999.99"));
    /// assert!(door.verify(&record.replace("1999.99", "1999.98")).contains(r#""outcome":"altered""#));
    /// # Ok::<(), String>(())
    /// ```
    pub fn record(&self, facts: &str, salt: Option<&str>) -> String {
        let facts = parsed(facts);
        told(facts.and_then(|facts| record(facts, salt, &self.library)))
    }

    /// A record, to what comes of recomputing it or a refusal.
    pub fn verify(&self, record: &str) -> String {
        said(verify(record, &self.library))
    }

    /// A record, and JSON of what stands beside it (`signatures`, `keys`, `opened`, `on`), to what comes of it or a
    /// refusal; see [`verify_with`].
    pub fn verify_with(&self, record: &str, given: &str) -> String {
        let given = parsed(given);
        said(given.and_then(|given| verify_with(record, &given, &self.library)))
    }

    /// A record, and JSON of what its signer says (`key`, `signed_at`, perhaps `signer` and `supersedes`), to what is to
    /// be signed or a refusal; see [`to_sign`].
    pub fn to_sign(&self, record: &str, about: &str) -> String {
        let both = Json::parse(record).and_then(|record| Ok((record, Json::parse(about)?)));
        said(
            both.map_err(|fault| Vec::from([fault]))
                .and_then(|(record, about)| to_sign(&record, &about, &self.library)),
        )
    }

    /// A record that was made with a salt, to the same with its costs hidden and the same digest, or a refusal.
    pub fn mask(&self, record: &str) -> String {
        match Json::parse(record) {
            Ok(record) => told(mask(&record, &self.library)),
            Err(fault) => canonical(&Refusal::new(Vec::from([fault]))),
        }
    }

    /// What would make a good or contract reach its goal, and how far it may move: facts by themselves, or
    /// `{"facts": …, "wished_share": "60", "costs": {"replace-material/burner": "500"}}`, to advice or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let advice = door.advise(r#"{"on": "2026-03-01", "rulebook": "cis-2009", "operations": ["welding"],
    ///     "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
    ///     "materials": [{"id": "burner", "hs": "8416109000", "value": "500.01", "origin": "DE"}]}"#);
    /// assert!(advice.contains(r#""now":"1000.00","to":"1000.02""#), "{advice}");
    /// assert!(advice.contains(r#"{"op":"add","path":"/materials/0/origin","value":"KZ"}"#), "{advice}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn advise(&self, document: &str) -> String {
        said(parsed(document).and_then(|json| {
            let (facts, wishes) = split(json);
            self.advise_json(&facts, &wishes)
        }))
    }

    /// The same from JSON values: the facts, and an object of what is wished besides, such as `wished_share`.
    ///
    /// # Errors
    /// Every fault of either; pointers go into the facts, but for `/wished_share` and `/costs`, which facts have not.
    pub fn advise_json(&self, facts: &Json<'_>, wishes: &Json<'_>) -> Result<Advice, Vec<Fault>> {
        let wishes = Wishes::read(wishes);
        let read = wishes.clone().unwrap_or_default();
        match (advise(facts, &read, &self.library), wishes) {
            (advice, Ok(_)) => advice,
            (Ok(_), Err(faults)) => Err(faults),
            (Err(mut faults), Err(of_wishes)) => {
                faults.retain(|fault| of_wishes.iter().all(|wrong| wrong.at != fault.at));
                faults.extend(of_wishes);
                Err(faults)
            }
        }
    }

    /// The editions at hand, as a JSON array.
    pub fn rulebooks(&self) -> String {
        canonical(&self.editions())
    }

    /// The editions at hand.
    pub fn editions(&self) -> Vec<Edition> {
        self.library.editions().cloned().collect()
    }

    /// An edition as canonical JSON, or a refusal: `cis-2009@2024-05-04`, or `cis-2009` for the newest.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// assert!(door.rulebook("kz-register").contains(r#""first":"2025-09-08""#));
    /// assert!(door.rulebook("kz-register@2020-01-01").contains(r#""code":"unknown-edition""#));
    /// # Ok::<(), String>(())
    /// ```
    pub fn rulebook(&self, name: &str) -> String {
        match self.library.named(name) {
            Ok(book) => self.library.text(book).to_string(),
            Err(faults) => canonical(&Refusal::new(faults)),
        }
    }

    /// The rules of origin that an edition applies, in words of `language`, as a JSON array, or a refusal.
    pub fn rules(&self, name: &str, language: &str) -> String {
        said(self.rule_words(name, language))
    }

    /// The same as values.
    ///
    /// # Errors
    /// `unknown-language`; or those of [`Library::named`].
    pub fn rule_words(&self, name: &str, language: &str) -> Result<Vec<RuleWords>, Vec<Fault>> {
        let speaker = self.speaker_of(language)?;
        Ok(speaker.rules(self.library.named(name)?))
    }

    /// The rule of a tariff code before any facts, in words: `{"hs": "8501", "rulebook": "cis-2009", "on": DAY,
    /// "language": "kk"}`, to the rules that may apply and what they ask, or a refusal. Only `hs` is required: without a
    /// day the newest edition answers, without a rulebook that of the certificate СТ-1, in Russian.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.rule_for(r#"{"hs": "4407 11", "language": "en"}"#);
    /// assert!(answer.contains(r#""operations":[{"term":"sawing","text":"sawing"}"#), "{answer}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn rule_for(&self, request: &str) -> String {
        said(parsed(request).and_then(|json| self.rule_for_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the request.
    pub fn rule_for_json(&self, request: &Json<'_>) -> Result<RuleFor, Vec<Fault>> {
        let request = read_rule_request(request, &self.library)?;
        Ok(rule_for(&self.speaker(request.language)?, &request))
    }

    /// The operations to choose from for a tariff code, in words; the request is that of [`Door::rule_for`]. The usual
    /// ones of its chapter stand first, then the others that its rules name; each with its other names, whether it
    /// counts, and how it stands to the operations that never confer origin.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.operations(r#"{"hs": "4407 11", "language": "en"}"#);
    /// assert!(answer.contains(r#""counts":"named""#), "{answer}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn operations(&self, request: &str) -> String {
        said(parsed(request).and_then(|json| self.operations_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the request.
    pub fn operations_json(&self, request: &Json<'_>) -> Result<OperationsFor, Vec<Fault>> {
        let request = read_rule_request(request, &self.library)?;
        Ok(operations(&self.speaker(request.language)?, &request))
    }

    /// The names of all facts, members of answers and values in one language, `kk`, `ru` or `en`: for forms of others.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let labels = door.labels("ru");
    /// assert!(labels.contains(r#"{"at":"/good/hs","form":"code","label":"Код ТН ВЭД","of":"good"}"#), "{labels}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn labels(&self, language: &str) -> String {
        said(self.labels_in(language))
    }

    /// The same as a value.
    ///
    /// # Errors
    /// `unknown-language`.
    pub fn labels_in(&self, language: &str) -> Result<Labels, Vec<Fault>> {
        Ok(labels(&self.speaker_of(language)?))
    }

    /// Audits a rulebook: `{"rulebook": NAME or the rulebook itself, "against": the same, "rule": …, "kinds": […],
    /// "nomenclature": …}`, to what was found or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.audit(r#"{"rulebook": "cis-2009", "rule": "4407", "kinds": ["split"]}"#);
    /// assert!(answer.contains(r#""code":"readings-differ""#));
    /// # Ok::<(), String>(())
    /// ```
    pub fn audit(&self, request: &str) -> String {
        said(parsed(request).and_then(|json| self.audit_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the request, and of a rulebook that it holds.
    pub fn audit_json(&self, request: &Json<'_>) -> Result<Audit, Vec<Fault>> {
        audit(&crate::audit::read(request)?, &self.library)
    }

    /// Looks at a set of cases for an inspector: `{"cases": [{"id": …, "facts": …}], "parameters": {…}}`, to what was
    /// noticed or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.flags(r#"{"cases": [{"id": "17", "output": "1200", "capacity": "1000", "facts":
    ///     {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}}]}"#);
    /// assert!(answer.contains(r#""figures":{"capacity":"1000.00","excess":"200.00","output":"1200.00"}"#), "{answer}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn flags(&self, document: &str) -> String {
        said(parsed(document).and_then(|json| self.flags_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the document, where it is not about cases alone.
    pub fn flags_json(&self, document: &Json<'_>) -> Result<Flags, Vec<Fault>> {
        flags(document, &self.library)
    }

    /// Adds a rulebook of the user's own: the editions at hand, or a refusal.
    pub fn load_rulebook(&mut self, text: &str) -> String {
        match self.library.load(text) {
            Ok(_) => self.rulebooks(),
            Err(faults) => canonical(&Refusal::new(faults)),
        }
    }

    /// Takes a list of trusted keys in place of an earlier one: as JSON, or one key as PEM or JWK. Signatures beside the
    /// masked records of parts are judged by it from then on. Answers what was taken, or a refusal.
    ///
    /// ```
    /// let mut door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// assert!(door.load_keys(r#"{"type": "trust", "format": 1, "keys": []}"#).starts_with(r#"{"keys":[]"#));
    /// # Ok::<(), String>(())
    /// ```
    pub fn load_keys(&mut self, text: &str) -> String {
        let keys = KeyList::parse(text);
        if let Ok(keys) = &keys {
            self.library.trust(keys.clone());
        }
        said(keys.map(|keys| LoadedKeys::of(&keys)))
    }

    /// What was taken of the list of trusted keys; nothing where there is none.
    pub fn keys(&self) -> Option<LoadedKeys> {
        self.library.keys().map(LoadedKeys::of)
    }
}

/// The rulebooks that come with the engine, once in a process: whoever opens the engine again shares what was read.
pub(crate) fn official() -> Result<&'static Library, Vec<Fault>> {
    static LIBRARY: OnceBox<Library> = OnceBox::new();
    LIBRARY.get_or_try_init(|| Library::embedded().map(Box::new))
}

/// A document as JSON.
fn parsed(text: &str) -> Result<Json<'_>, Vec<Fault>> {
    Json::parse(text).map_err(|fault| Vec::from([fault]))
}

/// A document or a refusal as canonical JSON.
fn told(document: Result<Json<'_>, Vec<Fault>>) -> String {
    match document {
        Ok(document) => document.canonical(),
        Err(faults) => canonical(&Refusal::new(faults)),
    }
}

/// An answer or a refusal as canonical JSON.
fn said(answer: Result<impl Serialize, Vec<Fault>>) -> String {
    match answer {
        Ok(answer) => canonical(&answer),
        Err(faults) => canonical(&Refusal::new(faults)),
    }
}
