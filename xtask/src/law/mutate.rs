//! Changes an expression in one place after the other, as writing errors do.

use tegi::law::{
    Alternative, Atom, Codes, Due, Expression, Item, Level, LimitBasis, Operation, Quantity, Scope, Selector, Test,
    Tolerance,
};
use tegi::value::hs::{HsCode, HsRange};
use tegi::value::share::Percent;

/// The kind of a change. All mutants of percents and codes must be noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A percent, moved by its hundredth.
    Percent,
    /// A code, moved, widened, narrowed or dropped.
    Code,
    /// The codes that the row itself covers.
    RowCode,
    /// An exception or a tolerance, dropped.
    Exception,
    /// The number of due items of a list, or the way in which parts are joined.
    Quantifier,
    /// An operation, dropped or swapped.
    Operation,
    /// A condition of an item, dropped or reversed.
    Condition,
    /// A description, dropped.
    Description,
    /// Another level of change, another scope of a limit, or a test dropped.
    Test,
}

impl Kind {
    /// Its name in reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Percent => "percent",
            Kind::Code => "code",
            Kind::RowCode => "row-code",
            Kind::Exception => "exception",
            Kind::Quantifier => "quantifier",
            Kind::Operation => "operation",
            Kind::Condition => "condition",
            Kind::Description => "description",
            Kind::Test => "test",
        }
    }
}

type Changed<T> = Vec<(Kind, T)>;

/// Returns every changed form of an expression.
pub(crate) fn expression(whole: &Expression) -> Changed<Expression> {
    match whole {
        Expression::All(parts) => joined(parts, Expression::All, Expression::Any),
        Expression::Any(parts) => joined(parts, Expression::Any, Expression::All),
        Expression::Test(one) => test(one).into_iter().map(|(kind, test)| (kind, Expression::Test(test))).collect(),
        Expression::Tolerating(rule, tolerances) => {
            let with = |rule: Expression| Expression::Tolerating(Box::new(rule), tolerances.clone());
            let mut all: Changed<_> = expression(rule).into_iter().map(|(kind, rule)| (kind, with(rule))).collect();
            all.extend(each(tolerances, tolerance, Kind::Exception).into_iter().map(|(kind, tolerances)| {
                (
                    kind,
                    match tolerances.is_empty() {
                        true => (**rule).clone(),
                        false => Expression::Tolerating(rule.clone(), tolerances),
                    },
                )
            }));
            all
        }
        Expression::Subproduct(parts) => {
            named(parts).into_iter().map(|(k, p)| (k, Expression::Subproduct(p))).collect()
        }
        Expression::Reading(id, options) => {
            let with = |options| Expression::Reading(id.clone(), options);
            named(options).into_iter().map(|(kind, options)| (kind, with(options))).collect()
        }
    }
}

/// Changes parts joined by AND or OR: changes each, drops each, and joins them the other way.
fn joined(
    parts: &[Expression],
    same: impl Fn(Vec<Expression>) -> Expression,
    other: impl Fn(Vec<Expression>) -> Expression,
) -> Changed<Expression> {
    let mut all = Vec::from([(Kind::Quantifier, other(parts.to_vec()))]);
    for (place, part) in parts.iter().enumerate() {
        // A part that refuses nothing is not dropped, since no case could notice.
        let is_empty = matches!(part, Expression::Test(Test::AnyHeading | Test::AnyHeadingIncluding(_)));
        if !is_empty {
            all.push((Kind::Test, same(without(parts, place))));
        }
        all.extend(expression(part).into_iter().map(|(kind, part)| (kind, same(with(parts, place, part)))));
    }
    all
}

