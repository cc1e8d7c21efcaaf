//! Parses the text form. Its grammar stands in DESIGN.md.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::{
    Alternative, Atom, Basis, Codes, Cost, Due, Expression, Item, Level, Operation, Quantity, Scope, Selector, Term,
    Test, Tolerance,
};
use crate::value::share::Percent;

/// The fault of a text that is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte at which reading stopped.
    pub at: usize,
    /// What stood there.
    pub found: String,
    /// What could have stood there.
    pub expected: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: expected {}, found {:?}", self.at, self.expected, self.found)
    }
}

impl core::error::Error for SyntaxError {}

type ScopeOf = fn(Vec<Selector>) -> Scope;

type Parsed<T> = Result<T, SyntaxError>;

/// The most levels of nested brackets.
const DEPTH: u32 = 64;

struct Parser<'t> {
    tokens: Vec<(usize, &'t str)>,
    next: usize,
    depth: u32,
    end: usize,
}

impl FromStr for Expression {
    type Err = SyntaxError;

    fn from_str(text: &str) -> Parsed<Expression> {
        let mut parser = Parser { tokens: tokens(text), next: 0, depth: 0, end: text.len() };
        let expression = parser.any()?;
        if parser.peek().is_empty() { Ok(expression) } else { Err(parser.expected("the end")) }
    }
}

/// Splits a text into words of letters, digits, `-` and `.`. Every other visible character is a word by itself.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\n', '\t', '\r']);
        let Some(first) = rest.chars().next() else { return tokens };
        let length =
            if is_word(first) { rest.find(|letter| !is_word(letter)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (token, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        tokens.push((text.len().saturating_sub(rest.len()), token));
        rest = behind;
    }
}

fn is_name(token: &str) -> bool {
    let chapter =
        token.strip_prefix("ch").is_some_and(|rest| rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_digit()));
    let parts_hold = token
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    !chapter && parts_hold && token.starts_with(|letter: char| letter.is_ascii_lowercase())
}

