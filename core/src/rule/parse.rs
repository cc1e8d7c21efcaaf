//! The parser of the text form. Its grammar stands in DESIGN.md.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::{
    Alternative, Atom, Codes, Due, Expression, Item, Level, Operation, Quantity, Scope, Selector, Term, Test, Tolerance,
};
use crate::share::Percent;

/// Why a text is no expression.
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

/// Brackets within brackets.
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

/// Words of letters, digits, `-` and `.`; every other visible character by itself.
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

    /// Parts joined by one separator.
    fn separated<T>(&mut self, separator: &str, part: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut parts = Vec::from([part(self)?]);
        while self.accept(separator) {
            parts.push(part(self)?);
        }
        Ok(parts)
    }

    /// `{ part, part }`
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
            "MAXNOM" => Test::MaxNom(self.percent()?, self.scope()?),
            "VAC" => Test::ValueAdded(self.percent()?),
            "OPS" => {
                let quantity = self.quantity()?;
                let items = self.items()?;
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

    fn scope(&mut self) -> Parsed<Scope> {
        if !self.accept("OF") {
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
        let codes = if self.accept("SAME-HEADING") {
            Codes::SameHeading
        } else {
            let range =
                self.peek().parse().map_err(|_| self.expected("a code, SAME-HEADING or a described material"))?;
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
                // No operation at all is no condition.
                let count = self.peek().parse().ok().filter(|count| *count > 0);
                let count = count.ok_or_else(|| self.expected("a count of 1 or more"))?;
                self.take();
                self.expect("OF")?;
                Quantity::AtLeast(count)
            }
            _ => {
                self.next = start;
                return Err(self.expected("ALL, ANY, UNSTATED, OTHER-THAN, NOT-ALONE or AT-LEAST"));
            }
        })
    }

    fn items(&mut self) -> Parsed<Vec<Item>> {
        self.deeper(|parser| {
            parser.group(",", |parser| Ok(Item { alternatives: parser.separated("|", Self::alternative)? }))
        })
    }

    fn alternative(&mut self) -> Parsed<Alternative> {
        let operation = if self.accept("OTHERS") {
            Operation::Others(self.name("an operation")?)
        } else {
            let term = self.name("an operation")?;
            if self.accept(":") {
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use proptest::prelude::*;

    #[test]
    fn reads_the_shapes_of_the_list() {
        for text in [
            "WO OR CC OR CTSH",
            "MAXNOM 50 AND MAXNOM 10 OF SUM {8501, 8503}",
            "AH EXCEPT {0201-0206, 0208, 0207 AS poultry-liver} AND OPS OTHER-THAN {boning, trimming}",
            "OPS ANY {refining, specified-treatments} OR CTH TOLERATING SAME-HEADING UP TO 50",
            "(FROM timber AND CTH) TOLERATING {cellular-panels, shingles}",
            "CTH TOLERATING nibs TOLERATING SAME-HEADING EXCEPT nibs UP TO 5",
            "CTH TOLERATING SAME-HEADING AS necessary-component UP TO 5 GIVEN expertise",
            "MAXNOM 50 OF EITHER {2932, 2933} AND MAXNOM 20 OF EACH {ch39, 4001}",
            "MAXNOM 20 OF ch39 PREVAILING first-prevails {3901-3906, 3907-3911}",
            "OPS UNSTATED {milling | profiling, sanding | finger-jointing IF pine, OTHERS similar}",
            "OPS ALL {chassis-making: UNSTATED {soldering, control}, assembly UNLESS kit} ON blocks",
            "OPS AT-LEAST 2 OF {a, b, c} AND OPS NOT-ALONE {d} AND SITE specialised AND FACT known AND SET 15",
            "SUBPRODUCT { first: AH INCLUDING 8804; second: MAXNOM 5 OF 8804 }",
            "READING dolomite { besides: OPS ALL {a}; in-place: CTH OUTSIDE {3701, 3702} OR VAC 40.5 }",
        ] {
            assert_eq!(text.parse::<Expression>().map(|rule| rule.to_string()), Ok(text.to_string()));
        }
    }

    #[test]
    fn says_where_it_stopped() {
        for (text, at, expected) in [
            ("", 0, "a test"),
            ("MAXNOM 101", 7, "a percent from 0 to 100"),
            ("MAXNOM 50 AND", 13, "a test"),
            ("CTH TOLERATING", 14, "a code, SAME-HEADING or a described material"),
            ("CTH)", 3, "the end"),
            ("OPS SOME {a}", 4, "ALL, ANY, UNSTATED, OTHER-THAN, NOT-ALONE or AT-LEAST"),
            ("FROM {0201; 0202}", 10, "}"),
            ("FROM Timber", 5, "a code, SAME-HEADING or a described material"),
            ("FROM 0201 AS 0202", 13, "a described material"),
            ("(CTH", 4, ")"),
            ("CTH TOLERATING 0201 UP 5", 23, "TO"),
            ("CTH TOLERATING 0201 GIVEN 5", 26, "a fact"),
            ("CTH TOLERATING 0201 UP TO many", 26, "a percent from 0 to 100"),
            ("SITE 5", 5, "a condition of the place"),
            ("FACT 5", 5, "a fact"),
            ("SUBPRODUCT CTH", 11, "{"),
            ("SUBPRODUCT {CTH}", 12, "a description"),
            ("SUBPRODUCT {first CTH}", 18, ":"),
            ("READING 5", 8, "the name of a reading"),
            ("READING one {CTH}", 13, "an option"),
            ("OPS AT-LEAST {a}", 13, "a count of 1 or more"),
            ("OPS AT-LEAST 0 OF {a}", 13, "a count of 1 or more"),
            ("OPS AT-LEAST -1 OF {a}", 13, "a count of 1 or more"),
            ("OPS AT-LEAST 2 {a}", 15, "OF"),
            ("OPS ALL {5}", 9, "an operation"),
            ("OPS ALL {OTHERS 5}", 16, "an operation"),
            ("OPS ALL {a IF 5}", 14, "a fact"),
            ("OPS ALL {a} ON 5", 15, "a fact"),
            ("OPS ALL {a: NOT-ALONE {b}}", 22, "parts under ALL, ANY or UNSTATED, not NOT-ALONE"),
            ("MAXNOM 20 OF ch39 PREVAILING first {3901}", 41, "two groups before this"),
        ] {
            let error = text.parse::<Expression>().unwrap_err();
            assert_eq!((error.at, error.expected.as_str()), (at, expected), "{text}");
        }
        assert!("(".repeat(10_000).parse::<Expression>().is_err());
    }

    #[test]
    fn a_name_is_in_small_letters_and_no_chapter() {
        for (text, is_good) in [
            ("ch3", true),
            ("ch39", false),
            ("ch390", true),
            ("chab", true),
            ("a1-2b", true),
            ("1a", false),
            ("a--b", false),
            ("-a", false),
            ("a-", false),
            ("a.b", false),
            ("aB", false),
        ] {
            assert_eq!(format!("FACT {text}").parse::<Expression>().is_ok(), is_good, "{text}");
        }
    }

    #[test]
    fn sixty_three_brackets_may_stand_in_each_other_and_many_beside() {
        let nested = |depth: usize| ["(".repeat(depth), "CTH".to_string(), ")".repeat(depth)].concat();
        assert_eq!(nested(63).parse::<Expression>(), Ok(Expression::Test(Test::Change(Level::Heading))));
        assert_eq!(nested(64).parse::<Expression>().unwrap_err().expected, "fewer brackets within brackets");
        assert!(vec!["(CTH)"; 100].join(" AND ").parse::<Expression>().is_ok());
        let parts = |depth: usize| ["OPS ", &"ALL {a: ".repeat(depth), "ALL {a}", &"}".repeat(depth)].concat();
        assert!(parts(62).parse::<Expression>().is_ok());
        assert_eq!(parts(63).parse::<Expression>().unwrap_err().expected, "fewer brackets within brackets");
    }

    #[test]
    fn blanks_part_words_and_nothing_else_does() {
        let spread = "\n CTH\r\n\tAND(  CC )";
        assert_eq!(spread.parse::<Expression>().map(|rule| rule.to_string()), Ok("CTH AND CC".to_string()));
        let error = "CTH ә".parse::<Expression>().unwrap_err();
        assert_eq!(error.to_string(), "at byte 4: expected the end, found \"ә\"");
    }

    fn name() -> impl Strategy<Value = String> {
        "[abd-z][a-z0-9]{0,6}(-[a-z]{1,4})?"
    }

    fn percent() -> impl Strategy<Value = Percent> {
        (0_u32..=1_000_000).prop_map(|value| format!("{}.{:04}", value / 10_000, value % 10_000).parse().unwrap())
    }

    fn atom() -> impl Strategy<Value = Atom> {
        let codes = prop_oneof![
            Just(Codes::SameHeading),
            (1_u32..=76, 0_u32..100)
                .prop_map(|(chapter, rest)| Codes::Range(format!("{chapter:02}{rest:02}").parse().unwrap())),
            (1_u32..=76).prop_map(|chapter| Codes::Range(format!("ch{chapter:02}").parse().unwrap())),
        ];
        prop_oneof![
            (codes, proptest::option::of(name())).prop_map(|(codes, described)| Atom { codes: Some(codes), described }),
            name().prop_map(|term| Atom { codes: None, described: Some(term) }),
        ]
    }

    fn selector() -> impl Strategy<Value = Selector> {
        (atom(), proptest::option::of(atom())).prop_map(|(atom, except)| Selector { atom, except })
    }

    fn several<T: core::fmt::Debug>(part: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
        proptest::collection::vec(part, 1..4)
    }

    fn items() -> impl Strategy<Value = Vec<Item>> {
        let due = prop_oneof![Just(Due::Always), name().prop_map(Due::If), name().prop_map(Due::Unless)];
        let plain = prop_oneof![name().prop_map(Operation::Named), name().prop_map(Operation::Others)];
        let alternative = (plain, due).prop_map(|(operation, due)| Alternative { operation, due });
        let list = several(several(alternative).prop_map(|alternatives| Item { alternatives })).boxed();
        let parts = (name(), Just(Quantity::Unstated), list.clone()).prop_map(|(term, quantity, parts)| Item {
            alternatives: Vec::from([Alternative {
                operation: Operation::Parts(term, quantity, parts),
                due: Due::Always,
            }]),
        });
        prop_oneof![list, several(parts)]
    }

    fn test() -> impl Strategy<Value = Test> {
        let scope = prop_oneof![
            Just(Scope::All),
            selector().prop_map(Scope::Only),
            several(selector()).prop_map(Scope::Each),
            several(selector()).prop_map(Scope::Sum),
            several(selector()).prop_map(Scope::Either),
            (selector(), name(), selector(), selector()).prop_map(|(all, term, first, second)| Scope::Prevailing(
                all,
                term,
                Box::new([first, second])
            )),
        ];
        let quantity = prop_oneof![
            Just(Quantity::All),
            Just(Quantity::Any),
            Just(Quantity::Unstated),
            Just(Quantity::OtherThan),
            Just(Quantity::NotAlone),
            (1_u32..9).prop_map(Quantity::AtLeast),
        ];
        prop_oneof![
            Just(Test::WhollyProduced),
            Just(Test::Change(Level::Chapter)),
            Just(Test::Change(Level::Heading)),
            Just(Test::Change(Level::Subheading)),
            several(selector()).prop_map(Test::Outside),
            Just(Test::AnyHeading),
            several(selector()).prop_map(Test::AnyHeadingExcept),
            several(selector()).prop_map(Test::AnyHeadingIncluding),
            several(selector()).prop_map(Test::From),
            (percent(), scope).prop_map(|(percent, scope)| Test::MaxNom(percent, scope)),
            percent().prop_map(Test::ValueAdded),
            (quantity, items(), proptest::option::of(name()))
                .prop_map(|(quantity, items, on)| Test::Operations(quantity, items, on)),
            name().prop_map(Test::Site),
            name().prop_map(Test::Fact),
            percent().prop_map(Test::Set),
        ]
    }

    /// Expressions as the parser makes them: no conjunction directly within a conjunction, none of one part.
    fn expression() -> impl Strategy<Value = Expression> {
        let leaf = test().prop_map(Expression::Test);
        leaf.prop_recursive(4, 24, 3, |inner| {
            let pair = || proptest::collection::vec(inner.clone(), 2..4);
            let branches = || several((name(), inner.clone()));
            let tolerance = (several(selector()), proptest::option::of(percent()), proptest::option::of(name()))
                .prop_map(|(selectors, up_to, given)| Tolerance { selectors, up_to, given });
            prop_oneof![
                pair().prop_map(Expression::All),
                pair().prop_map(Expression::Any),
                (inner.clone(), several(tolerance))
                    .prop_map(|(rule, tolerances)| Expression::Tolerating(Box::new(rule), tolerances)),
                branches().prop_map(Expression::Subproduct),
                (name(), branches()).prop_map(|(id, options)| Expression::Reading(id, options)),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_the_same(rule in expression()) {
            let text = rule.to_string();
            prop_assert_eq!(text.parse::<Expression>(), Ok(rule), "{}", text);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
            let _ = text.parse::<Expression>();
        }
    }
}
