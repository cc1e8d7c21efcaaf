//! What all cells of a column say together: which sign parts the decimals, whether the day or the month comes first.

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
