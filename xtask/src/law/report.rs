//! Shows the effects of a change of a rulebook: expression, sentences, cases with another verdict, findings of the
//! audit.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use anyhow::{Result, anyhow, bail};
use serde_json::{Value, json};
use tegi::doc::Json;
use tegi::door::Door;
use tegi::law::{Origin, Rulebook};

use super::mutants::{self, Cases};
use crate::{answers, root, rulebooks};

/// The law of the current source, and the committed law.
struct Change {
    now: Door,
    before: Door,
    /// The provisions that changed, by edition and place.
    rows: BTreeSet<(String, String)>,
    /// The compiled editions.
    texts: Vec<(String, String)>,
}

/// Reports what changed since the last commit, and tries the slips of changed rows, or of `all` rows.
pub(crate) fn run(all: bool) -> Result<()> {
    let change = Change::read()?;
    let cases = Cases::read(&change.now)?;
    has_cases(&change.now, &cases)?;
    if all {
        change.tell(&cases)?;
    }
    if !all && change.rows.is_empty() {
        return Ok(());
    }
    let is_due = |book: &Rulebook, place: &str| all || change.rows.contains(&(book.name(), place.to_string()));
    mutants::run(&change.now, &cases, &is_due, all)
}

/// Returns a rulebook of the last commit; without a repository, the one that was compiled last.
fn committed(name: &str) -> Option<String> {
    let path = format!("core/compiled/{name}.json");
    let is_repository = root().join(".git").exists();
    if !is_repository {
        return fs::read_to_string(root().join(path)).ok();
    }
    let shown = Command::new("git").args(["show", &format!("HEAD:{path}")]).current_dir(root()).output().ok()?;
    shown.status.success().then(|| String::from_utf8(shown.stdout).ok()).flatten()
}

/// Returns the engine with the law of the current source.
pub(crate) fn now() -> Result<Door> {
    Change::read().map(|change| change.now)
}

fn book_of(text: &str) -> Result<Rulebook> {
    let json = Json::parse(text).map_err(|fault| anyhow!("{fault:?}"))?;
    Rulebook::read(&json).map_err(|faults| anyhow!("{faults:?}"))
}

/// Returns the engine with this edition in place of the embedded one.
fn with(door: Door, text: &str) -> Result<Door> {
    let book = book_of(text)?;
    let name = book.name();
    if door.library().editions().any(|edition| edition.name() == name) {
        return Ok(door.substituting(book));
    }
    let mut door = door;
    let loaded = door.load_rulebook(text);
    if loaded.contains("\"refusal\"") { bail!("{name}: {loaded}") } else { Ok(door) }
}

impl Change {
    fn read() -> Result<Change> {
        let (_, texts) = rulebooks::from_source()?;
        let door = Door::open().map_err(|faults| anyhow!("{faults:?}"))?;
        let (mut now, mut before) = (door.clone(), door);
        let mut rows = BTreeSet::new();
        for (name, text) in &texts {
            now = with(now, text)?;
            let old = committed(name);
            if let Some(old) = &old {
                // This engine may be unable to read a text that an older engine wrote. Then all of it counts as
                // changed.
                before = with(before.clone(), old).unwrap_or(before);
            }
            if old.as_ref() == Some(text) {
                continue;
            }
            let old = old.and_then(|old| book_of(&old).ok());
            rows.extend(changed(&book_of(text)?, old.as_ref()).into_iter().map(|place| (name.clone(), place)));
        }
        Ok(Change { now, before, rows, texts })
    }

    fn tell(&self, cases: &Cases) -> Result<()> {
        if self.rows.is_empty() {
            println!("No row and no formula differs from the last commit.\n");
        }
        for (name, place) in &self.rows {
            println!("{name}, {place}");
            let row = place.trim_start_matches("annex-1/row-");
            for (said, door) in [("was", &self.before), ("is", &self.now)] {
                let expressions =
                    door.library().named(name).ok().map(|book| expressions(book, place)).unwrap_or_default();
                println!("  {said:<4} {}", if expressions.is_empty() { "(nothing)" } else { &expressions });
            }
            for language in ["kk", "ru", "en"] {
                let words = self.now.rule_words(name, language).unwrap_or_default();
                if let Some(words) = words.iter().find(|words| words.rule == row) {
                    let said: Vec<&str> = words.words.iter().map(|sentence| sentence.text.as_str()).collect();
                    println!("  {language}   {}", said.join(" / "));
                }
            }
            self.tell_flips(place, cases)?;
            self.tell_audit(name, row)?;
            println!();
        }
        Ok(())
    }