/// Changes named parts: changes each, and swaps the first two.
fn named(parts: &[(String, Expression)]) -> Changed<Vec<(String, Expression)>> {
    let mut all = Vec::new();
    for (place, (name, part)) in parts.iter().enumerate() {
        let changed = expression(part).into_iter();
        all.extend(changed.map(|(kind, part)| (kind, with(parts, place, (name.clone(), part)))));
    }
    if let [(first, one), (second, other), rest @ ..] = parts {
        let mut swapped = Vec::from([(first.clone(), other.clone()), (second.clone(), one.clone())]);
        swapped.extend(rest.iter().cloned());
        all.push((Kind::Description, swapped));
    }
    all
}

fn with<T: Clone>(list: &[T], place: usize, item: T) -> Vec<T> {
    list.iter().enumerate().map(|(other, old)| if other == place { item.clone() } else { old.clone() }).collect()
}

fn without<T: Clone>(list: &[T], place: usize) -> Vec<T> {
    list.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, old)| old.clone()).collect()
}

/// Changes each item of a list, and drops each.
fn each<T: Clone>(list: &[T], change: impl Fn(&T) -> Changed<T>, dropped: Kind) -> Changed<Vec<T>> {
    let mut all = Vec::new();
    for (place, item) in list.iter().enumerate() {
        all.push((dropped, without(list, place)));
        all.extend(change(item).into_iter().map(|(kind, item)| (kind, with(list, place, item))));
    }
    all
}

/// Does the same to a list that must not become empty.
fn several<T: Clone>(list: &[T], change: impl Fn(&T) -> Changed<T>, dropped: Kind) -> Changed<Vec<T>> {
    each(list, change, dropped).into_iter().filter(|(_, list)| !list.is_empty()).collect()
}

fn test(test: &Test) -> Changed<Test> {
    let of_selectors = |selectors: &[Selector], make: fn(Vec<Selector>) -> Test| -> Changed<Test> {
        several(selectors, selector, Kind::Code).into_iter().map(|(kind, list)| (kind, make(list))).collect()
    };
    match test {
        Test::WhollyProduced | Test::Site(_) | Test::Fact(_) => Vec::new(),
        Test::Change(level) => {
            let levels = [Level::Chapter, Level::Heading, Level::Subheading];
            let others =
                levels.into_iter().filter(|other| other != level).map(|level| (Kind::Test, Test::Change(level)));
            others.chain([(Kind::Test, Test::AnyHeading)]).collect()
        }
        Test::Outside(selectors) => {
            let mut all = of_selectors(selectors, Test::Outside);
            all.push((Kind::Test, Test::Change(Level::Heading)));
            all
        }
        Test::AnyHeading => Vec::from([(Kind::Test, Test::Change(Level::Heading))]),
        Test::AnyHeadingExcept(selectors) => {
            let mut all = several(selectors, selector, Kind::Exception);
            let mut tests: Changed<_> = all.drain(..).map(|(k, list)| (k, Test::AnyHeadingExcept(list))).collect();
            tests.push((Kind::Exception, Test::AnyHeading));
            tests.push((Kind::Exception, Test::AnyHeadingIncluding(selectors.clone())));
            tests
        }
        Test::AnyHeadingIncluding(selectors) => {
            let mut all = of_selectors(selectors, Test::AnyHeadingIncluding);
            all.push((Kind::Exception, Test::AnyHeadingExcept(selectors.clone())));
            all
        }
        Test::WhollyObtained(selectors) => {
            let mut all = of_selectors(selectors, Test::WhollyObtained);
            all.push((Kind::Test, Test::AnyHeading));
            all
        }
        Test::From(selectors) => {
            let mut all = of_selectors(selectors, Test::From);
            all.push((Kind::Test, Test::AnyHeading));
            all
        }
        Test::MaxNom(limit, of, basis) => {
            let mut all: Changed<_> =
                percent(*limit).map(|limit| (Kind::Percent, Test::MaxNom(limit, of.clone(), *basis))).collect();
            all.extend(scope(of).into_iter().map(|(kind, scope)| (kind, Test::MaxNom(*limit, scope, *basis))));
            all
        }
        Test::MinOriginating(limit, costs, basis) => {
            let moved = percent(*limit);
            moved.map(|limit| (Kind::Percent, Test::MinOriginating(limit, costs.clone(), *basis))).collect()
        }
        Test::MaxWeight(limit, selectors, basis) => weight(*limit, selectors, *basis, Test::MaxWeight),
        Test::MinWeight(limit, selectors, basis) => weight(*limit, selectors, *basis, Test::MinWeight),
        Test::ValueAdded(limit) => percent(*limit).map(|limit| (Kind::Percent, Test::ValueAdded(limit))).collect(),
        Test::Set(limit) => percent(*limit).map(|limit| (Kind::Percent, Test::Set(limit))).collect(),
        Test::Operations(quantity, items, on) => {
            let mut all: Changed<_> = performance(*quantity, items)
                .into_iter()
                .map(|(kind, (quantity, items))| (kind, Test::Operations(quantity, items, on.clone())))
                .collect();
            if on.is_some() {
                all.push((Kind::Condition, Test::Operations(*quantity, items.clone(), None)));
            }
            all
        }
    }
}

