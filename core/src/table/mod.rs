//! Reads tables as people have them: cells in, facts out, with every fault at its cell.
//!
//! Every door that takes a spreadsheet, a text table, a column or the clipboard reads it here. A host opens XLSX and
//! Parquet with a library and hands over cells; text tables come as bytes. Three laws hold:
//!
//! 1. What is not understood is told at its cell, and the good that it belongs to gets no verdict until it is settled.
//!    Nothing is dropped in silence: no cell, column, row, sheet, number format or unit in a heading.
//! 2. Not stated is never none: a good without lines has no bill, not an empty one.
//! 3. A name is taken in Kazakh, Russian or English, in any case; what is not known names its nearest.
//!
//! A table is read in two passes, so that it need not fit into memory: `Survey` looks at all rows and decides how each
//! column is to be understood (its field, decimal sign, currency, VAT basis, scale); `Reader` then turns each row into
//! a `Record`, and `assemble` makes the facts of one good, contract or period from its records. `read` does all of
//! it for a table in memory.
//!
//! May import: `value`, `doc`, `names`, `law` (for the names of operations), `facts` (for the names of fields). Never:
//! judging. Nothing here decides what the law says of a fact.
//!
//! | file | what it holds |
//! |---|---|
//! | `ask` | what is asked of the reader |
//! | `answer` | what comes of it |
//! | `mapping` | how a table is to be understood: corrected, saved, given again |
//! | `cell`, `address` | a cell, a row, a sheet, and the JSON form in which hosts hand them over; addresses |
//! | `kind` | what kind of file some bytes are; what is not read, and what to save it as |
//! | `text/` | bytes to rows: encoding, separator, quotes, pieces |
//! | `value/` | one cell to one fact: number, day, code, country, currency, choice, operation, share |
//! | `data` | the fields of tables, countries, currencies, choices and operations, compiled from `core/table/` |
//! | `field` | the fields that a column may state, with their headings in three languages |
//! | `unit` | what a heading says of units: currency, VAT basis, thousands, for how many |
//! | `heading` | which row holds the headings, and what each says: field, currency, VAT basis, scale |
//! | `column` | what all cells of a column say together: decimal sign, order of day and month |
//! | `apart` | rows that are no lines: totals, wages, overheads, price |
//! | `survey`, `tally` | the first pass: looks at all rows, keeps the first ones, counts what columns look like |
//! | `roles`, `columns`, `labels`, `basis` | what sheets are about, what columns and labels state, what amounts count |
//! | `layout` | how tables are understood: what the first pass decides and the second goes by |
//! | `record`, `row`, `merged`, `sums` | the second pass: each row's facts, what merged cells give to it, totals |
//! | `per`, `side`, `vat_sum`, `ignored` | amounts per unit, split by origin, with and without VAT; what to leave out |
//! | `ditto`, `rows` | marks that stand for the cell above; rows that are parts of others, notes on units |
//! | `assemble`, `contracts`, `build`, `money` | the facts of a good or contract from its rows; amounts and their rates |
//! | `rates` | rates of currencies from a table of them |
//! | `read` | all of it for tables in memory |
//! | `values` | single values, as a person types them into fields |

pub mod address;
pub mod answer;
mod apart;
pub mod ask;
mod assemble;
mod basis;
mod build;
pub mod cell;
pub mod column;
mod columns;
mod contracts;
pub mod data;
mod ditto;
pub mod field;
mod heading;
mod ignored;
pub mod kind;
mod labels;
mod layout;
pub mod mapping;
mod merged;
mod money;
mod paper;
mod per;
mod plain;
pub mod rates;
pub(crate) mod read;
mod record;
mod roles;
mod row;
mod rows;
#[cfg(feature = "schema")]
pub mod schema;
mod side;
pub mod stated;
mod sums;
mod survey;
mod tally;
pub mod text;
pub mod unit;
pub mod value;
pub mod values;
mod vat_sum;

pub use assemble::Assembler;
pub use layout::Layout;
pub use read::{Source, read};
pub use record::{Reader, Record, Rest};
pub use survey::Survey;
