//! Reads operations: by the rulebook's terms, by their names in three languages, and by synonyms of the trade.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Context, Doubt, Said, bare};
use crate::law::{Role, Rulebook, TermEntry};
use crate::names::{Found, Index, Language, folded, name_in};
use crate::table::cell::{Cell, Content};
use crate::table::data::Data;

/// Operations of a cell: more are no list of operations.
const MOST: usize = 1_000;

/// Words that state that there are none. A blank cell states nothing.
const NONE: [&str; 6] =
    ["нет операций", "без операций", "операций нет", "операциялар жоқ", "операция жоқ", "no operations"];

/// The operations of a cell: `распиловка; сушка`, one on each line, numbered, or with commas.
pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let text = bare(cell.shown());
    match &cell.content {
        Content::Day(day) => return Err(Doubt::new("became-a-date", day)),
        Content::Number(_) | Content::Flag(_) => return Err(Doubt::new("unknown-operation", text)),
        _ => {}
    }
    if NONE.contains(&folded(text).as_str()) {
        return Ok(Said::names(Vec::new()));
    }
    let Some(book) = context.rulebook else {
        let parts = text.split([';', '\n', '\r']).map(plain).filter(|part| !part.is_empty());
        return Ok(Said::names(parts.map(ToString::to_string).collect()));
    };
    let mut names: Vec<String> = Vec::new();
    for part in text.split([';', '\n', '\r']).map(plain).filter(|part| !part.is_empty()).take(MOST) {
        for name in operations(part, book, context)? {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.is_empty() { Err(Doubt::new("unknown-operation", text)) } else { Ok(Said::names(names)) }
}

/// A part without its number in the list: `1) распиловка`, `010 Заготовительная`.
fn plain(part: &str) -> &str {
    let part = bare(part).trim_start_matches(['-', '–', '—', '•', '*', '·']).trim_start();
    let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = part.len().saturating_sub(rest.len());
    let numbered = (1..=3).contains(&number) && rest.starts_with(['.', ')', ' ']);
    let part = if numbered { rest.trim_start_matches(['.', ')', ' ']) } else { part };
    part.trim_end_matches(['.', ',', ' '])
}

/// The terms of a part: of the whole, or of its parts between commas where all of them are known.
fn operations(part: &str, book: &Rulebook, context: &Context<'_>) -> Result<Vec<String>, Doubt> {
    let whole = operation(part, book, context);
    if whole.is_ok() || !part.contains([',', '+', '→', '>', '/']) {
        return whole.map(|one| Vec::from([one]));
    }
    let parts = part.split([',', '+', '→', '>', '/']).map(plain).filter(|part| !part.is_empty());
    parts.take(MOST).map(|part| operation(part, book, context)).collect()
}

/// The rulebook's term of an operation that a text names.
fn operation(text: &str, book: &Rulebook, context: &Context<'_>) -> Result<String, Doubt> {
    let is_operation = |id: &str| book.terms.is_operation(id);
    if is_operation(text) {
        return Ok(text.to_string());
    }
    let data = Data::get();
    let known = |place: usize| data.operations.get(place);
    match data.operation_names.find(text) {
        Found::One(place) => {
            let named = known(place).map(|operation| operation.named.code.as_str()).unwrap_or_default();
            if is_operation(named) {
                return Ok(named.to_string());
            }
            // The trade knows it, the rulebook does not: what it is there, a person has to say.
            let terms = known(place).map(|operation| operation.is.as_slice()).unwrap_or_default();
            let offers = terms.iter().filter_map(|id| name_of(book, id, context.language));
            Err(Doubt::new("unknown-operation", text).offers(offers))
        }
        Found::Several(places) => {
            let meant = places.into_iter().filter_map(known);
            let offers = meant.map(|operation| name_in(&operation.named, context.language));
            Err(Doubt::new("name-unclear", text).offers(offers))
        }
        Found::None => term(text, book, context.language, &[Role::Operation]),
    }
}

/// The term of one of these roles that a text names, by the names that the rulebook itself has.
///
/// # Errors
/// `unknown-operation` with the nearest names of the roles, of the rulebook and of the trade; `name-unclear`.
pub(crate) fn term(text: &str, book: &Rulebook, language: Language, roles: &[Role]) -> Result<String, Doubt> {
    let terms: Vec<(&str, &TermEntry)> = book.terms.iter().filter(|(_, term)| roles.contains(&term.role)).collect();
    if let Some((id, _)) = terms.iter().find(|(id, _)| *id == text) {
        return Ok((*id).to_string());
    }
    let names = terms.iter().enumerate().flat_map(|(place, (id, term))| {
        [*id, &term.name.kk, &term.name.ru, &term.name.en].into_iter().map(move |name| (place, name))
    });
    // Folding all names takes as long as reading a thousand cells.
    let made = || Box::new(Index::of(names));
    let own;
    let index = if roles == [Role::Operation] {
        book.operations.get_or_init(made)
    } else {
        own = made();
        &own
    };
    let shown = |place: usize| terms.get(place).map(|(_, term)| term.name.in_language(language));
    match index.find(text) {
        Found::One(place) => Ok(terms.get(place).map(|(id, _)| (*id).to_string()).unwrap_or_default()),
        Found::Several(places) => Err(Doubt::new("name-unclear", text).offers(places.into_iter().filter_map(shown))),
        Found::None => {
            // Names of the rulebook first; synonyms lead to them too.
            let data = Data::get();
            let own = index.near(text, shown);
            let trade = data.operation_names.near(text, |place| {
                let operation = data.operations.get(place)?;
                let code = &operation.named.code;
                let is_process = roles.contains(&Role::Operation) && book.terms.is_operation(code);
                let is_term = is_process || book.terms.get(code).is_some_and(|term| roles.contains(&term.role));
                is_term.then(|| name_in(&operation.named, language))
            });
            let offers = own.into_iter().chain(trade);
            let doubt = Doubt::new("unknown-operation", text).offers(offers);
            let offers = doubt.offers.iter().take(crate::names::MOST_OFFERS).cloned().collect();
            Err(Doubt { offers, ..doubt })
        }
    }
}

fn name_of<'b>(book: &'b Rulebook, id: &str, language: Language) -> Option<&'b str> {
    book.terms.get(id).map(|term| term.name.in_language(language))
}
