//! Makes random bills: the content of a table before it is written in a layout.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// A good with its materials.
#[derive(Clone, Debug)]
pub(super) struct Bill {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) hs: String,
    /// The ex-works price in hundredths of the document's currency.
    pub(super) price: u64,
    pub(super) operations: Vec<Operation>,
    pub(super) lines: Vec<Line>,
}

/// A material of the good.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) hs: String,
    /// Its value in hundredths.
    pub(super) value: u64,
    /// Its currency, if it is not the document's.
    pub(super) currency: Option<&'static str>,
    pub(super) country: Option<&'static Country>,
    pub(super) paper: Option<Paper>,
}

/// A paper of a material.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    pub(super) kind: &'static Kind,
    pub(super) number: String,
    pub(super) day: [u32; 3],
}

/// A country: its code, and its names in kk, ru, en.
#[derive(Debug)]
pub(super) struct Country {
    pub(super) code: &'static str,
    pub(super) names: [&'static str; 3],
}

/// A kind of paper: the engine's name, and its names in kk, ru, en.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) code: &'static str,
    pub(super) names: [&'static str; 3],
}

/// An operation: its term, and its names in kk, ru, en.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) names: [String; 3],
}

const COUNTRIES: &[Country] = &[
    Country { code: "KZ", names: ["Қазақстан", "Казахстан", "Kazakhstan"] },
    Country { code: "CN", names: ["Қытай", "Китай", "China"] },
    Country { code: "RU", names: ["Ресей", "Россия", "Russia"] },
    Country { code: "DE", names: ["Германия", "ГЕРМАНИЯ", "Germany"] },
    Country { code: "TR", names: ["Түркия", "Турция", "Turkey"] },
    Country { code: "BY", names: ["Беларусь", "Респ. Беларусь", "Belarus"] },
    Country { code: "UZ", names: ["Өзбекстан", "Узбекистан", "Uzbekistan"] },
    Country { code: "KR", names: ["Корея Республикасы", "Южная Корея", "South Korea"] },
];

const PAPERS: &[Kind] = &[
    Kind { code: "ct-1", names: ["СТ-1", "СТ-1", "СТ-1"] },
    Kind { code: "invoice", names: ["шот-фактура", "счёт-фактура", "invoice"] },
    Kind { code: "declaration", names: ["декларация", "декларация", "declaration"] },
    Kind {
        code: "register-extract", names: ["тізілімнен үзінді көшірме", "выписка из реестра", "register extract"]
    },
];

/// Codes with and without a first zero, of 4, 6 and 10 digits. All their headings exist.
const CODES: &[&str] = &[
    "8416201000",
    "7208512000",
    "9032890000",
    "8413703000",
    "7304399100",
    "2523290000",
    "4407119100",
    "3917",
    "7326",
    "0901110001",
    "0207141000",
    "0402101100",
    "0902400000",
    "040210",
    "0713",
    "520832",
    "8481",
    "940360",
];

const NAMES: &[&str] = &[
    "Лист стальной 2,0 мм",
    "Горелка газовая; 40 кВт",
    "Насос \"Астра\"",
    "Құбыр, жіксіз",
    "Automatics, 24 V",
    "Кожух",
    "Сорғы",
    "Мука в/с",
    "Total control unit",
    "Итоговый щит",
    "Ткань хлопок 100 %",
    "Цена-качество плёнка",
];

const GOODS: &[&str] = &["8403109000", "9403601009", "1905901000", "6203421100", "8504211000", "0902300001"];

impl Bill {
    /// Makes a random bill.
    pub(super) fn random(rng: &mut Rng, operations: &[Operation], has_foreign: bool) -> Bill {
        let count = rng.usize(1..=9);
        let lines = (0..count).map(|place| Line::random(rng, place, has_foreign)).collect();
        let count = rng.usize(1..=3);
        let operations = rng.choose_multiple(operations.iter(), count).into_iter().cloned().collect();
        Bill {
            id: one(rng, &["b1", "001", "К-17", "2026/4", "А1"]).to_string(),
            name: one(rng, NAMES).to_string(),
            hs: one(rng, GOODS).to_string(),
            price: rng.u64(1..=10_000_000_000),
            operations,
            lines,
        }
    }

