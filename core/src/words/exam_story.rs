//! The story of a question: a short file of a factory, told from the facts that the engine judges.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Speaker;
use super::exam::{PaperTable, number};
use super::teller::Teller;
use crate::doc::Json;
use crate::exam::Question;
use crate::facts::contract::{Contract, ContractFacts, GoodsLine, Kind};
use crate::facts::{Facts, Material, Packaging, Proof};
use crate::law::Role;
use crate::names::name_in;
use crate::table::data::Data;
use crate::value::country::Country;
use crate::value::hs::HsCode;
use crate::value::proof::ProofKind;

/// Names of companies, the same in every language.
const COMPANIES: [&str; 12] = [
    "Сарыарқа",
    "Жетісу",
    "Алатау",
    "Есіл",
    "Ертіс",
    "Бурабай",
    "Шыңғыстау",
    "Қаратау",
    "Мұнайлы",
    "Тұран",
    "Атамекен",
    "Орда",
];
const TOWNS: [&str; 10] =
    ["karaganda", "almaty", "astana", "shymkent", "aktobe", "pavlodar", "kostanay", "oskemen", "taraz", "petropavl"];
/// The answer by which a material is told to be a necessary component.
const NECESSARY: &str = "necessary-component";

/// A story and its tables.
#[derive(Default)]
pub(super) struct Story {
    pub(super) sentences: Vec<String>,
    pub(super) tables: Vec<PaperTable>,
}

struct Narrator<'t> {
    speaker: &'t Speaker<'t>,
    teller: Teller<'t>,
    company: &'static str,
    town: String,
}

impl Story {
    /// The story of a question.
    pub(super) fn of(speaker: &Speaker<'_>, question: &Question) -> Story {
        let facts: &Json<'_> = &question.facts;
        let pick = |count: u32| usize::try_from(question.setting.checked_rem(count).unwrap_or_default()).ok();
        let company = pick(12).and_then(|place| COMPANIES.get(place)).copied().unwrap_or_default();
        let town = pick(10).and_then(|place| TOWNS.get(place)).copied().unwrap_or_default();
        let narrator = Narrator {
            speaker,
            teller: Teller { speaker, books: speaker.library.books().collect() },
            company,
            town: speaker.say(&["exam-town.", town].concat(), &[]),
        };
        if facts.get("preference").is_some() {
            return narrator.preference(facts);
        }
        if facts.get("contracts").is_some() {
            return ContractFacts::read(facts).map(|facts| narrator.contract(&facts)).unwrap_or_default();
        }
        Facts::read(facts).map(|facts| narrator.good(&facts)).unwrap_or_default()
    }
}

