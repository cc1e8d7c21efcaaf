//! Bills as columns hold them: lines without papers, parts or flags, one bill after the other for goods that state the
//! same otherwise.

use super::bill::{Because, Line, Status};
use super::goods::Goods;
use super::rule::STATUS;
use crate::value::amount::Total;
use crate::value::country::Country;
use crate::value::hs::HsCode;
use crate::value::truth::Truth;

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

impl<'a> Goods<'a> {
    /// Takes another price, cost and bill for the good that was read, with nothing evaluated.
    pub fn set_bill(&mut self, price: Option<Total>, cost: Option<Total>, lines: &[PlainLine]) {
        if let Some(good) = self.goods.first_mut() {
            (good.price, good.cost, good.bill.is_stated) = (price, cost, true);
            good.bill.lines.clear();
            good.bill.lines.extend(lines.iter().map(Line::plain));
        }
        self.renew();
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
    fn plain(line: &PlainLine) -> Self {
        Line {
            code: line.hs,
            value: Some(line.value),
            status: Status { foreign: Truth::Unknown, because: Because::Part, inputs: Truth::False },
            origin: line.origin,
            classified: true,
            valued: true,
            is_set_item: None,
            part: None,
            material: None,
        }
    }
}
