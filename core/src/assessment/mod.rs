//! Assesses a good: judges it under each reading, notes what is missing and what the verdict rests on, and answers.
//!
//! May import: `judge` and all below it; the answer has the types of `answer`. Never: contracts,
//! records, advice, words.

mod asked;
mod assess;
mod before;
mod budget;
mod hypothesis;
mod judging;
mod law;
mod methods;
mod offers;
mod own_words;
mod parts;
mod probe;
mod receipt;
mod rests;
mod variants;
mod vouched;
mod walk;

pub(crate) use asked::in_order_of_asking;
pub use assess::assess_good;
pub(crate) use assess::of_book;
pub(crate) use before::before_bill;
pub(crate) use law::{Books, Law, edition, law_read_to, of_silence, readings_fit};
