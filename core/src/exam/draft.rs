//! The facts of a question while it is made: a good with its bill, in whole hundredths of money, and its JSON.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::chance::money;
use crate::doc::Json;

/// What a line is in its question: by this, wrong variants find the lines that they treat otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Of a known country that is no party.
    Foreign,
    /// Domestic, with a paper.
    Home,
    /// Of unknown origin.
    Unknown,
    /// Of another party, with its paper.
    Proved,
    /// Of another party, without a paper.
    Bare,
    /// A part that originates by its own bill.
    GoodPart,
    /// A part made here that does not originate.
    BadPart,
    /// Foreign packaging for sale.
    Retail,
    /// Foreign packaging for transport.
    Transport,
    /// Foreign energy.
    Energy,
}

/// One line of a bill.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) id: usize,
    pub(super) role: Role,
    pub(super) hs: String,
    /// In hundredths; nothing where it is not stated.
    pub(super) value: Option<u64>,
    pub(super) origin: Option<String>,
    /// The kind of its paper, and the share in whole percent that it states.
    pub(super) paper: Option<(&'static str, Option<u64>)>,
    /// The bill of a part.
    pub(super) part: Option<Vec<Line>>,
    pub(super) is_set_item: bool,
    pub(super) necessary: Option<bool>,
}

/// The facts of a good.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) on: String,
    pub(super) rulebook: String,
    pub(super) hs: String,
    pub(super) price: Option<u64>,
    pub(super) cost: Option<u64>,
    /// The rate of VAT in whole percent.
    pub(super) vat_rate: Option<u64>,
    pub(super) lines: Vec<Line>,
    pub(super) operations: Option<Vec<String>>,
    pub(super) answers: BTreeMap<String, bool>,
    pub(super) readings: BTreeMap<String, String>,
}

impl Line {
    pub(super) fn new(role: Role, hs: &str, value: u64) -> Line {
        Line {
            id: 0,
            role,
            hs: hs.to_string(),
            value: Some(value),
            origin: None,
            paper: None,
            part: None,
            is_set_item: false,
            necessary: None,
        }
    }

    pub(super) fn from(mut self, origin: &str) -> Line {
        self.origin = Some(origin.to_string());
        self
    }

    pub(super) fn with(mut self, paper: &'static str, share: Option<u64>) -> Line {
        self.paper = Some((paper, share));
        self
    }

    fn json(&self, operations: Option<&Vec<String>>, is_inner: bool) -> Json<'static> {
        let packaging = match self.role {
            Role::Retail => Some("retail"),
            Role::Transport => Some("transport"),
            _ => None,
        };
        let paper = self.paper.map(|(kind, share)| {
            object([("kind", Some(text(kind))), ("share", share.map(|share| text(&share.to_string())))])
        });
        let made_from = self.part.as_ref().map(|lines| {
            let good = object([("hs", Some(text(&self.hs))), ("ex_works_price", self.value.map(amount))]);
            let lines = lines.iter().map(|line| line.json(None, true)).collect();
            object([
                ("good", Some(good)),
                ("materials", Some(Json::List(lines))),
                ("operations", operations.map(|names| texts(names))),
            ])
        });
        object([
            ("id", (!is_inner).then(|| text(&self.id.to_string()))),
            ("hs", Some(text(&self.hs))),
            ("value", self.value.map(amount)),
            ("origin", self.origin.as_deref().map(text)),
            ("proof", paper),
            ("made_from", made_from),
            ("is_set_item", self.is_set_item.then_some(Json::Bool(true))),
            ("necessary_component", self.necessary.map(Json::Bool)),
            ("packaging", packaging.map(text)),
            ("neutral", (self.role == Role::Energy).then_some(Json::Bool(true))),
        ])
    }
}

impl Draft {
    /// The facts as `assess_good` takes them.
    pub(super) fn json(&self) -> Json<'static> {
        let good = object([
            ("hs", Some(text(&self.hs))),
            ("ex_works_price", self.price.map(amount)),
            ("production_cost", self.cost.map(amount)),
        ]);
        let lines = self.lines.iter().map(|line| line.json(self.operations.as_ref(), false)).collect();
        let answers = self.answers.iter().map(|(term, answer)| (owned(term), Json::Bool(*answer))).collect();
        let readings = self.readings.iter().map(|(reading, option)| (owned(reading), text(option))).collect();
        object([
            ("on", Some(text(&self.on))),
            ("rulebook", Some(text(&self.rulebook))),
            ("vat_rate", self.vat_rate.map(|rate| text(&rate.to_string()))),
            ("good", Some(good)),
            ("materials", Some(Json::List(lines))),
            ("operations", self.operations.as_ref().map(|names| texts(names))),
            ("answers", (!self.answers.is_empty()).then_some(Json::Object(answers))),
            ("readings", (!self.readings.is_empty()).then_some(Json::Object(readings))),
        ])
    }

    /// The same facts with each line of these roles changed; nothing where there is none.
    pub(super) fn changing(&self, roles: &[Role], change: impl Fn(&mut Line)) -> Option<Draft> {
        let mut draft = self.clone();
        let mut is_changed = false;
        for line in draft.lines.iter_mut().filter(|line| roles.contains(&line.role)) {
            change(line);
            is_changed = true;
        }
        is_changed.then_some(draft)
    }
}

/// An object of the members that there are.
pub(super) fn object<const N: usize>(members: [(&'static str, Option<Json<'static>>); N]) -> Json<'static> {
    let stated = members.into_iter().filter_map(|(name, value)| Some((Cow::Borrowed(name), value?)));
    Json::Object(stated.collect())
}

pub(super) fn text(text: &str) -> Json<'static> {
    Json::Text(owned(text))
}

pub(super) fn amount(hundredths: u64) -> Json<'static> {
    Json::Text(Cow::Owned(money(hundredths)))
}

fn texts(items: &[String]) -> Json<'static> {
    Json::List(items.iter().map(|item| text(item)).collect())
}

fn owned(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_string())
}
