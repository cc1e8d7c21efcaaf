//! Mends one known mistake of an expression at the place where reading stopped.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::intent::Slip;
use super::{SyntaxError, is_name, tokens};
use crate::law::Codes;
use crate::names::{alike, distance};
use crate::value::hs::HsRange;
use crate::value::share::Percent;

/// The words of the vocabulary that begin a test or a part.
const BEGIN: [&str; 19] = [
    "WHOLLY-OBTAINED",
    "WO",
    "CC",
    "CTH",
    "CTSH",
    "AH",
    "FROM",
    "MAXNOM",
    "MINOM",
    "MAXWEIGHT",
    "MINWEIGHT",
    "VAC",
    "SET",
    "OPS",
    "POINTS",
    "SITE",
    "FACT",
    "SUBPRODUCT",
    "READING",
];
/// The others.
const WITHIN: [&str; 26] = [
    "AND",
    "OR",
    "OUTSIDE",
    "EXCEPT",
    "INCLUDING",
    "TOLERATING",
    "UP",
    "TO",
    "GIVEN",
    "OF",
    "EACH",
    "SUM",
    "EITHER",
    "PREVAILING",
    "ALL",
    "ANY",
    "UNSTATED",
    "OTHER-THAN",
    "NOT-ALONE",
    "AT-LEAST",
    "ON",
    "IF",
    "UNLESS",
    "OTHERS",
    "AS",
    "WITH",
];
/// Those that a percent follows.
const BEFORE_PERCENT: [&str; 7] = ["MAXNOM", "MINOM", "MAXWEIGHT", "MINWEIGHT", "VAC", "SET", "TO"];
const CHANGES: [&str; 3] = ["CC", "CTH", "CTSH"];
/// Words of other languages and agreements.
const OTHER_WORDS: [(&str, &str); 19] = [
    ("или", "OR"),
    ("либо", "OR"),
    ("немесе", "OR"),
    ("и", "AND"),
    ("және", "AND"),
    ("кроме", "EXCEPT"),
    ("из", "OF"),
    ("nom", "MAXNOM"),
    ("vnm", "MAXNOM"),
    ("vom", "MINOM"),
    ("minnom", "MINOM"),
    ("maxnon", "MAXNOM"),
    ("excluding", "EXCEPT"),
    ("besides", "EXCEPT"),
    ("tolerance", "TOLERATING"),
    ("wholly-obtained", "WO"),
    ("ctc", "CTH"),
    ("maxwt", "MAXWEIGHT"),
    ("minwt", "MINWEIGHT"),
];
/// Names of a least content of value, by other agreements: what is left of the price without foreign materials.
const CONTENT: [&str; 8] = ["RVC", "QVC", "LVC", "AVC", "BD", "RVCBD", "QVCBD", "DVC"];

fn vocabulary() -> impl Iterator<Item = &'static str> {
    BEGIN.into_iter().chain(WITHIN).chain(Codes::OWN.map(|(word, _)| word))
}

fn is_of_vocabulary(word: &str) -> bool {
    vocabulary().any(|other| other == word)
}

/// Whether a token begins a test, a part or a bracket.
fn begins(token: &str) -> bool {
    token == "(" || BEGIN.contains(&token)
}

/// A text, and the place in it at which reading stopped.
pub(super) struct Place<'t> {
    text: &'t str,
    at: usize,
    expected: &'t str,
    tokens: Vec<(usize, &'t str)>,
    /// The place of the token at which reading stopped.
    next: usize,
}

/// A mended text: usually one, two where it is open which word is missing.
pub(super) struct Mended {
    pub(super) slip: Slip,
    pub(super) texts: Vec<String>,
}