    /// Makes the same with letters that windows-1251 has.
    pub(super) fn without_kazakh(&mut self) {
        let names = self.lines.iter_mut().map(|line| &mut line.name).chain([&mut self.name]);
        for name in names.filter(|name| name.contains(['Қ', 'ғ', 'ұ', 'қ', 'і'])) {
            *name = "Труба, бесшовная".into();
        }
    }

    /// Makes the same without papers and without currencies other than dollars, because a costing sheet has no place
    /// for them.
    pub(super) fn as_costing(&mut self) {
        for line in &mut self.lines {
            line.paper = None;
            line.currency = line.currency.map(|_| "USD");
        }
    }

    /// Returns the facts that every layout must give or refuse.
    pub(super) fn facts(&self, same: &Map<String, Value>, rates: &[(&str, &str)], day: &str) -> Value {
        let lines: Vec<Value> = self.lines.iter().map(|line| line.facts(rates, day)).collect();
        let operations: Vec<&str> = self.operations.iter().map(|operation| operation.id.as_str()).collect();
        let mut facts = same.clone();
        let good = json!({"name": self.name, "hs": self.hs, "ex_works_price": decimal(self.price)});
        facts.insert("good".into(), good);
        facts.insert("materials".into(), lines.into());
        facts.insert("operations".into(), operations.into());
        facts.into()
    }
}

impl Line {
    fn random(rng: &mut Rng, place: usize, has_foreign: bool) -> Line {
        let paper = rng.bool().then(|| Paper {
            kind: pick(rng, PAPERS),
            number: format!("KZ{}", rng.u32(1000..99_999)),
            // A day above the twelfth shows the order of day and month by itself.
            day: [rng.u32(2024..=2025), rng.u32(1..=12), rng.u32(13..=28)],
        });
        let magnitude = rng.u32(2..=10);
        Line {
            id: format!("m{}", place + 1),
            name: one(rng, NAMES).to_string(),
            hs: one(rng, CODES).to_string(),
            value: rng.u64(1..=10_u64.pow(magnitude)),
            currency: (has_foreign && rng.u8(0..4) == 0).then(|| one(rng, &["USD", "EUR"])),
            country: (rng.u8(0..5) > 0).then(|| pick(rng, COUNTRIES)),
            paper,
        }
    }

    fn facts(&self, rates: &[(&str, &str)], day: &str) -> Value {
        let amount = decimal(self.value);
        let value = match self.currency {
            None => Value::from(amount),
            Some(currency) => {
                let rate = rates.iter().find(|(of, _)| *of == currency).map_or("", |(_, rate)| rate);
                json!({"amount": amount, "currency": currency, "rate": rate, "rate_day": day})
            }
        };
        let mut facts = Map::new();
        facts.insert("id".into(), self.id.as_str().into());
        facts.insert("name".into(), self.name.as_str().into());
        facts.insert("hs".into(), self.hs.as_str().into());
        facts.insert("value".into(), value);
        if let Some(country) = self.country {
            facts.insert("origin".into(), country.code.into());
        }
        if let Some(paper) = &self.paper {
            let [year, month, day] = paper.day;
            let date = format!("{year}-{month:02}-{day:02}");
            facts.insert("proof".into(), json!({"kind": paper.kind.code, "number": paper.number, "date": date}));
        }
        facts.into()
    }
}

/// Returns hundredths as a decimal without needless zeros.
pub(super) fn decimal(hundredths: u64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

fn one(rng: &mut Rng, of: &[&'static str]) -> &'static str {
    rng.choice(of).copied().unwrap_or_default()
}

fn pick<T>(rng: &mut Rng, of: &'static [T]) -> &'static T {
    // The lists above are not empty.
    rng.choice(of).unwrap_or_else(|| std::process::abort())
}
