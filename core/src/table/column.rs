//! What all cells of a column say together: which sign parts the decimals, whether the day or the month comes first.

use super::cell::{Cell, Content};
use super::value::day::{Days, days};
use super::value::written::{Number, Written, written};
use super::value::{Kind, bare, is_understood};

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Nothing decides: each cell is read by itself, and one that can be read in two ways is a doubt.
    #[default]
    Open,
    /// Decimals behind a comma: `1.234,50`.
    Comma,
    /// Decimals behind a point: `1,234.50`.
    Point,
    /// As programs write them, `-1234.5`, and in no other way: columns of texts of which no pass sees all.
    Canonical,
}

/// In which order a column writes days with slashes or hyphens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Nothing decides: a day that can be read in two ways is a doubt.
    #[default]
    Open,
    /// `31/12/2026`.
    DayFirst,
    /// `12/31/2026`.
    MonthFirst,
}

/// Cells of one kind: how many, and the row of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// How many.
    pub count: u64,
    /// The row of the first.
    pub first: Option<u32>,
}

impl Seen {
    fn note(&mut self, row: u32) {
        self.merge(Seen { count: 1, first: Some(row) });
    }

    fn merge(&mut self, other: Seen) {
        self.count = self.count.saturating_add(other.count);
        self.first = match (self.first, other.first) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}

/// What the cells of a column show, gathered row by row, or in parts that are merged in any order.
///
/// ```
/// use tegi::table::cell::Cell;
/// use tegi::table::column::{Evidence, Form};
/// use tegi::table::value::Kind;
///
/// let mut column = Evidence::default();
/// column.note(Kind::Amount, 2, &Cell::text("1.234"));
/// assert_eq!(column.form(), Form::Open);
/// column.note(Kind::Amount, 3, &Cell::text("12,50"));
/// assert_eq!(column.form(), Form::Comma);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Numbers that can only have their decimals behind a comma.
    pub comma: Seen,
    /// Numbers that can only have them behind a point.
    pub point: Seen,
    /// Numbers that can be read in two ways.
    pub unclear_numbers: Seen,
    /// Days with the day before the month.
    pub day_first: Seen,
    /// Days with the month before the day.
    pub month_first: Seen,
    /// Days that can be read in two ways.
    pub unclear_days: Seen,
}

impl Evidence {
    /// Notes a cell of a column that states facts of this kind. Numbers and days of a spreadsheet decide nothing: they
    /// are not written.
    pub fn note(&mut self, kind: Kind, row: u32, cell: &Cell<'_>) {
        let Content::Text(text) = &cell.content else { return };
        match kind {
            Kind::Amount | Kind::Quantity | Kind::Mass | Kind::Rate | Kind::Whole | Kind::Percent | Kind::Fraction
                if text.contains([',', '.']) =>
            {
                // What is no number, such as `Раздел 1.5`, shows nothing.
                let is_number = |number: &Number| is_understood(&number.beside, cell);
                match written(bare(text)).filter(is_number).map(|number| number.written) {
                    Some(Written::Comma(_)) => self.comma.note(row),
                    Some(Written::Point(_)) => self.point.note(row),
                    Some(Written::Either { .. }) => self.unclear_numbers.note(row),
                    Some(Written::Same(_)) | None => {}
                }
            }
            Kind::Day if text.contains(['/', '-', '\\']) => match days(bare(text)) {
                Some((Days::DayFirst(_), _)) => self.day_first.note(row),
                Some((Days::MonthFirst(_), _)) => self.month_first.note(row),
                Some((Days::Either { .. }, _)) => self.unclear_days.note(row),
                _ => {}
            },
            _ => {}
        }
    }

    /// Adds what another part of the column shows.
    pub fn merge(&mut self, other: &Evidence) {
        self.comma.merge(other.comma);
        self.point.merge(other.point);
        self.unclear_numbers.merge(other.unclear_numbers);
        self.day_first.merge(other.day_first);
        self.month_first.merge(other.month_first);
        self.unclear_days.merge(other.unclear_days);
    }

    /// How the column writes numbers. Open where nothing decides, and where its cells contradict each other: then those
    /// that can be read in two ways are doubts.
    pub fn form(&self) -> Form {
        match (self.comma.count, self.point.count) {
            (1.., 0) => Form::Comma,
            (0, 1..) => Form::Point,
            _ => Form::Open,
        }
    }

    /// In which order the column writes days, as for [`form`](Evidence::form).
    pub fn order(&self) -> Order {
        match (self.day_first.count, self.month_first.count) {
            (1.., 0) => Order::DayFirst,
            (0, 1..) => Order::MonthFirst,
            _ => Order::Open,
        }
    }
}