    /// Returns the cases with another answer than before.
    fn tell_flips(&self, place: &str, cases: &Cases) -> Result<()> {
        let mut flips = Vec::new();
        for (id, case) in cases.at(place) {
            let outcome = |door: &Door| -> Result<String> {
                let answer: Value = serde_json::from_str(&answers::answer_of(door.clone(), case)?.1)?;
                let share = answer.pointer("/local_content/share").or_else(|| answer.get("share"));
                let parts = [answer.get("verdict"), share, answer.get("value")];
                Ok(parts.into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
            };
            let (was, is) = (outcome(&self.before)?, outcome(&self.now)?);
            if was != is {
                flips.push(format!("    {id}: {was} → {is}"));
            }
        }
        match flips.len() {
            0 => println!("  no case flips"),
            count => println!("  {count} cases flip\n{}", flips.join("\n")),
        }
        Ok(())
    }

    /// Returns the findings of the audit about the new rule, compared with the committed edition.
    fn tell_audit(&self, name: &str, row: &str) -> Result<()> {
        let Some((_, text)) = self.texts.iter().find(|(other, _)| other == name) else { return Ok(()) };
        let book: Value = serde_json::from_str(text)?;
        let request = match self.before.library().named(name) {
            Ok(_) => json!({"rulebook": book, "rule": row, "against": name}),
            Err(_) => json!({"rulebook": book, "rule": row}),
        };
        let answer = self.before.audit(&request.to_string());
        let words: Value = serde_json::from_str(&self.before.explain(&answer, "en"))?;
        let list = |name: &str| words.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        for finding in list("findings") {
            println!("  audit: {}", finding.get("text").and_then(Value::as_str).unwrap_or_default());
        }
        if list("findings").is_empty() {
            println!("  audit: nothing");
        }
        Ok(())
    }
}

/// Returns the conditions of a provision as text.
fn expressions(book: &Rulebook, place: &str) -> String {
    let Origin::Own(rules) = &book.origin else { return String::new() };
    let of_rows = rules.list.iter().filter(|row| row.citation.place == place).flat_map(|row| &row.clauses);
    let others = [&rules.general, &rules.set, &rules.threshold].into_iter().flatten();
    let all = of_rows.chain(others.filter(|clause| clause.citation.place == place));
    all.map(|clause| clause.expression.to_string()).collect::<Vec<_>>().join(" OR ")
}

/// Returns the places of the provisions that changed.
fn changed(now: &Rulebook, before: Option<&Rulebook>) -> BTreeSet<String> {
    let provisions = |book: &Rulebook| -> BTreeSet<(String, String)> {
        let mut all = BTreeSet::new();
        if let Origin::Own(rules) = &book.origin {
            let rows = rules.list.iter().map(|row| (row.citation.place.clone(), format!("{row:?}")));
            all.extend(rows);
            let clauses = [&rules.general, &rules.set, &rules.threshold].into_iter().flatten();
            all.extend(clauses.map(|clause| (clause.citation.place.clone(), format!("{clause:?}"))));
            all.extend(rules.cumulation.iter().map(|one| (one.citation.place.clone(), format!("{one:?}"))));
        }
        all.extend(book.content.iter().map(|one| (one.citation.place.clone(), format!("{one:?}"))));
        if let Some(procurement) = &book.procurement {
            let of_preferences = &procurement.preferences;
            let figures = [
                &procurement.subsoil_threshold,
                &of_preferences.conditional_price,
                &of_preferences.conditional_discount,
                &of_preferences.turnkey_points,
                &of_preferences.shortfall_penalty,
            ];
            all.extend(figures.map(|(percent, citation)| (citation.place.clone(), percent.to_string())));
        }
        all
    };
    let (now, before) = (provisions(now), before.map(provisions).unwrap_or_default());
    now.symmetric_difference(&before).map(|(place, _)| place.clone()).collect()
}

/// Refuses a row of a list if no shared case meets it or no shared case fails it.
fn has_cases(door: &Door, cases: &Cases) -> Result<()> {
    let mut bare = Vec::new();
    for book in door.library().books() {
        let Origin::Own(rules) = &book.origin else { continue };
        for row in &rules.list {
            let on_row = cases.at(&row.citation.place);
            let has = |verdict: &str| {
                on_row.iter().any(|(_, case)| case.pointer("/expect/verdict").and_then(Value::as_str) == Some(verdict))
            };
            let lacks: Vec<_> =
                ["originating", "not_originating"].into_iter().filter(|verdict| !has(verdict)).collect();
            if !lacks.is_empty() {
                bare.push(format!("  {}, row {}: no case is {}", book.name(), row.id, lacks.join(" and none ")));
            }
        }
    }
    if bare.is_empty() {
        return Ok(());
    }
    bail!(
        "a row needs a case that meets it and one that does not, from its quoted condition (CONTRIBUTING.md):\n{}",
        bare.join("\n")
    )
}
