//! What is certain of an assessment before the bill is looked at: for goods that state the same otherwise.

use alloc::string::String;
use alloc::vec::Vec;

use super::assess::of_book;
use super::law::Books;
use super::rests::is_near_inferred_day;
use super::variants::Variants;
use crate::answer::Notice;
use crate::facts::Facts;
use crate::judge::{Options, unknown_operations};
use crate::law::{Library, OriginRules, Rulebook};

/// What is certain of an assessment before the bill is looked at.
pub(crate) struct BeforeBill<'l> {
    pub(crate) book: &'l Rulebook,
    pub(crate) rules: &'l OriginRules,
    pub(crate) origin_book: &'l Rulebook,
    /// The options taken.
    pub(crate) options: Options<'l>,
    /// Whether the rules touch an open reading.
    pub(crate) is_disputable: bool,
    /// Of the edition.
    pub(crate) warnings: Vec<Notice>,
    /// The origin criterion of a sufficiently processed good.
    pub(crate) criterion: Option<String>,
    /// Whether the user loaded one of the rulebooks.
    pub(crate) is_of_user: bool,
    /// Whether the day is near the first or last of an edition, and that was not read in the act.
    pub(crate) is_near_inferred_day: bool,
    /// Whether an operation is stated that the rulebook does not know.
    pub(crate) has_unknown_operation: bool,
    /// Whether the nomenclature does not have the good's heading.
    pub(crate) has_unknown_heading: bool,
}

/// What is certain of facts that fix no reading; `None` if they do not fit the rulebook, or no edition answers.
pub(crate) fn before_bill<'l>(facts: &Facts, library: &'l Library) -> Option<BeforeBill<'l>> {
    let books = Books::of(facts, library).ok()?.ok().filter(|_| facts.readings.is_empty())?;
    let Books { book, rules, origin_book, .. } = books;
    let declared = books.declared();
    let variants = Variants::new(facts, declared.clone(), rules, book.content.as_ref());
    let defaults =
        declared.iter().filter_map(|reading| Some((reading.id.as_str(), reading.options.first()?.0.as_str())));
    let codes = rules.criteria.as_ref().filter(|_| book.id == origin_book.id);
    Some(BeforeBill {
        book,
        rules,
        origin_book,
        options: Options::new(&defaults.collect::<Vec<_>>()),
        is_disputable: variants.combinations.len() > 1,
        warnings: of_book(book, origin_book, facts.on),
        criterion: codes.map(|codes| codes.sufficient_for(facts.good.hs)),
        is_of_user: library.is_of_user(book) || library.is_of_user(origin_book),
        is_near_inferred_day: is_near_inferred_day(book, facts.on),
        has_unknown_operation: !unknown_operations(rules, origin_book, &facts.good).is_empty(),
        has_unknown_heading: !origin_book.knows_heading(facts.good.hs),
    })
}
