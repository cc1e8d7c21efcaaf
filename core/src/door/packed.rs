//! Reads goods in the packed form, which a binding writes by one walk over its language's object. The form transports
//! and does not judge: what is not the usual shape, or not right, is left to the full way, which tells every fault.
//!
//! ```text
//! good  := u16 key-length, key, flags, [price], [cost], line*
//! key   := text(day) text(rulebook) text(code) …whatever else tells one kind of goods from another
//! flags := 1 price, 2 cost
//! line  := flags, [text(id)], [text(code)], text(value), [two letters of the origin]
//!          flags: 1 id, 2 code, 4 origin
//! text  := length 0–250, so many ASCII letters | 255, u16 length, so many units of UTF-16, each u16
//! ```
//!
//! Numbers are little-endian.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use serde::Serialize;

use super::short::{Desk, Kind, Short};
use crate::brief::PlainLine;
use crate::doc::Fault;
use crate::facts::Facts;
use crate::value::amount::{DECIMALS, Scale, Total, WHOLE_DIGITS};
use crate::value::country::Country;
use crate::value::hs::HsCode;

/// A bill with more lines goes the full way: room for it would stay taken.
pub const MOST_LINES: usize = 10_000;
/// More operations than these go the full way.
pub const MOST_OPERATIONS: usize = 20;
/// Texts of more bytes go the full way.
pub(super) const LONGEST_TEXT: usize = 250;
/// A number of more letters may have lost digits on its way.
pub const LONGEST_NUMBER: usize = 15;
/// The ids of so few lines are held against each other one by one.
const FEW_LINES: usize = 24;
/// How many digits an amount has at most, so that they fit into a machine word.
const WORD_DIGITS: u32 = 18;
/// Marks a text that is not of ASCII letters alone.
pub const WIDE: u8 = 255;
const LETTERS: usize = 26;

/// What came of a packed good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The full way must answer.
    Full,
    /// The full way must answer, and [`Packed::prepare`] may prepare the kind for the next good.
    Wanted,
    /// The place of its kind, and the answer in brief.
    Short(usize, Short),
}

/// What goods of one kind have in common.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Common<'p> {
    /// The place of the kind.
    pub place: usize,
    /// The rule that is applied.
    pub rule: Option<&'p str>,
    /// The origin criterion of a good that originates by it.
    pub criterion: Option<&'p str>,
    /// The condition as enacted, where the rule is a row of a list.
    pub condition: Option<&'p str>,
    /// Whether the rulebook has a formula of the domestic share.
    pub has_share: bool,
}

/// Answers packed goods, in buffers that stay.
pub struct Packed {
    desk: Desk,
    lines: Vec<PlainLine>,
    ids: Vec<u64>,
    countries: Countries,
    scales: Vec<Scale>,
}

impl Packed {
    /// Prepares nothing yet.
    ///
    /// # Errors
    /// As of [`Desk::open`].
    pub fn open() -> Result<Packed, Vec<Fault>> {
        let scales = (0..=DECIMALS).filter_map(Scale::new).collect();
        let (lines, ids) = (Vec::new(), Vec::new());
        Ok(Packed { desk: Desk::open()?, lines, ids, countries: Countries::new(), scales })
    }

    /// The answer for a packed good.
    pub fn answer(&mut self, bytes: &[u8]) -> Found {
        self.found(bytes).unwrap_or(Found::Full)
    }

    fn found(&mut self, bytes: &[u8]) -> Option<Found> {
        let mut reader = Reader { rest: bytes };
        let key = reader.key()?;
        let place = match self.desk.kind(key) {
            Kind::Full => return None,
            Kind::Wanted => return Some(Found::Wanted),
            Kind::Prepared(place) => place,
        };
        let flags = reader.byte()?;
        let above_zero = |total: Total| (total > Total::ZERO).then_some(total);
        let mut money = |flag: u8| match flags & flag {
            0 => Some(None),
            _ => self.amount(reader.ascii()?).and_then(above_zero).map(Some),
        };
        let (price, cost) = (money(1)?, money(2)?);
        self.bill(reader)?;
        let Packed { desk, lines, .. } = self;
        let short = desk.answer(place, price, cost, lines)?;
        Some(Found::Short(place, short))
    }

