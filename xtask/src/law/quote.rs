//! Compares each expression with the condition beside it: percents, codes and headings must be the same.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use tegi::law::{
    Codes, Expression, Item, Level, ListRule, Mention, Operation, Origin, Quantity, Rulebook, Scope, Selector, Test,
};

/// A declared difference between an expression and the quoted condition of its row, with its reason.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    row: String,
    /// The parts that only the expression has.
    #[serde(default)]
    expression: Vec<String>,
    /// The parts that only the condition has.
    #[serde(default)]
    condition: Vec<String>,
    why: String,
}

/// The parts that are compared: percents in their order, codes and headings each once.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    percents: Vec<String>,
    codes: Vec<String>,
    /// Other numbers, such as `25` of "blocks over 25 cm".
    numbers: Vec<String>,
}

impl Said {
    fn code(&mut self, code: String) {
        if !self.codes.contains(&code) {
            self.codes.push(code);
        }
    }

    /// Takes out the declared differences. Returns whether all of them were present.
    fn without(&mut self, excepted: &[String]) -> bool {
        excepted.iter().all(|what| {
            let lists = [&mut self.percents, &mut self.codes, &mut self.numbers];
            lists.into_iter().any(|list| match list.iter().position(|other| other == what) {
                Some(place) => {
                    list.remove(place);
                    true
                }
                None => false,
            })
        })
    }

    fn text(&self) -> String {
        let all: Vec<&str> = self.percents.iter().chain(&self.codes).map(String::as_str).collect();
        if all.is_empty() { "no percent, code or heading".to_string() } else { all.join(", ") }
    }
}