fn weight(
    limit: Percent,
    selectors: &[Selector],
    basis: LimitBasis,
    make: fn(Percent, Vec<Selector>, LimitBasis) -> Test,
) -> Changed<Test> {
    let mut all: Changed<_> =
        percent(limit).map(|limit| (Kind::Percent, make(limit, selectors.to_vec(), basis))).collect();
    let others = several(selectors, selector, Kind::Code);
    all.extend(others.into_iter().map(|(kind, list)| (kind, make(limit, list, basis))));
    if !selectors.is_empty() {
        all.push((Kind::Test, make(limit, Vec::new(), basis)));
    }
    all
}

/// Changes a percent by a hundredth less and a hundredth more.
pub(crate) fn percent(limit: Percent) -> impl Iterator<Item = Percent> {
    let text = limit.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let hundredths = format!("{whole}{part:0<2}").parse::<i64>().ok();
    let moved = hundredths.into_iter().flat_map(|hundredths| [hundredths - 1, hundredths + 1]);
    moved.filter_map(|moved| format!("{}.{:02}", moved / 100, moved % 100).parse().ok())
}

fn scope(of: &Scope) -> Changed<Scope> {
    let group = |list: &[Selector], make: fn(Vec<Selector>) -> Scope| -> Changed<Scope> {
        several(list, selector, Kind::Code).into_iter().map(|(kind, list)| (kind, make(list))).collect()
    };
    let same = Selector { atom: Atom { codes: Some(Codes::Same(Level::Heading)), described: None }, except: None };
    match of {
        Scope::All => Vec::from([(Kind::Test, Scope::Only(same))]),
        Scope::Only(one) => {
            let mut all: Changed<_> = selector(one).into_iter().map(|(kind, one)| (kind, Scope::Only(one))).collect();
            all.push((Kind::Test, Scope::All));
            all
        }
        Scope::Each(list) => {
            [group(list, Scope::Each), Vec::from([(Kind::Quantifier, Scope::Sum(list.clone()))])].concat()
        }
        Scope::Sum(list) => {
            [group(list, Scope::Sum), Vec::from([(Kind::Quantifier, Scope::Each(list.clone()))])].concat()
        }
        Scope::Either(list) => {
            let fixed = [Scope::Each(list.clone()), Scope::Sum(list.clone())].map(|scope| (Kind::Quantifier, scope));
            [group(list, Scope::Either), Vec::from(fixed)].concat()
        }
        Scope::Prevailing(one, term, groups) => {
            let with =
                |one: &Selector, groups: [Selector; 2]| Scope::Prevailing(one.clone(), term.clone(), Box::new(groups));
            let [first, second] = groups.as_ref();
            let mut all: Changed<_> =
                selector(one).into_iter().map(|(kind, one)| (kind, with(&one, (**groups).clone()))).collect();
            all.extend(selector(first).into_iter().map(|(kind, first)| (kind, with(one, [first, second.clone()]))));
            all.extend(selector(second).into_iter().map(|(kind, second)| (kind, with(one, [first.clone(), second]))));
            all.push((Kind::Condition, with(one, [second.clone(), first.clone()])));
            all.push((Kind::Test, Scope::Only(one.clone())));
            all
        }
    }
}