impl<'t> Place<'t> {
    pub(super) fn of(text: &'t str, error: &'t SyntaxError) -> Place<'t> {
        let tokens = tokens(text);
        let next = tokens.iter().take_while(|(at, _)| *at < error.at).count();
        Place { text, at: error.at, expected: &error.expected, tokens, next }
    }

    /// The token so many places behind the one at which reading stopped; empty if there is none.
    fn token(&self, ahead: usize) -> &'t str {
        self.tokens.get(self.next.saturating_add(ahead)).map_or("", |(_, token)| token)
    }

    /// The token before; `back` is 1 for the nearest.
    fn before(&self, back: usize) -> (usize, &'t str) {
        let place = self.next.checked_sub(back).and_then(|place| self.tokens.get(place));
        place.map_or((0, ""), |(at, token)| (*at, token))
    }

    /// Where the token so many places behind ends.
    fn end(&self, ahead: usize) -> usize {
        let token = self.tokens.get(self.next.saturating_add(ahead));
        token.map_or(self.text.len(), |(at, token)| at.saturating_add(token.len()))
    }

    /// The word of letters, digits, `-`, `_` and `.` of any alphabet around the place, with its beginning.
    fn word(&self) -> (usize, &'t str) {
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_');
        let (before, behind) = self.text.split_at_checked(self.at).unwrap_or((self.text, ""));
        let start = before.trim_end_matches(is_part).len();
        let end = self.at.saturating_add(behind.len().saturating_sub(behind.trim_start_matches(is_part).len()));
        (start, self.text.get(start..end).unwrap_or_default())
    }

    /// Whether the place lies within `{ … }`.
    fn is_within_braces(&self) -> bool {
        let before = self.tokens.iter().take(self.next);
        before.fold(0_i64, |depth, (_, token)| match *token {
            "{" => depth.saturating_add(1),
            "}" => depth.saturating_sub(1),
            _ => depth,
        }) > 0
    }

    fn wants(&self, start: &str) -> bool {
        self.expected.starts_with(start)
    }

    /// Whether an expression could end here.
    fn could_end(&self) -> bool {
        matches!(self.expected, "the end" | ")" | "}")
    }

    fn mended(&self, code: &'static str, from: usize, to: usize, instead: &str) -> Option<Mended> {
        let given = self.text.get(from..to)?.trim();
        let slip = Slip { code, given: given.to_string(), instead: instead.trim().to_string() };
        Some(Mended { slip, texts: Vec::from([self.replaced(from, to, instead)?]) })
    }

    fn replaced(&self, from: usize, to: usize, instead: &str) -> Option<String> {
        Some([self.text.get(..from)?, instead, self.text.get(to..)?].concat())
    }
}

