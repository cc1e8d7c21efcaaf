//! Bills of materials whose values lie at a limit, or a little beside it.

use serde_json::{Map, Value, json};

use super::law::Words;
use super::{Draft, MICRO, decimal};

/// Codes that few rules name.
const NOWHERE: [&str; 7] =
    ["7208512000", "4403219100", "2710194200", "3920102500", "8536901000", "0206909900", "2501009190"];
const ORIGINS: [&str; 9] = ["KZ", "KZ", "CN", "CN", "DE", "RU", "BY", "UZ", "GE"];
const PARTIES: [&str; 4] = ["RU", "BY", "UZ", "GE"];

impl Draft<'_> {
    pub(super) fn bill(&mut self, code: &str, words: &Words, price: i64, depth: u32) -> Vec<Value> {
        let mut limits = words.limits.clone();
        limits.extend([5, 50, 100]);
        let mut left = price / 100 * limits[self.rng.usize(..limits.len())];
        let is_set = self.chance(6);
        let count = [0, 1, 2, 2, 3, 3, 4][self.rng.usize(..7)];
        let mut lines = Vec::new();
        for place in 0..count {
            // Often just what a limit leaves, or a hundredth more.
            let values = [left, left / 2, left + MICRO / 100, left - 1, left / 7, 0];
            let value = values[self.rng.usize(..6)].max(0);
            left = (left - value).max(0);
            lines.push(self.material(place, code, words, value, depth, is_set));
        }
        lines
    }

    fn material(&mut self, place: usize, code: &str, words: &Words, value: i64, depth: u32, is_set: bool) -> Value {
        let mut line = Map::new();
        if self.chance(80) {
            line.insert("id".into(), json!(format!("m{place}")));
        }
        let own = &code[..4];
        let near = |codes: &[String], which: usize| match codes.get(which).map(String::as_str) {
            None | Some("same") => own.to_string(),
            Some(code) => code.to_string(),
        };
        let begin = match self.rng.u32(..4) {
            0 | 1 => near(&words.codes, self.rng.usize(..words.codes.len().max(1))),
            2 => own.to_string(),
            _ => self.one(&NOWHERE).to_string(),
        };
        let hs = self.code(&begin, "0159");
        let hs = if hs.len() < 4 { own.to_string() } else { hs };
        if !self.is_missing() {
            line.insert("hs".into(), json!(hs));
        }
        if !self.is_missing() {
            line.insert("value".into(), self.money(value));
        }
        let origin = (!self.is_missing() && !self.chance(8)).then(|| self.one(&ORIGINS));
        if let Some(origin) = origin {
            line.insert("origin".into(), json!(origin));
        }
        let has_paper = if origin.is_some_and(|origin| origin == "KZ" || PARTIES.contains(&origin)) { 75 } else { 4 };
        if !self.is_missing() && self.chance(has_paper) {
            line.insert("proof".into(), self.proof());
        }
        let mut line = Value::from(line);
        self.lot(&mut line, "value", 10);
        self.say_kind(&mut line, is_set);
        let mut answers = Map::new();
        for term in words.of_materials.iter().filter(|_| !self.edition.is_register) {
            if self.is_missing() {
                continue;
            }
            let answer = json!(self.rng.bool());
            if term == "necessary-component" && self.chance(80) {
                line["necessary_component"] = answer;
            } else {
                answers.insert(term.clone(), answer);
            }
        }
        if !answers.is_empty() {
            line["answers"] = answers.into();
        }
        if self.chance(if words.is_made_from { 12 } else { 2 }) {
            line["earlier_stage"] = json!(self.chance(85));
        }
        if self.chance(8) {
            line["stock_method"] = json!(self.one(&["fifo", "average", "by-document"]));
        }
        if self.parts_left > 0 && origin.is_none_or(|origin| origin == "KZ") && self.chance(6) {
            let masked = &self.edition.masked;
            if let Some((code, record)) = masked.get(self.rng.usize(..masked.len().max(1))) {
                line["hs"] = json!(code);
                line["made_from"] = record.clone();
                return line;
            }
        }
        let may_be_part = origin.is_none_or(|origin| matches!(origin, "KZ" | "RU"));
        if self.parts_left > 0 && depth < 3 && may_be_part && self.chance(30) {
            self.parts_left -= 1;
            let stated = line["hs"].as_str().map(ToString::to_string);
            line["made_from"] = self.good(stated, depth + 1).into();
            if self.chance(30) {
                line.as_object_mut().unwrap().remove("hs");
            }
        }
        line
    }

    pub(super) fn proof(&mut self) -> Value {
        let kind = self.one(&["ct-1", "ct-1", "register-extract", "ct-kz", "invoice", "none"]);
        let mut proof = json!({"kind": kind});
        if self.chance(50) {
            proof["share"] = json!(self.one(&["70", "100", "0", "86.12", "33.3333"]));
        }
        if self.chance(20) {
            proof["date"] = json!(self.one(&["2011-05-05", "2025-09-07", "2026-01-01", "2027-03-02"]));
        } else if self.chance(10) {
            proof["valid_to"] = json!(self.one(&["2012-02-28", "2026-03-01", "2027-01-01"]));
        }
        proof
    }

    /// A quantity and a price of one that mostly make the value, rounded as people do.
    pub(super) fn lot(&mut self, of: &mut Value, value: &str, chance: u32) {
        if !self.chance(chance) {
            return;
        }
        let stated = of[value].clone();
        let (amount, is_abroad) = match &stated {
            Value::Object(money) => (money["amount"].as_str().unwrap_or_default(), true),
            other => (other.as_str().unwrap_or_default(), false),
        };
        let Some(micro) = micro(amount) else { return };
        let quantity = [1, 3, 7, 40][self.rng.usize(..4)];
        let slip = if self.chance(15) { 30_000 } else { 0 };
        let price = ((micro / quantity + 5_000) / 10_000 * 10_000 + slip).max(10_000);
        of["quantity"] = json!(quantity.to_string());
        of["unit_price"] = json!(decimal(price));
        if is_abroad {
            let mut money = stated.clone();
            money["amount"] = json!(decimal(price));
            of["unit_price"] = money;
        }
        if self.chance(20) {
            of.as_object_mut().unwrap().remove(["quantity", "unit_price"][self.rng.usize(..2)]);
        }
    }

    fn say_kind(&mut self, line: &mut Value, is_set: bool) {
        if is_set || self.chance(2) {
            line["is_set_item"] = json!(self.chance(80));
        }
        match self.rng.u32(..100) {
            0..4 => line["packaging"] = json!(self.one(&["retail", "transport"])),
            4..6 => line["neutral"] = json!(true),
            6..8 => line["accessory"] = json!(true),
            _ => {}
        }
    }
}

/// The millionths of a decimal.
pub(crate) fn micro(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{fraction:0<6}").parse().ok()
}