    /// Prepares the kind of a packed good, for which this document stands: the same without its bill. `None` if the
    /// full way must answer such goods.
    pub fn prepare(&mut self, bytes: &[u8], document: &str) -> Option<Common<'_>> {
        let facts = Facts::parse(document).ok();
        let place = self.desk.prepare(Reader { rest: bytes }.key()?, facts.as_ref())?;
        let alike = self.desk.alike(place)?;
        Some(Common {
            place,
            rule: alike.rule(),
            criterion: alike.criterion(),
            condition: alike.condition(),
            has_share: alike.has_share(),
        })
    }

    fn bill(&mut self, mut reader: Reader<'_>) -> Option<()> {
        self.lines.clear();
        self.ids.clear();
        let mut is_rising = true;
        while !reader.rest.is_empty() {
            let flags = reader.byte()?;
            if flags & 1 != 0 {
                let id = reader.id()?;
                is_rising &= self.ids.last().is_none_or(|last| *last < id);
                self.ids.push(id);
            }
            let hs = if flags & 2 != 0 { Some(reader.text()?.parse::<HsCode>().ok()?) } else { None };
            let value = self.amount(reader.ascii()?)?;
            let origin = if flags & 4 != 0 { Some(self.countries.get(reader.pair()?)?) } else { None };
            self.lines.push(PlainLine { hs, origin, value });
        }
        (self.lines.len() <= MOST_LINES && (is_rising || all_differ(&self.ids))).then_some(())
    }

    /// `0|[1-9][0-9]*` with an optional point and digits behind it.
    fn amount(&self, text: &[u8]) -> Option<Total> {
        let (mut units, mut whole, mut decimals): (i64, u32, Option<u32>) = (0, 0, None);
        for byte in text {
            let digit = byte.wrapping_sub(b'0');
            match &mut decimals {
                Some(count) if digit < 10 => *count = count.saturating_add(1),
                None if digit < 10 => whole = whole.saturating_add(1),
                None if *byte == b'.' => {
                    decimals = Some(0);
                    continue;
                }
                _ => return None,
            }
            units = units.wrapping_mul(10).wrapping_add(i64::from(digit));
        }
        let is_plain = (1..=WHOLE_DIGITS).contains(&whole)
            && (whole == 1 || text.first() != Some(&b'0'))
            && decimals != Some(0)
            && whole.saturating_add(decimals.unwrap_or(0)) <= WORD_DIGITS;
        is_plain.then_some(())?;
        self.scales.get(usize::try_from(decimals.unwrap_or(0)).ok()?)?.total(units.into())
    }
}

/// Whether no number stands twice.
fn all_differ(ids: &[u64]) -> bool {
    if ids.len() <= FEW_LINES {
        return ids.iter().enumerate().all(|(place, id)| !ids.iter().take(place).any(|other| other == id));
    }
    let mut seen = BTreeSet::new();
    ids.iter().all(|id| seen.insert(*id))
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn pair(&mut self) -> Option<[u8; 2]> {
        let (pair, rest) = self.rest.split_first_chunk::<2>()?;
        self.rest = rest;
        Some(*pair)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn key(&mut self) -> Option<&'b [u8]> {
        let length = u16::from_le_bytes(self.pair()?);
        self.take(length.into())
    }

    /// A text of ASCII letters.
    fn ascii(&mut self) -> Option<&'b [u8]> {
        let length = self.byte().filter(|length| *length != WIDE)?;
        self.take(length.into())
    }

    fn text(&mut self) -> Option<&'b str> {
        core::str::from_utf8(self.ascii()?).ok()
    }

    /// The number of an id: the same for the same id, and perhaps for another one.
    fn id(&mut self) -> Option<u64> {
        let (length, is_wide) = match self.byte()? {
            WIDE => (usize::from(u16::from_le_bytes(self.pair()?)).saturating_mul(2), true),
            length => (length.into(), false),
        };
        let id = self.take(length)?;
        // An empty one, and one that may belong to the engine, is a fault.
        let is_own = if is_wide { id.starts_with(&[b'#', 0]) } else { id.starts_with(b"#") };
        (!id.is_empty() && !is_own).then(|| if is_wide { !number(id) } else { number(id) })
    }
}

/// Up to seven letters as they are, so that ids which rise are seen to rise; longer ones mixed, with the highest bit
/// set.
fn number(id: &[u8]) -> u64 {
    if id.len() <= 7 {
        let length = u64::try_from(id.len()).unwrap_or(0);
        return id.iter().fold(length, |sum, byte| sum << 8 | u64::from(*byte));
    }
    let mix = |mixed: u64, word: u64| (mixed ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (words, rest) = id.as_chunks::<8>();
    let mixed = words.iter().fold(0, |mixed, word| mix(mixed, u64::from_le_bytes(*word)));
    mix(mixed, rest.iter().fold(1, |word, byte| word << 8 | u64::from(*byte))) | 1 << 63
}

/// All countries by their two letters.
struct Countries(Vec<Option<Country>>);

impl Countries {
    fn new() -> Countries {
        let letters = || b'A'..=b'Z';
        let pairs = letters().flat_map(|first| letters().map(move |second| [first, second]));
        Countries(pairs.map(|pair| core::str::from_utf8(&pair).ok()?.parse().ok()).collect())
    }

    fn get(&self, [first, second]: [u8; 2]) -> Option<Country> {
        let place = |letter: u8| letter.checked_sub(b'A').map(usize::from).filter(|place| *place < LETTERS);
        let place = place(first)?.saturating_mul(LETTERS).saturating_add(place(second)?);
        *self.0.get(place)?
    }
}