/// Returns the text with the first mistake mended; `None` if none is known that could be made here.
pub(super) fn mend(place: &Place<'_>) -> Option<Mended> {
    let mends: [fn(&Place<'_>) -> Option<Mended>; 12] =
        [signs, percent, letters, content, except_change, codes, words, commas, brackets, joints, names, nearest];
    mends.iter().find_map(|mend| mend(place))
}

/// Signs that no expression has: quotes, `=`, `≤`, spaces that only look so.
fn signs(place: &Place<'_>) -> Option<Mended> {
    let found = place.token(0);
    let end = place.end(0);
    match found.chars().next()? {
        '"' | '\'' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '`' => {
            place.mended("expression-quotes", place.at, end, " ")
        }
        '=' if place.at == 0 => place.mended("expression-sign", place.at, end, ""),
        '=' | '<' | '>' | '≤' | '≥' | ':' if place.wants("a percent") => {
            place.mended("expression-sign", place.at, end, " ")
        }
        letter if letter.is_whitespace() => place.mended("expression-space", place.at, end, " "),
        _ => None,
    }
}

/// `40%`, and `40,5`.
fn percent(place: &Place<'_>) -> Option<Mended> {
    let (start, number) = place.before(1);
    let is_percent = BEFORE_PERCENT.contains(&place.before(2).1) && number.parse::<Percent>().is_ok();
    match place.token(0) {
        "%" if number.starts_with(|letter: char| letter.is_ascii_digit()) => {
            place.mended("expression-percent", start, place.end(0), number)
        }
        "%" => place.mended("expression-percent", place.at, place.end(0), ""),
        "," if is_percent && place.token(1).bytes().all(|byte| byte.is_ascii_digit()) && !place.token(1).is_empty() => {
            place.mended("expression-decimal", start, place.end(1), &format!("{number}.{}", place.token(1)))
        }
        _ => None,
    }
}

/// Letters of another alphabet that look like Latin ones: `СТН` typed on a Russian keyboard.
fn letters(place: &Place<'_>) -> Option<Mended> {
    let (start, word) = place.word();
    if word.is_ascii() {
        return None;
    }
    let latin: String = word.chars().map(look_alike).collect();
    let is_word = is_of_vocabulary(&latin.to_uppercase()) || is_content(&latin);
    if !latin.is_ascii() || !(is_word || is_name(&latin) && word.chars().any(|letter| letter.is_ascii_alphanumeric())) {
        return None;
    }
    let latin = if is_word { latin.to_uppercase() } else { latin };
    place.mended("expression-letters", start, start.saturating_add(word.len()), &latin)
}

/// The Latin letter that looks like this one.
fn look_alike(letter: char) -> char {
    let small: String = letter.to_lowercase().collect();
    let latin = small.chars().next().map_or(letter, alike);
    if !latin.is_ascii() || letter.is_ascii() {
        letter
    } else if letter.is_uppercase() {
        latin.to_ascii_uppercase()
    } else {
        latin
    }
}

fn is_content(word: &str) -> bool {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    CONTENT.contains(&letters.to_uppercase().as_str())
}

/// `RVC 40`, `RVC(40)`, `QVC ≥ 40 %`: at least 40 percent of the price is left without foreign materials.
fn content(place: &Place<'_>) -> Option<Mended> {
    let found = place.token(0);
    if !is_content(found) {
        return None;
    }
    let own: String = found.chars().filter(char::is_ascii_digit).collect();
    if !own.is_empty() {
        return place.mended("expression-content", place.at, place.end(0), &format!("VAC {own}"));
    }
    let mut ahead = 1_usize;
    while matches!(place.token(ahead), "(" | "≥" | ">" | "=" | ":") {
        ahead = ahead.saturating_add(1);
    }
    let number = place.token(ahead);
    number.parse::<Percent>().ok()?;
    let mut last = ahead;
    while matches!(place.token(last.saturating_add(1)), "%")
        || (ahead > 1 && place.token(last.saturating_add(1)) == ")")
    {
        last = last.saturating_add(1);
    }
    place.mended("expression-content", place.at, place.end(last), &format!("VAC {number}"))
}

/// `CTH EXCEPT 8471`: a change of heading, and from any heading except this one.
fn except_change(place: &Place<'_>) -> Option<Mended> {
    let (start, change) = place.before(1);
    if !CHANGES.contains(&change) || !place.token(0).eq_ignore_ascii_case("EXCEPT") {
        return None;
    }
    let mut last = 0_usize;
    let is_filler = |token: &str| matches!(token.to_ascii_lowercase().as_str(), "from" | "heading" | "headings");
    while is_filler(place.token(last.saturating_add(1))) {
        last = last.saturating_add(1);
    }
    place.mended("expression-except", start, place.end(last), &format!("{change} AND AH EXCEPT"))
}

/// Codes as other texts write them: `8471.30`, `84 71`, `chapter 39`, `Ch39`, `8471–8473`, `407`.
fn codes(place: &Place<'_>) -> Option<Mended> {
    let (start, word) = place.word();
    let found = place.token(0);
    let end = start.saturating_add(word.len());
    let digits: String = word.chars().filter(|letter| *letter != '.').collect();
    let is_code = |text: &str| text.parse::<HsRange>().is_ok();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (before_at, before) = place.before(1);
    let starts_with_digit = word.starts_with(|letter: char| letter.is_ascii_digit());
    if starts_with_digit && word.contains('.') && is_code(&digits) && !place.wants("a percent") {
        return place.mended("expression-code", start, end, &digits);
    }
    let lower = word.to_ascii_lowercase();
    if lower != word && is_code(&lower) {
        return place.mended("expression-code", start, end, &lower);
    }
    let is_chapter = matches!(before.to_ascii_lowercase().as_str(), "chapter" | "chapters");
    let is_heading = matches!(
        before.to_ascii_lowercase().as_str(),
        "heading" | "headings" | "subheading" | "subheadings" | "ex" | "hs"
    );
    if is_number(found) && (is_chapter || is_heading) {
        let code = if found.len() == 2 { format!("ch{found}") } else { found.to_string() };
        return place.mended("expression-code", before_at, place.end(0), &code).filter(|_| is_code(&code));
    }
    if place.wants("a code") {
        let named =
            matches!(found.to_ascii_lowercase().as_str(), "from" | "heading" | "headings" | "chapter" | "chapters");
        if named && is_number(place.token(1)) {
            let number = place.token(1);
            let code = if number.len() == 2 { format!("ch{number}") } else { number.to_string() };
            return place.mended("expression-code", place.at, place.end(1), &code);
        }
        if named && place.token(1) == "{" {
            return place.mended("expression-code", place.at, place.end(0), " ");
        }
        if found.len() == 2 && is_number(found) {
            return place.mended("expression-code", place.at, place.end(0), &format!("ch{found}"));
        }
        let with_zero = format!("0{found}");
        if is_number(found) && is_code(&with_zero) {
            return place.mended("expression-code", place.at, place.end(0), &with_zero);
        }
    }
    let is_dash = matches!(found, "–" | "—" | "−" | "-" | "…" | "…-");
    if is_dash && is_number(before) && is_number(place.token(1)) {
        let range = format!("{before}-{}", place.token(1));
        return place.mended("expression-code", before_at, place.end(1), &range).filter(|_| is_code(&range));
    }
    let joined = [before, found].concat();
    if is_number(found) && is_number(before) && found.len() < 4 && is_code(&joined) {
        return place.mended("expression-code", before_at, place.end(0), &joined);
    }
    None
}

/// Words in small letters or of another language: `or`, `или`, `maxnom`.
fn words(place: &Place<'_>) -> Option<Mended> {
    let (start, word) = place.word();
    let end = start.saturating_add(word.len());
    let capitals = word.to_uppercase();
    if is_of_vocabulary(&capitals) && capitals != word {
        return place.mended("expression-capitals", start, end, &capitals);
    }
    let (_, instead) = OTHER_WORDS.iter().find(|(other, _)| *other == word.to_lowercase())?;
    place.mended("expression-word", start, end, instead)
}

/// A comma that is missing within `{ … }`, another sign in its place, and braces that are missing around a list.
fn commas(place: &Place<'_>) -> Option<Mended> {
    let (start, before) = place.before(1);
    let found = place.token(0);
    let is_item = |token: &str| token.parse::<HsRange>().is_ok() || is_name(token);
    if place.is_within_braces() && is_item(before) {
        if is_item(found) {
            return place.mended("expression-comma", start, place.end(0), &format!("{before}, {found}"));
        }
        let is_other = matches!(found, ";" | "/" | "AND" | "&" | "+") && is_item(place.token(1));
        if is_other {
            return place.mended("expression-comma", start, place.end(1), &format!("{before}, {}", place.token(1)));
        }
    }
    if place.is_within_braces() || !is_item(before) || !(found == "," || is_item(found)) {
        return None;
    }
    // `EXCEPT 8471, 8472` without braces: the list goes as far back and on as codes and commas do.
    let is_listed = |token: &str| token == "," || token.parse::<HsRange>().is_ok();
    let mut back = 1_usize;
    while is_listed(place.before(back.saturating_add(1)).1) {
        back = back.saturating_add(1);
    }
    let mut ahead = 0_usize;
    while is_listed(place.token(ahead.saturating_add(1))) {
        ahead = ahead.saturating_add(1);
    }
    let (start, end) = (place.before(back).0, place.end(ahead));
    let listed: Vec<&str> =
        tokens(place.text.get(start..end)?).into_iter().map(|(_, token)| token).filter(|token| *token != ",").collect();
    if listed.len() < 2 || !listed.iter().all(|token| token.parse::<HsRange>().is_ok()) {
        return None;
    }
    place.mended("expression-braces", start, end, &format!("{{{}}}", listed.join(", ")))
}

/// Brackets that are not closed, closed twice, or of another form.
fn brackets(place: &Place<'_>) -> Option<Mended> {
    let found = place.token(0);
    match (found, place.expected) {
        ("[", _) => place.mended("expression-bracket", place.at, place.end(0), "{"),
        ("]", _) => place.mended("expression-bracket", place.at, place.end(0), "}"),
        (")", "}") => place.mended("expression-bracket", place.at, place.end(0), "}"),
        ("}", ")") => place.mended("expression-bracket", place.at, place.end(0), ")"),
        ("(", "{") => place.mended("expression-bracket", place.at, place.end(0), "{"),
        (")" | "}", "the end") => place.mended("expression-bracket", place.at, place.end(0), ""),
        ("" | "AND" | "OR" | "TOLERATING" | ")" | "}", ")" | "}") => {
            let (start, before) = place.before(1);
            let from = if before.is_empty() { place.at } else { start };
            let closed = format!("{before}{} ", place.expected);
            place.mended("expression-bracket", from, from.saturating_add(before.len()), &closed)
        }
        _ => None,
    }
}

/// Two parts that no word joins, or another sign does: `CTH; MAXNOM 40`.
fn joints(place: &Place<'_>) -> Option<Mended> {
    if !place.could_end() {
        return None;
    }
    let found = place.token(0);
    let joined = |end: usize, words: &[&str]| {
        let given = place.text.get(place.at..end)?.trim();
        let texts = words.iter().map(|word| place.replaced(place.at, end, &format!(" {word} ")));
        let slip = Slip { code: "expression-joint", given: given.to_string(), instead: words.join(", ") };
        Some(Mended { slip, texts: texts.collect::<Option<_>>()? })
    };
    match found {
        "&" | "+" => joined(place.end(0), &["AND"]),
        "/" | "|" => joined(place.end(0), &["OR"]),
        "," | ";" if begins(&place.token(1).to_uppercase()) || is_content(place.token(1)) => {
            joined(place.end(0), &["AND", "OR"])
        }
        _ if begins(found) => {
            let texts = ["AND", "OR"].iter().map(|word| place.replaced(place.at, place.at, &format!("{word} ")));
            let slip = Slip { code: "expression-joint", given: found.to_string(), instead: "AND, OR".to_string() };
            Some(Mended { slip, texts: texts.collect::<Option<_>>()? })
        }
        _ => None,
    }
}

/// Names that are written otherwise than names are: `Cutting`, `heat_treatment`.
fn names(place: &Place<'_>) -> Option<Mended> {
    let (start, word) = place.word();
    let wanted = ["an operation", "a fact", "a description", "a described", "a condition", "a code", "an option"];
    if word.is_empty() || !wanted.iter().any(|start| place.wants(start)) {
        // Reading may have stopped within a name: `heat_treatment`.
        let is_part = !word.is_empty() && start < place.at && word.contains('_');
        if !is_part {
            return None;
        }
    }
    let plain = word.to_lowercase().replace(['_', '.'], "-");
    if plain == word || !is_name(&plain) {
        return None;
    }
    place.mended("expression-name", start, start.saturating_add(word.len()), &plain)
}

/// A word of the vocabulary with a letter too many, too few or in the wrong place: `MAXNMO`.
fn nearest(place: &Place<'_>) -> Option<Mended> {
    let found = place.token(0);
    if found.len() < 3 || !found.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let capitals = found.to_uppercase();
    let word =
        vocabulary().find(|word| word.len() > 2 && *word != capitals && distance(word, &capitals, 1).is_some())?;
    place.mended("expression-nearest", place.at, place.end(0), word)
}