/// Refuses a rulebook in which an expression and its quoted condition differ.
pub(crate) fn check(book: &Rulebook, folder: &Path) -> Result<()> {
    let Origin::Own(rules) = &book.origin else { return Ok(()) };
    let path = folder.join("quotes.toml");
    let exceptions: Exceptions = match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text).with_context(|| path.display().to_string())?,
        Err(_) => Exceptions::default(),
    };
    let mut excepted = BTreeMap::new();
    for exception in &exceptions.exceptions {
        ensure!(!exception.why.is_empty(), "{}: row {} without a reason", path.display(), exception.row);
        ensure!(
            rules.list.iter().any(|row| row.id == exception.row),
            "{}: there is no row {}",
            path.display(),
            exception.row
        );
        ensure!(
            excepted.insert(exception.row.as_str(), exception).is_none(),
            "{}: row {} stands twice",
            path.display(),
            exception.row
        );
    }
    let mut faults = String::new();
    for row in &rules.list {
        if let Some(fault) = row_fault(book, row, excepted.get(row.id.as_str()).copied()) {
            // Writing to a string cannot fail.
            let _ = write!(faults, "\n{}, row {}: {fault}", book.name(), row.id);
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    bail!(
        "{faults}\n\nCorrect the expression; or the quoted condition, where the act itself reads otherwise. What an \
         expression\nsays in other words than the act stands with its reason in {}.",
        path.display()
    )
}

fn row_fault(book: &Rulebook, row: &ListRule, exception: Option<&Exception>) -> Option<String> {
    let clause = row.clauses.first()?;
    let (mut said, mut quoted) = (of_expression(&clause.expression, book), of_condition(&row.condition));
    let all = |said: &Said, quoted: &Said| {
        let numbers: Vec<_> = said.numbers.iter().filter(|number| !quoted.numbers.contains(number)).collect();
        let mut codes = [said.codes.clone(), quoted.codes.clone()];
        codes.iter_mut().for_each(|codes| codes.sort());
        said.percents == quoted.percents && codes[0] == codes[1] && numbers.is_empty()
    };
    if let Some(exception) = exception {
        let in_place = said.without(&exception.expression) & quoted.without(&exception.condition);
        if !in_place {
            return Some(format!("its exception in quotes.toml no longer holds ({})", exception.why));
        }
    }
    if all(&said, &quoted) {
        return None;
    }
    let missing: Vec<_> = said.numbers.iter().filter(|number| !quoted.numbers.contains(number)).cloned().collect();
    let of_words = if missing.is_empty() { String::new() } else { format!(" and, in words, {}", missing.join(", ")) };
    Some(format!(
        "the expression says {}{of_words}; the condition says {}\n  expression  {}\n  condition   {}",
        said.text(),
        quoted.text(),
        clause.expression,
        if row.condition.is_empty() { "(none is quoted)" } else { &row.condition },
    ))
}

/// Returns the parts of an expression.
fn of_expression(expression: &Expression, book: &Rulebook) -> Said {
    let mut said = Said::default();
    collect(expression, &mut said);
    expression.mentions(&mut |mention| {
        if let Mention::Term(_, term) = mention
            && let Some(entry) = book.terms.get(term)
        {
            let words = of_condition(&entry.name.ru);
            said.numbers.extend(words.numbers);
        }
    });
    said
}

fn collect(expression: &Expression, said: &mut Said) {
    match expression {
        Expression::All(parts) | Expression::Any(parts) => parts.iter().for_each(|part| collect(part, said)),
        Expression::Test(test) => of_test(test, said),
        Expression::Tolerating(rule, tolerances) => {
            collect(rule, said);
            for tolerance in tolerances {
                of_selectors(&tolerance.selectors, said);
                said.percents.extend(tolerance.up_to.map(|percent| format!("{percent} %")));
            }
        }
        Expression::Subproduct(parts) | Expression::Reading(_, parts) => {
            parts.iter().for_each(|(_, part)| collect(part, said));
        }
    }
}

fn of_test(test: &Test, said: &mut Said) {
    match test {
        Test::Change(Level::Heading) => said.code(CHANGED.to_string()),
        Test::Change(Level::Chapter) => said.code("another chapter".to_string()),
        Test::Change(Level::Subheading) => said.code("another subheading".to_string()),
        Test::AnyHeading => said.code(ANY.to_string()),
        Test::Outside(selectors) => {
            said.code(OUTSIDE.to_string());
            of_selectors(selectors, said);
        }
        Test::AnyHeadingExcept(selectors) | Test::AnyHeadingIncluding(selectors) => {
            said.code(ANY.to_string());
            of_selectors(selectors, said);
        }
        Test::From(selectors) | Test::WhollyObtained(selectors) => of_selectors(selectors, said),
        Test::MaxNom(percent, scope, _) => {
            said.percents.push(format!("{percent} %"));
            match scope {
                Scope::All => {}
                Scope::Only(selector) => of_selectors(std::slice::from_ref(selector), said),
                Scope::Each(selectors) | Scope::Sum(selectors) | Scope::Either(selectors) => {
                    of_selectors(selectors, said);
                }
                Scope::Prevailing(selector, _, groups) => {
                    of_selectors(std::slice::from_ref(selector), said);
                    of_selectors(groups.as_slice(), said);
                }
            }
        }
        Test::MaxWeight(percent, selectors, _) | Test::MinWeight(percent, selectors, _) => {
            said.percents.push(format!("{percent} %"));
            of_selectors(selectors, said);
        }
        Test::MinOriginating(percent, ..) | Test::ValueAdded(percent) | Test::Set(percent) => {
            said.percents.push(format!("{percent} %"))
        }
        Test::Operations(quantity, items, _) => counted(*quantity, items, said),
        Test::WhollyProduced | Test::Site(_) | Test::Fact(_) => {}
    }
}

/// The number of due items of a list is a number of the law, too.
fn counted(quantity: Quantity, items: &[Item], said: &mut Said) {
    if let Quantity::AtLeast(count) | Quantity::Points(count) = quantity {
        said.numbers.push(count.to_string());
    }
    if let Quantity::Points(_) = quantity {
        said.numbers.extend(items.iter().map(|item| item.points.to_string()));
    }
    for alternative in items.iter().flat_map(|item| &item.alternatives) {
        if let Operation::Parts(_, quantity, parts) = &alternative.operation {
            counted(*quantity, parts, said);
        }
    }
}

fn of_selectors(selectors: &[Selector], said: &mut Said) {
    for atom in selectors.iter().flat_map(|selector| std::iter::once(&selector.atom).chain(&selector.except)) {
        match atom.codes {
            Some(Codes::Same(level)) => said.code(same(level).to_string()),
            Some(Codes::Range(range)) => said.code(match range.to_string().split_once('-') {
                Some((first, last)) => format!("{}-{}", bare(first), bare(last)),
                None => bare(&range.to_string()),
            }),
            None => {}
        }
    }
}

fn same(level: Level) -> &'static str {
    match level {
        Level::Chapter => "the same chapter",
        Level::Heading => SAME,
        Level::Subheading => "the same subheading",
    }
}

const SAME: &str = "the same heading";
const CHANGED: &str = "another heading than the good's";
const OUTSIDE: &str = "another heading than those named";
const ANY: &str = "any heading";

/// The phrases by which the act names headings without a code.
const PHRASES: [(&str, &str); 8] = [
    ("той же позиции", SAME),
    ("тех же позиций", SAME),
    ("настоящей позиции", SAME),
    ("одинаковую товарную позицию", SAME),
    ("отличной от позиции", CHANGED),
    ("отличной от позиций", OUTSIDE),
    ("любых позиций", ANY),
    ("любой позиции", ANY),
];

/// Returns a code without the zeros after its heading: the act writes 8503 00 for 8503.
fn bare(code: &str) -> String {
    let (heading, rest) = code.split_at_checked(4).unwrap_or((code, ""));
    format!("{heading}{}", rest.trim_end_matches('0'))
}