fn selector(whole: &Selector) -> Changed<Selector> {
    let with = |atom: Atom| Selector { atom, except: whole.except.clone() };
    let mut all: Changed<_> = atom(&whole.atom).into_iter().map(|(kind, atom)| (kind, with(atom))).collect();
    if let Some(except) = &whole.except {
        all.push((Kind::Exception, Selector { atom: whole.atom.clone(), except: None }));
        let changed = atom(except).into_iter();
        all.extend(changed.map(|(kind, atom)| (kind, Selector { atom: whole.atom.clone(), except: Some(atom) })));
    }
    all
}

fn atom(whole: &Atom) -> Changed<Atom> {
    let mut all = Vec::new();
    let with = |codes: Option<Codes>| Atom { codes, described: whole.described.clone() };
    match whole.codes {
        Some(Codes::Range(of)) => {
            all.extend(range(of).into_iter().map(|range| (Kind::Code, with(Some(Codes::Range(range))))));
        }
        // Any heading that the condition does not name serves.
        Some(Codes::Same(_)) => {
            let other = "9701".parse().ok().map(|code| (Kind::Code, with(Some(Codes::Range(HsRange::single(code))))));
            all.extend(other);
        }
        None => {}
    }
    if whole.codes.is_some() && whole.described.is_some() {
        all.push((Kind::Description, Atom { codes: whole.codes, described: None }));
        all.push((Kind::Code, with(None)));
    }
    all
}

/// Moves a code by one and widens it; narrows and widens a range at each end.
pub(crate) fn range(of: HsRange) -> Vec<HsRange> {
    let text = |code: HsCode| code.to_string();
    let (first, last) = (of.first(), of.last());
    let step = |code: HsCode, by: i64| -> Option<HsCode> { moved(&text(code), by) };
    if first == last {
        let width = match first.digits() {
            2 => 0,
            4 => 2,
            _ => 4,
        };
        let wider =
            text(first).get(..width).map(|wider| if width == 2 { format!("ch{wider}") } else { wider.to_string() });
        let next = if first.digits() == 2 {
            chapter(&text(first))
        } else {
            step(first, 1).or_else(|| step(first, -1)).map(HsRange::single)
        };
        return next.into_iter().chain(wider.and_then(|wider| wider.parse().ok())).collect();
    }
    // A code of more than six digits is not moved outward: in most cases there is no code beyond it.
    let outward = |code: HsCode, by| step(code, by).filter(|_| code.digits() <= 6);
    let ends = [
        (step(first, 1), Some(last)),
        (Some(first), step(last, -1)),
        (outward(first, -1), Some(last)),
        (Some(first), outward(last, 1)),
    ];
    ends.into_iter().filter_map(|(first, last)| HsRange::new(first?, last?).ok()).collect()
}

fn chapter(code: &str) -> Option<HsRange> {
    let number = code.trim_start_matches("ch").parse::<u64>().ok()?;
    format!("ch{:02}", number + 1).parse().ok()
}

/// Returns the code with a number that is larger by this much, with as many digits, in the same chapter.
pub(crate) fn moved(code: &str, by: i64) -> Option<HsCode> {
    let number = code.parse::<i64>().ok()?.checked_add(by)?;
    let moved = format!("{number:0width$}", width = code.len());
    let is_same = |digits| moved.get(..digits) == code.get(..digits);
    // The first heading of a chapter is 01.
    let is_heading = moved.get(2..4).is_some_and(|heading| heading != "00");
    if is_same(2) && is_heading { moved.parse().ok() } else { None }
}

