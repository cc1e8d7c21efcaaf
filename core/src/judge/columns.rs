//! Bills as columns hold them: lines without papers, parts or flags, one bill after the other for goods that state the
//! same otherwise.

use super::bill::{Because, Line, Status};
use super::goods::Goods;
use super::rule::{LINES, PRICE, STATUS, VALUES};
use crate::value::amount::Total;
use crate::value::country::Country;
use crate::value::hs::HsCode;

/// A line without papers, parts or flags.
#[derive(Clone, Copy, Debug)]
pub struct PlainLine {
    /// Its tariff code.
    pub hs: Option<HsCode>,
    /// Where it originates; `None` if that is unknown.
    pub origin: Option<Country>,
    /// Its value.
    pub value: Total,
}

/// What is known of the lines of a bill at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfLines {
    /// What all of them are worth.
    pub worth: Total,
    /// Whether the origin of one is unknown.
    pub is_unknown: bool,
    /// Whether one is of the country itself.
    pub is_domestic: bool,
    /// What those are worth.
    pub own: Total,
    /// Whether it hangs on a paper how one counts.
    pub wants_paper: bool,
}

impl<'a> Goods<'a> {
    /// Takes another price, cost and bill for the good that was read. What was evaluated and looks at neither of them
    /// stays.
    pub fn set_bill(&mut self, price: Option<Total>, cost: Option<Total>, lines: &[PlainLine]) -> OfLines {
        let mut of_lines = OfLines::default();
        let Some((good, law)) = self.goods.first_mut().zip(self.law) else { return of_lines };
        let cumulating = self.last.as_ref().is_none_or(|last| last.cumulating);
        (good.price, good.cost, good.bill.is_stated, good.bill.is_of_set) = (price, cost, true, false);
        good.bill.lines.clear();
        good.bill.lines.extend(lines.iter().map(|plain| {
            let status = Status::of(plain.origin, None, law.rules, cumulating);
            of_lines.worth = of_lines.worth.plus(plain.value);
            match status.because {
                Because::UnknownOrigin => of_lines.is_unknown = true,
                Because::Domestic => {
                    of_lines.is_domestic = true;
                    of_lines.own = of_lines.own.plus(plain.value);
                }
                Because::Ct1NotStated => of_lines.wants_paper = true,
                _ => {}
            }
            Line::plain(plain, status)
        }));
        self.changed |= LINES | VALUES | PRICE;
        of_lines
    }

    /// Takes the origin of the good's lines from this country as unknown.
    pub fn forget_origin(&mut self, country: Country) {
        for line in self.goods.first_mut().into_iter().flat_map(|good| &mut good.bill.lines) {
            line.origin = line.origin.filter(|origin| *origin != country);
        }
        self.changed |= STATUS;
    }
}

impl Line<'_> {
    #[inline]
    fn plain(line: &PlainLine, status: Status) -> Self {
        Line {
            code: line.hs,
            value: Some(line.value),
            status,
            origin: line.origin,
            classified: true,
            valued: true,
            is_set_item: None,
            part: None,
            material: None,
        }
    }
}