impl<'t> Parser<'t> {
    fn peek(&self) -> &'t str {
        self.tokens.get(self.next).map_or("", |(_, token)| token)
    }

    fn take(&mut self) -> &'t str {
        let token = self.peek();
        self.next = self.next.saturating_add(1);
        token
    }

    fn accept(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        if found {
            self.take();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Parsed<()> {
        if self.accept(token) { Ok(()) } else { Err(self.expected(token)) }
    }

    fn expected(&self, what: &str) -> SyntaxError {
        let at = self.tokens.get(self.next).map_or(self.end, |(at, _)| *at);
        SyntaxError { at, found: self.peek().to_string(), expected: what.to_string() }
    }

    fn name(&mut self, what: &str) -> Parsed<Term> {
        if is_name(self.peek()) { Ok(self.take().to_string()) } else { Err(self.expected(what)) }
    }

    fn percent(&mut self) -> Parsed<Percent> {
        let percent = self.peek().parse().map_err(|_| self.expected("a percent from 0 to 100"))?;
        self.take();
        Ok(percent)
    }

    /// Parses parts that one separator joins.
    fn separated<T>(&mut self, separator: &str, part: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut parts = Vec::from([part(self)?]);
        while self.accept(separator) {
            parts.push(part(self)?);
        }
        Ok(parts)
    }

    /// Parses `{ part, part }`.
    fn group<T>(&mut self, separator: &str, part: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        self.expect("{")?;
        let parts = self.separated(separator, part)?;
        self.expect("}")?;
        Ok(parts)
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= DEPTH {
            return Err(self.expected("fewer brackets within brackets"));
        }
        self.depth = self.depth.saturating_add(1);
        let result = inner(self);
        self.depth = self.depth.saturating_sub(1);
        result
    }

    fn any(&mut self) -> Parsed<Expression> {
        self.deeper(|parser| {
            let parts = parser.separated("OR", |parser| {
                let parts = parser.separated("AND", Self::unit)?;
                Ok(single_or(parts, Expression::All))
            })?;
            Ok(single_or(parts, Expression::Any))
        })
    }

    fn unit(&mut self) -> Parsed<Expression> {
        let rule = self.primary()?;
        let mut tolerances = Vec::new();
        while self.accept("TOLERATING") {
            let selectors = self.selectors()?;
            let up_to = if self.accept("UP") {
                self.expect("TO")?;
                Some(self.percent()?)
            } else {
                None
            };
            let given = if self.accept("GIVEN") { Some(self.name("a fact")?) } else { None };
            tolerances.push(Tolerance { selectors, up_to, given });
        }
        Ok(if tolerances.is_empty() { rule } else { Expression::Tolerating(Box::new(rule), tolerances) })
    }

    fn primary(&mut self) -> Parsed<Expression> {
        if self.accept("(") {
            let rule = self.any()?;
            self.expect(")")?;
            return Ok(rule);
        }
        if self.accept("SUBPRODUCT") {
            return Ok(Expression::Subproduct(self.branches("a description")?));
        }
        if self.accept("READING") {
            let id = self.name("the name of a reading")?;
            return Ok(Expression::Reading(id, self.branches("an option")?));
        }
        self.test().map(Expression::Test)
    }

    fn branches(&mut self, what: &str) -> Parsed<Vec<(String, Expression)>> {
        self.group(";", |parser| {
            let name = parser.name(what)?;
            parser.expect(":")?;
            Ok((name, parser.any()?))
        })
    }

    fn test(&mut self) -> Parsed<Test> {
        let start = self.next;
        Ok(match self.take() {
            "WO" => Test::WhollyProduced,
            "CC" => Test::Change(Level::Chapter),
            "CTSH" => Test::Change(Level::Subheading),
            "CTH" if self.accept("OUTSIDE") => Test::Outside(self.selectors()?),
            "CTH" => Test::Change(Level::Heading),
            "AH" if self.accept("EXCEPT") => Test::AnyHeadingExcept(self.selectors()?),
            "AH" if self.accept("INCLUDING") => Test::AnyHeadingIncluding(self.selectors()?),
            "AH" => Test::AnyHeading,
            "FROM" => Test::From(self.selectors()?),
            "WHOLLY-OBTAINED" => Test::WhollyObtained(self.selectors()?),
            "MAXNOM" => Test::MaxNom(self.percent()?, self.scope()?, self.basis()?),
            "MINOM" => Test::MinOriginating(self.percent()?, self.costs()?, self.least(Self::basis)?),
            "MAXWEIGHT" => Test::MaxWeight(self.percent()?, self.weighed()?, self.weight_basis()?),
            "MINWEIGHT" => Test::MinWeight(self.percent()?, self.weighed()?, self.least(Self::weight_basis)?),
            "VAC" => Test::ValueAdded(self.percent()?),
            "OPS" => {
                let quantity = self.quantity()?;
                let items = self.items()?;
                let on = if self.accept("ON") { Some(self.name("a fact")?) } else { None };
                Test::Operations(quantity, items, on)
            }
            "POINTS" => {
                let quantity = Quantity::Points(self.count()?);
                self.expect("OF")?;
                let items = self.deeper(|parser| parser.group(",", |parser| parser.item(true)))?;
                let on = if self.accept("ON") { Some(self.name("a fact")?) } else { None };
                Test::Operations(quantity, items, on)
            }
            "SITE" => Test::Site(self.name("a condition of the place")?),
            "FACT" => Test::Fact(self.name("a fact")?),
            "SET" => Test::Set(self.percent()?),
            _ => {
                self.next = start;
                return Err(self.expected("a test"));
            }
        })
    }

    /// The base that `OF` and its name stand for here; `None` if they do not stand here.
    fn next_basis(&self) -> Option<Basis> {
        let behind = self.tokens.get(self.next.saturating_add(1)).map_or("", |(_, token)| token);
        let basis = Basis::NAMES.iter().find(|(name, _)| *name == behind).map(|(_, basis)| *basis);
        basis.filter(|_| self.peek() == "OF")
    }

    fn basis(&mut self) -> Parsed<Basis> {
        if let Some(basis) = self.next_basis() {
            self.next = self.next.saturating_add(2);
            return Ok(basis);
        }
        if self.accept("OF") { Err(self.expected("a base")) } else { Ok(Basis::ExWorks) }
    }

    /// What a limit by weight counts; all materials where nothing is named.
    fn weighed(&mut self) -> Parsed<Vec<Selector>> {
        if self.next_basis().is_some() || !self.accept("OF") { Ok(Vec::new()) } else { self.selectors() }
    }

    /// The base of a least. What it counts is originating itself, so a percent of that would say nothing.
    fn least(&mut self, basis: fn(&mut Self) -> Parsed<Basis>) -> Parsed<Basis> {
        if self.next_basis() == Some(Basis::OriginatingMaterials) {
            self.take();
            return Err(self.expected("a base other than what is counted"));
        }
        basis(self)
    }

    fn weight_basis(&mut self) -> Parsed<Basis> {
        if self.peek() != "OF" {
            return Ok(Basis::Mass);
        }
        if self.next_basis().is_some_and(|basis| !basis.is_of_weight()) {
            self.take();
            return Err(self.expected("a base of weight"));
        }
        self.basis()
    }

    fn costs(&mut self) -> Parsed<Vec<Cost>> {
        if !self.accept("WITH") {
            return Ok(Vec::new());
        }
        let costs = self.group(",", |parser| {
            let known = Cost::NAMES.iter().find(|(name, _)| parser.accept(name));
            known.map(|(_, cost)| *cost).ok_or_else(|| parser.expected("labour, overhead or profit"))
        })?;
        let is_double = costs.iter().enumerate().any(|(place, cost)| costs.iter().take(place).any(|one| one == cost));
        if is_double { Err(self.expected("each cost once before this")) } else { Ok(costs) }
    }

    fn scope(&mut self) -> Parsed<Scope> {
        if self.next_basis().is_some() || !self.accept("OF") {
            return Ok(Scope::All);
        }
        let scopes: [(&str, ScopeOf); 3] = [("EACH", Scope::Each), ("SUM", Scope::Sum), ("EITHER", Scope::Either)];
        for (word, scope) in scopes {
            if self.accept(word) {
                return Ok(scope(self.group(",", Self::selector)?));
            }
        }
        let selector = self.selector()?;
        if !self.accept("PREVAILING") {
            return Ok(Scope::Only(selector));
        }
        let term = self.name("a fact")?;
        let groups = self.group(",", Self::selector)?;
        let pair: [Selector; 2] = groups.try_into().map_err(|_| self.expected("two groups before this"))?;
        Ok(Scope::Prevailing(selector, term, Box::new(pair)))
    }

    fn selectors(&mut self) -> Parsed<Vec<Selector>> {
        if self.peek() == "{" { self.group(",", Self::selector) } else { Ok(Vec::from([self.selector()?])) }
    }

    fn selector(&mut self) -> Parsed<Selector> {
        let atom = self.atom()?;
        let except = if self.accept("EXCEPT") { Some(self.atom()?) } else { None };
        Ok(Selector { atom, except })
    }

    fn atom(&mut self) -> Parsed<Atom> {
        if is_name(self.peek()) {
            return Ok(Atom { codes: None, described: Some(self.take().to_string()) });
        }
        let own = Codes::OWN.iter().find(|(word, _)| self.accept(word));
        let codes = if let Some((_, level)) = own {
            Codes::Same(*level)
        } else {
            let range = self
                .peek()
                .parse()
                .map_err(|_| self.expected("a code, SAME-HEADING, SAME-SUBHEADING or a described material"))?;
            self.take();
            Codes::Range(range)
        };
        let described = if self.accept("AS") { Some(self.name("a described material")?) } else { None };
        Ok(Atom { codes: Some(codes), described })
    }

    fn quantity(&mut self) -> Parsed<Quantity> {
        let start = self.next;
        Ok(match self.take() {
            "ALL" => Quantity::All,
            "ANY" => Quantity::Any,
            "UNSTATED" => Quantity::Unstated,
            "OTHER-THAN" => Quantity::OtherThan,
            "NOT-ALONE" => Quantity::NotAlone,
            "AT-LEAST" => {
                let count = self.count()?;
                self.expect("OF")?;
                Quantity::AtLeast(count)
            }
            _ => {
                self.next = start;
                return Err(self.expected("ALL, ANY, UNSTATED, OTHER-THAN, NOT-ALONE or AT-LEAST"));
            }
        })
    }

    /// A list without operations is no condition.
    fn count(&mut self) -> Parsed<u32> {
        let count = self.peek().parse().ok().filter(|count| *count > 0);
        let count = count.ok_or_else(|| self.expected("a count of 1 or more"))?;
        self.take();
        Ok(count)
    }

    fn items(&mut self) -> Parsed<Vec<Item>> {
        self.deeper(|parser| parser.group(",", |parser| parser.item(false)))
    }

    fn item(&mut self, has_points: bool) -> Parsed<Item> {
        let alternatives = self.separated("|", Self::alternative)?;
        if !has_points {
            return Ok(Item { alternatives, points: 1 });
        }
        if !self.accept(":") {
            return Err(self.expected("its points"));
        }
        Ok(Item { alternatives, points: self.count()? })
    }

    /// Whether a colon stands here with a number behind it: the points of an item.
    fn next_points(&self) -> bool {
        let behind = self.tokens.get(self.next.saturating_add(1)).map_or("", |(_, token)| token);
        self.peek() == ":" && behind.starts_with(|first: char| first.is_ascii_digit())
    }

    fn alternative(&mut self) -> Parsed<Alternative> {
        let operation = if self.accept("OTHERS") {
            Operation::Others(self.name("an operation")?)
        } else {
            let term = self.name("an operation")?;
            if !self.next_points() && self.accept(":") {
                let quantity = self.quantity()?;
                if !matches!(quantity, Quantity::All | Quantity::Any | Quantity::Unstated) {
                    return Err(self.expected(&format!("parts under ALL, ANY or UNSTATED, not {quantity}")));
                }
                Operation::Parts(term, quantity, self.items()?)
            } else {
                Operation::Named(term)
            }
        };
        let due = if self.accept("IF") {
            Due::If(self.name("a fact")?)
        } else if self.accept("UNLESS") {
            Due::Unless(self.name("a fact")?)
        } else {
            Due::Always
        };
        Ok(Alternative { operation, due })
    }
}

fn single_or(mut parts: Vec<Expression>, several: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            several(parts)
        }
        None => several(parts),
    }
}

mod intent;
#[cfg(test)]
mod intent_tests;
mod mend;
#[cfg(test)]
mod tests;

pub(crate) use intent::{Intent, place_of, shown};