/// A word or a number of a text.
enum Token<'t> {
    Word(&'t str),
    Number(&'t str),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let end = |is: fn(char) -> bool| rest.find(|other: char| !is(other)).unwrap_or(rest.len());
        let (length, token) = if next.is_ascii_digit() {
            let length = end(|other| other.is_ascii_digit());
            (length, rest.get(..length).map(Token::Number))
        } else if next.is_alphabetic() {
            let length = end(char::is_alphabetic);
            (length, rest.get(..length).map(Token::Word))
        } else {
            (next.len_utf8(), (next != ' ').then_some(Token::Sign(next)))
        };
        tokens.extend(token);
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// Returns the parts of a text of the act. Goods in brackets are no part of the condition.
fn of_condition(text: &str) -> Said {
    let mut said = Said::default();
    let outside = text.split('[').enumerate().map(|(place, part)| match place {
        0 => part,
        _ => part.split_once(']').map_or("", |(_, after)| after),
    });
    let text: String = outside.collect();
    for (phrase, meaning) in PHRASES {
        let mut places = text.match_indices(phrase).map(|(place, _)| text.get(place + phrase.len()..));
        // «позиции» is also the beginning of nothing longer than itself here, but «позиций» names codes.
        if places.any(|after| after.is_some_and(|after| !after.starts_with(char::is_alphabetic))) {
            said.code(meaning.to_string());
        }
    }
    let tokens = tokens(&text);
    let mut place = 0;
    let mut of_chapters = false;
    while let Some(token) = tokens.get(place) {
        place += 1;
        match token {
            Token::Word(word) => {
                let goes_on = matches!(*word, "и" | "или");
                of_chapters = word.starts_with("групп") || of_chapters && goes_on;
            }
            Token::Sign(_) => {}
            Token::Number(number) => {
                let (number, next) = whole_number(number, &tokens, place);
                place = next;
                if matches!(tokens.get(place), Some(Token::Sign('%'))) {
                    said.percents.push(format!("{number} %"));
                } else if of_chapters {
                    said.code(format!("ch{number}"));
                } else if number.len() >= 4 {
                    let code = bare(&number);
                    let to = match (tokens.get(place), tokens.get(place + 1)) {
                        (Some(Token::Sign('-' | '–')), Some(Token::Number(to))) if to.len() == 4 => Some(to),
                        _ => None,
                    };
                    let code = match to {
                        Some(to) => {
                            let (to, next) = whole_number(to, &tokens, place + 2);
                            place = next;
                            format!("{code}-{}", bare(&to))
                        }
                        None => code,
                    };
                    said.code(code);
                } else {
                    said.numbers.push(number);
                }
            }
        }
    }
    said
}

/// Returns a whole number and the place after it: `3205 00 000` is one code, `2,5` is one figure.
fn whole_number(number: &str, tokens: &[Token<'_>], mut place: usize) -> (String, usize) {
    let mut whole = number.to_string();
    if number.len() == 4 {
        while let Some(Token::Number(part)) = tokens.get(place)
            && (2..=3).contains(&part.len())
            && whole.len() < 10
            && !matches!(tokens.get(place + 1), Some(Token::Sign('%')))
        {
            whole.push_str(part);
            place += 1;
        }
    } else if let (Some(Token::Sign(',')), Some(Token::Number(part))) = (tokens.get(place), tokens.get(place + 1))
        && matches!(tokens.get(place + 2), Some(Token::Sign('%')))
    {
        whole = format!("{whole}.{part}");
        place += 2;
    }
    (whole, place)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn quoted(text: &str) -> String {
        of_condition(text).text()
    }

    #[test]
    fn sentences_of_the_act_are_read() {
        assert_eq!(quoted("материалы позиции 8503 00 только до 10% цены"), "10 %, 8503");
        assert_eq!(quoted("из материалов позиций 0901 и 2101 11 00 при условии"), "0901, 210111");
        assert_eq!(quoted("позиций 0405, 1501 - 1516. Однако 50 % цены"), "50 %, 0405, 1501-1516");
        assert_eq!(quoted("отличной от позиций 3701 - 3704 00"), "another heading than those named, 3701-3704");
        assert_eq!(quoted("отличной от позиции продукта, до 2,5% цены"), "2.5 %, another heading than the good's");
        assert_eq!(quoted("любых позиций, группы 39 [кроме 2905 44]"), "any heading, ch39");
        assert_eq!(of_condition("блоков толщиной более 25 см").numbers, ["25"]);
    }

    #[test]
    fn what_an_expression_adds_or_swaps_is_seen() {
        let said = |text: &str| {
            let mut said = Said::default();
            collect(&text.parse().unwrap(), &mut said);
            said.text()
        };
        assert_eq!(said("MAXNOM 50 AND MAXNOM 10 OF 8503"), "50 %, 10 %, 8503");
        assert_eq!(said("MAXNOM 10 AND MAXNOM 50 OF 8503"), "10 %, 50 %, 8503");
        assert_eq!(
            said("CTH TOLERATING SAME-HEADING UP TO 5"),
            "5 %, another heading than the good's, the same heading"
        );
    }
}