fn tolerance(whole: &Tolerance) -> Changed<Tolerance> {
    let mut all: Changed<_> = several(&whole.selectors, selector, Kind::Exception)
        .into_iter()
        .map(|(kind, selectors)| (kind, Tolerance { selectors, ..whole.clone() }))
        .collect();
    if let Some(limit) = whole.up_to {
        all.extend(percent(limit).map(|limit| (Kind::Percent, Tolerance { up_to: Some(limit), ..whole.clone() })));
        all.push((Kind::Percent, Tolerance { up_to: None, ..whole.clone() }));
    }
    if whole.given.is_some() {
        all.push((Kind::Condition, Tolerance { given: None, ..whole.clone() }));
    }
    all
}

fn performance(quantity: Quantity, items: &[Item]) -> Changed<(Quantity, Vec<Item>)> {
    let others: &[Quantity] = match quantity {
        Quantity::All => &[Quantity::Any, Quantity::Unstated],
        Quantity::Any => &[Quantity::All, Quantity::Unstated],
        Quantity::Unstated => &[Quantity::All, Quantity::Any],
        Quantity::OtherThan => &[Quantity::Any],
        Quantity::NotAlone => &[Quantity::Any],
        Quantity::AtLeast(_) | Quantity::Points(_) => &[Quantity::All, Quantity::Any],
    };
    // For a single operation, ALL and ANY mean the same.
    let others =
        others.iter().filter(|_| items.len() > 1 || matches!(quantity, Quantity::OtherThan | Quantity::NotAlone));
    let mut all: Changed<_> = others.map(|other| (Kind::Quantifier, (*other, items.to_vec()))).collect();
    if let Quantity::AtLeast(count) | Quantity::Points(count) = quantity {
        let make = if let Quantity::Points(_) = quantity { Quantity::Points } else { Quantity::AtLeast };
        let moved = [count.checked_sub(1), count.checked_add(1)];
        all.extend(moved.into_iter().flatten().map(|count| (Kind::Quantifier, (make(count), items.to_vec()))));
    }
    all.extend(several(items, item, Kind::Operation).into_iter().map(|(kind, items)| (kind, (quantity, items))));
    all
}

fn item(whole: &Item) -> Changed<Item> {
    let changed = several(&whole.alternatives, alternative, Kind::Operation);
    changed.into_iter().map(|(kind, alternatives)| (kind, Item { alternatives, ..*whole })).collect()
}

fn alternative(whole: &Alternative) -> Changed<Alternative> {
    let operation = |operation: Operation| Alternative { operation, due: whole.due.clone() };
    let due = |due: Due| Alternative { operation: whole.operation.clone(), due };
    // An operation that no row names.
    let other = || "stamping".to_string();
    let mut all = match &whole.operation {
        Operation::Named(_) => Vec::from([(Kind::Operation, operation(Operation::Named(other())))]),
        Operation::Others(term) => Vec::from([(Kind::Quantifier, operation(Operation::Named(term.clone())))]),
        Operation::Parts(term, quantity, parts) => {
            let mut all: Changed<_> = performance(*quantity, parts)
                .into_iter()
                .map(|(kind, (quantity, parts))| (kind, operation(Operation::Parts(term.clone(), quantity, parts))))
                .collect();
            all.push((Kind::Operation, operation(Operation::Named(term.clone()))));
            all.push((Kind::Operation, operation(Operation::Parts(other(), *quantity, parts.clone()))));
            all
        }
    };
    match &whole.due {
        Due::Always => {}
        Due::If(term) => {
            all.extend([due(Due::Always), due(Due::Unless(term.clone()))].map(|one| (Kind::Condition, one)))
        }
        Due::Unless(term) => {
            all.extend([due(Due::Always), due(Due::If(term.clone()))].map(|one| (Kind::Condition, one)))
        }
    }
    all
}