impl Narrator<'_> {
    fn say(&self, name: &str, blanks: &[(&str, &str)]) -> String {
        self.speaker.say(&["exam.", name].concat(), blanks)
    }

    fn cell(&self, name: &str) -> String {
        self.speaker.say(&["exam-cell.", name].concat(), &[])
    }

    fn heads(&self, names: &[&str]) -> Vec<String> {
        names.iter().map(|name| self.speaker.say(&["exam-column.", name].concat(), &[])).collect()
    }

    fn number(&self, value: impl ToString) -> String {
        number(&value.to_string(), self.speaker.language)
    }

    fn preference(&self, facts: &Json<'_>) -> Story {
        let stated = |name| facts.text(name).unwrap_or_default();
        let day = stated("on");
        let sentence = if facts.get("sector_average").is_some() {
            let (share, average) = (self.number(stated("share")), self.number(stated("sector_average")));
            self.say("points", &[("day", day), ("share", &share), ("average", &average)])
        } else {
            let price = self.number(stated("price"));
            let codes = [("code", stated("code")), ("register", stated("register_code"))];
            self.say("discount", &[&[("day", day), ("price", price.as_str())], &codes[..]].concat())
        };
        Story { sentences: Vec::from([sentence]), tables: Vec::new() }
    }

    fn good(&self, facts: &Facts) -> Story {
        let good = &facts.good;
        let (day, hs) = (facts.on.to_string(), code(good.hs));
        let mut sentences = Vec::from([
            self.say("maker", &[("company", self.company), ("town", &self.town), ("day", &day), ("hs", &hs)])
        ]);
        for (term, answer) in &good.answers {
            let role = self.teller.books.iter().find_map(|book| book.terms.get(term)).map(|entry| entry.role);
            let name = match (role, answer) {
                (Some(Role::Good), true) => "is",
                (Some(Role::Good), false) => "is-not",
                (_, true) => "fact-yes",
                (_, false) => "fact-no",
            };
            sentences.push(self.say(name, &[("term", &self.teller.term(term))]));
        }
        let amount = |amount: Option<crate::value::amount::Amount>| {
            amount.map_or_else(|| self.cell("not-stated"), |amount| self.number(amount))
        };
        let (price, cost) = (amount(good.ex_works_price), amount(good.production_cost));
        sentences.push(self.say("price", &[("price", &price), ("cost", &cost)]));
        if let Some(rate) = facts.vat_rate {
            sentences.push(self.say("vat", &[("rate", &self.number(rate))]));
        }
        if let Some(operations) = &good.operations {
            let names: Vec<String> = operations.iter().map(|name| self.operation(name)).collect();
            sentences.push(self.say("operations", &[("operations", &names.join(", "))]));
        }
        for (reading, option) in &facts.readings {
            let words = self.teller.declared(reading).map(|declared| {
                let option = declared.options.iter().find(|(id, _)| id == option);
                (self.speaker.pick(&declared.question), option.map_or("", |(_, name)| self.speaker.pick(name)))
            });
            let (question, option) = words.unwrap_or((reading, option));
            sentences.push(self.say("reading", &[("question", question), ("option", option)]));
        }
        let lines = good.materials.as_deref().unwrap_or_default();
        let has_notes = lines.iter().any(|line| !self.note(line).is_empty());
        sentences.extend(lines.iter().flat_map(|line| self.part(line)));
        let mut names = Vec::from(["line", "material", "code", "origin", "paper", "value"]);
        names.extend(has_notes.then_some("note"));
        let rows = lines.iter().map(|line| {
            let mut row = Vec::from([
                line.id.clone(),
                self.material(line.code()),
                line.code().map(code).unwrap_or_default(),
                self.origin(line),
                self.paper(line.proof.as_ref()),
                line.value.map_or_else(|| self.cell("not-stated"), |value| self.number(value)),
            ]);
            row.extend(has_notes.then(|| self.note(line)));
            row
        });
        let table = PaperTable { columns: self.heads(&names), rows: rows.collect() };
        Story { sentences, tables: Vec::from([table]) }
    }

    fn operation(&self, name: &str) -> String {
        let of_trade = Data::get().operations.iter().map(|operation| &operation.named).find(|named| named.code == name);
        let is_term = self.teller.books.iter().any(|book| book.terms.get(name).is_some());
        match of_trade.filter(|_| !is_term) {
            Some(named) => name_in(named, self.speaker.language).to_string(),
            None => self.teller.term(name),
        }
    }

    fn material(&self, hs: Option<HsCode>) -> String {
        let Some(hs) = hs else { return self.cell("unknown") };
        let heading = hs.heading().to_string();
        let key = ["exam-material.", &heading].concat();
        let said = self.speaker.say(&key, &[]);
        if said != key { said } else { self.speaker.say("exam-cell.material-of", &[("heading", &heading)]) }
    }

    fn country(&self, country: Country) -> String {
        let code = country.to_string();
        let named = Data::get().countries.iter().find(|named| named.code == code);
        named.map_or(code, |named| name_in(named, self.speaker.language).to_string())
    }

    fn origin(&self, line: &Material) -> String {
        match line.origin {
            Some(country) => self.country(country),
            None if line.made_from.is_some() => self.cell("part"),
            None => self.cell("unknown"),
        }
    }

    fn paper(&self, proof: Option<&Proof>) -> String {
        let kind = match proof.map(|proof| proof.kind) {
            Some(ProofKind::Ct1) => "ct-1",
            Some(ProofKind::CtKz) => "ct-kz",
            Some(ProofKind::RegisterExtract) => "register-extract",
            _ => return self.cell("none"),
        };
        let paper = self.speaker.say(&["exam-paper.", kind].concat(), &[]);
        match proof.and_then(|proof| proof.share) {
            Some(share) => {
                let share = self.number(share);
                self.speaker.say("exam-cell.paper-share", &[("paper", &paper), ("share", &share)])
            }
            None => paper,
        }
    }

    fn note(&self, line: &Material) -> String {
        let packaging = line.packaging.map(|packaging| match packaging {
            Packaging::Retail => "retail",
            Packaging::Transport => "transport",
        });
        let necessary = line.answer(NECESSARY).map(|is| if is { "necessary" } else { "not-necessary" });
        let set_item = line.is_set_item.filter(|is| *is).map(|_| "set-item");
        let notes = [packaging, necessary, set_item, line.neutral.then_some("energy")];
        notes.into_iter().flatten().map(|name| self.cell(name)).collect::<Vec<_>>().join("; ")
    }

    fn part(&self, line: &Material) -> Vec<String> {
        let inner = line.made_from.iter().flat_map(|part| part.materials.iter().flatten());
        let told = inner.map(|material| {
            let hs = material.code().map(code).unwrap_or_default();
            let value = material.value.map(|value| self.number(value)).unwrap_or_default();
            let (name, country) = (self.material(material.code()), self.origin(material));
            let blanks = [
                ("line", line.id.as_str()),
                ("material", &name),
                ("hs", &hs),
                ("country", &country),
                ("value", &value),
            ];
            self.say("part", &blanks)
        });
        told.collect()
    }

    fn contract(&self, facts: &ContractFacts) -> Story {
        let name = if facts.kind == Kind::Works { "contract-works" } else { "contract-services" };
        let (day, value) = (facts.on.to_string(), self.number(facts.value));
        let blanks = [("company", self.company), ("town", self.town.as_str()), ("day", &day), ("value", &value)];
        let columns = ["contract", "principal", "value", "payroll", "payroll-total", "headcount"];
        let id = |place: usize| facts.contracts.get(place).map(|contract| contract.id.clone());
        let rows = facts.contracts.iter().map(|contract| self.tier(contract, contract.parent.and_then(id)));
        let contracts = PaperTable { columns: self.heads(&columns), rows: rows.collect() };
        let goods = facts.contracts.iter().flat_map(|contract| &contract.goods).map(|goods| self.goods(goods));
        let of_goods = ["good", "value", "origin", "paper"];
        let goods = PaperTable { columns: self.heads(&of_goods), rows: goods.collect() };
        Story { sentences: Vec::from([self.say(name, &blanks)]), tables: Vec::from([contracts, goods]) }
    }

    fn tier(&self, contract: &Contract, principal: Option<String>) -> Vec<String> {
        let (own, all) = contract.payroll.map(|(own, all)| (self.number(own), self.number(all))).unwrap_or_default();
        // People are no money: their number is told without decimals.
        let people = |amount: crate::value::amount::Amount| amount.to_string().trim_end_matches(".00").to_string();
        let staff = contract.headcount.map(|(own, all)| [people(own), people(all)].join(" / ")).unwrap_or_default();
        let principal = principal.unwrap_or_else(|| "—".to_string());
        Vec::from([contract.id.clone(), principal, self.number(contract.value), own, all, staff])
    }

    fn goods(&self, goods: &GoodsLine) -> Vec<String> {
        let country = goods.country.map_or_else(|| self.cell("unknown"), |country| self.country(country));
        Vec::from([goods.id.clone(), self.number(goods.value), country, self.paper(goods.proof.as_ref())])
    }
}

/// A code in the groups in which it is written.
fn code(hs: HsCode) -> String {
    let digits = hs.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if [4, 6, 9].contains(&place) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
