use super::*;
use alloc::vec;
use proptest::prelude::*;

#[test]
fn reads_the_shapes_of_the_list() {
    for text in [
        "WO OR CC OR CTSH",
        "MAXNOM 50 AND MAXNOM 10 OF SUM {8501, 8503}",
        "AH EXCEPT {0201-0206, 0208, 0207 AS poultry-liver} AND OPS OTHER-THAN {boning, trimming}",
        "POINTS 50 OF {cutting: 5, bending | pressing IF hot: 10, assembly: ALL {fitting, testing}: 35} ON pump",
        "MAXWEIGHT 10 AND MAXWEIGHT 7 OF elastomer AND MINWEIGHT 50 OF {ch51, ch52 EXCEPT 5201}",
        "MAXWEIGHT 10 OF materials OR MAXWEIGHT 7 OF ch54 OF materials OR MINWEIGHT 30 OF materials",
        "MAXNOM 100 OF originating-materials OR MAXNOM 50 OF 8529 OF originating-materials",
        "MAXNOM 50 OF net-cost AND MAXNOM 10 OF 8501 OF fob AND MINOM 40 OF materials",
        "WHOLLY-OBTAINED {ch04, 0701-0709 EXCEPT 0703} AND CTH OR WHOLLY-OBTAINED fresh",
        "MINOM 35 OR MINOM 40.5 WITH {labour, overhead, profit} OF fob OR MAXNOM 60 OF ch85 OF production-cost",
        "OPS ANY {refining, specified-treatments} OR CTH TOLERATING SAME-HEADING UP TO 50",
        "(FROM timber AND CTH) TOLERATING {cellular-panels, shingles}",
        "AH EXCEPT {SAME-SUBHEADING, 8473} AND MAXNOM 10 OF SAME-HEADING EXCEPT SAME-SUBHEADING",
        "CTH TOLERATING nibs TOLERATING SAME-HEADING EXCEPT nibs UP TO 5",
        "CTH TOLERATING SAME-HEADING AS necessary-component UP TO 5 GIVEN expertise",
        "MAXNOM 50 OF EITHER {2932, 2933} AND MAXNOM 20 OF EACH {ch39, 4001}",
        "MAXNOM 20 OF ch39 PREVAILING first-prevails {3901-3906, 3907-3911}",
        "OPS UNSTATED {milling | profiling, sanding | finger-jointing IF pine, OTHERS similar}",
        "OPS ALL {chassis-making: UNSTATED {soldering, control}, assembly UNLESS kit} ON blocks",
        "OPS AT-LEAST 2 OF {a, b, c} AND OPS NOT-ALONE {d} AND SITE specialised AND FACT known AND SET 15",
        "SUBPRODUCT { first: AH INCLUDING 8804; second: MAXNOM 5 OF 8804 }",
        "READING dolomite { besides: OPS ALL {a}; in-place: CTH OUTSIDE {3701, 3702} OR VAC 40.5 }",
    ] {
        assert_eq!(text.parse::<Expression>().map(|rule| rule.to_string()), Ok(text.to_string()));
    }
}

#[test]
fn says_where_it_stopped() {
    for (text, at, expected) in [
        ("", 0, "a test"),
        ("MAXNOM 101", 7, "a percent from 0 to 100"),
        ("MAXNOM 50 AND", 13, "a test"),
        ("CTH TOLERATING", 14, "a code, SAME-HEADING, SAME-SUBHEADING or a described material"),
        ("CTH)", 3, "the end"),
        ("OPS SOME {a}", 4, "ALL, ANY, UNSTATED, OTHER-THAN, NOT-ALONE or AT-LEAST"),
        ("FROM {0201; 0202}", 10, "}"),
        ("FROM Timber", 5, "a code, SAME-HEADING, SAME-SUBHEADING or a described material"),
        ("FROM 0201 AS 0202", 13, "a described material"),
        ("(CTH", 4, ")"),
        ("CTH TOLERATING 0201 UP 5", 23, "TO"),
        ("CTH TOLERATING 0201 GIVEN 5", 26, "a fact"),
        ("CTH TOLERATING 0201 UP TO many", 26, "a percent from 0 to 100"),
        ("SITE 5", 5, "a condition of the place"),
        ("FACT 5", 5, "a fact"),
        ("SUBPRODUCT CTH", 11, "{"),
        ("SUBPRODUCT {CTH}", 12, "a description"),
        ("SUBPRODUCT {first CTH}", 18, ":"),
        ("READING 5", 8, "the name of a reading"),
        ("READING one {CTH}", 13, "an option"),
        ("OPS AT-LEAST {a}", 13, "a count of 1 or more"),
        ("OPS AT-LEAST 0 OF {a}", 13, "a count of 1 or more"),
        ("OPS AT-LEAST -1 OF {a}", 13, "a count of 1 or more"),
        ("OPS AT-LEAST 2 {a}", 15, "OF"),
        ("OPS ALL {5}", 9, "an operation"),
        ("OPS ALL {OTHERS 5}", 16, "an operation"),
        ("OPS ALL {a IF 5}", 14, "a fact"),
        ("OPS ALL {a} ON 5", 15, "a fact"),
        ("OPS ALL {a: NOT-ALONE {b}}", 22, "parts under ALL, ANY or UNSTATED, not NOT-ALONE"),
        ("MAXNOM 20 OF 8501 OF price", 21, "a base"),
        ("MINOM 20 OF 8501", 12, "a base"),
        ("MAXWEIGHT 20 OF fob", 16, "a base of weight"),
        ("MAXWEIGHT 20 OF ch54 OF ex-works", 24, "a base of weight"),
        ("MINWEIGHT 20 OF ch54 OF price", 24, "a base"),
        ("MINWEIGHT 20 OF originating-materials", 16, "a base other than what is counted"),
        ("MINOM 20 WITH {labour} OF originating-materials", 26, "a base other than what is counted"),
        ("POINTS {cutting: 5}", 7, "a count of 1 or more"),
        ("POINTS 5 {cutting: 5}", 9, "OF"),
        ("POINTS 5 OF {cutting}", 20, "its points"),
        ("POINTS 5 OF {cutting: 0}", 22, "a count of 1 or more"),
        ("OPS ALL {cutting: 5}", 16, "}"),
        ("MINOM 20 WITH {wages}", 15, "labour, overhead or profit"),
        ("MINOM 20 WITH {labour, profit, labour}", 38, "each cost once before this"),
        ("MAXNOM 20 OF ch39 PREVAILING first {3901}", 41, "two groups before this"),
    ] {
        let error = text.parse::<Expression>().unwrap_err();
        assert_eq!((error.at, error.expected.as_str()), (at, expected), "{text}");
    }
    assert!("(".repeat(10_000).parse::<Expression>().is_err());
}

#[test]
fn a_name_is_in_small_letters_and_no_chapter() {
    for (text, is_good) in [
        ("ch3", true),
        ("ch39", false),
        ("ch390", true),
        ("chab", true),
        ("a1-2b", true),
        ("1a", false),
        ("a--b", false),
        ("-a", false),
        ("a-", false),
        ("a.b", false),
        ("aB", false),
    ] {
        assert_eq!(format!("FACT {text}").parse::<Expression>().is_ok(), is_good, "{text}");
    }
}

#[test]
fn sixty_three_brackets_may_stand_in_each_other_and_many_beside() {
    let nested = |depth: usize| ["(".repeat(depth), "CTH".to_string(), ")".repeat(depth)].concat();
    assert_eq!(nested(63).parse::<Expression>(), Ok(Expression::Test(Test::Change(Level::Heading))));
    assert_eq!(nested(64).parse::<Expression>().unwrap_err().expected, "fewer brackets within brackets");
    assert!(vec!["(CTH)"; 100].join(" AND ").parse::<Expression>().is_ok());
    let parts = |depth: usize| ["OPS ", &"ALL {a: ".repeat(depth), "ALL {a}", &"}".repeat(depth)].concat();
    assert!(parts(62).parse::<Expression>().is_ok());
    assert_eq!(parts(63).parse::<Expression>().unwrap_err().expected, "fewer brackets within brackets");
}

#[test]
fn blanks_part_words_and_nothing_else_does() {
    let spread = "\n CTH\r\n\tAND(  CC )";
    assert_eq!(spread.parse::<Expression>().map(|rule| rule.to_string()), Ok("CTH AND CC".to_string()));
    let error = "CTH ә".parse::<Expression>().unwrap_err();
    assert_eq!(error.to_string(), "at byte 4: expected the end, found \"ә\"");
}

fn name() -> impl Strategy<Value = String> {
    "[abd-z][a-z0-9]{0,6}(-[a-z]{1,4})?"
}

fn percent() -> impl Strategy<Value = Percent> {
    (0_u32..=1_000_000).prop_map(|value| format!("{}.{:04}", value / 10_000, value % 10_000).parse().unwrap())
}

fn atom() -> impl Strategy<Value = Atom> {
    let codes = prop_oneof![
        proptest::sample::select(&Codes::OWN[..]).prop_map(|(_, level)| Codes::Same(level)),
        (1_u32..=76, 0_u32..100)
            .prop_map(|(chapter, rest)| Codes::Range(format!("{chapter:02}{rest:02}").parse().unwrap())),
        (1_u32..=76).prop_map(|chapter| Codes::Range(format!("ch{chapter:02}").parse().unwrap())),
    ];
    prop_oneof![
        (codes, proptest::option::of(name())).prop_map(|(codes, described)| Atom { codes: Some(codes), described }),
        name().prop_map(|term| Atom { codes: None, described: Some(term) }),
    ]
}

fn selector() -> impl Strategy<Value = Selector> {
    (atom(), proptest::option::of(atom())).prop_map(|(atom, except)| Selector { atom, except })
}

fn several<T: core::fmt::Debug>(part: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    proptest::collection::vec(part, 1..4)
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let due = prop_oneof![Just(Due::Always), name().prop_map(Due::If), name().prop_map(Due::Unless)];
    let plain = prop_oneof![name().prop_map(Operation::Named), name().prop_map(Operation::Others)];
    let alternative = (plain, due).prop_map(|(operation, due)| Alternative { operation, due });
    let list = several(several(alternative).prop_map(|alternatives| Item { alternatives, points: 1 })).boxed();
    let parts = (name(), Just(Quantity::Unstated), list.clone()).prop_map(|(term, quantity, parts)| Item {
        alternatives: Vec::from([Alternative { operation: Operation::Parts(term, quantity, parts), due: Due::Always }]),
        points: 1,
    });
    prop_oneof![list, several(parts)]
}

/// A list whose items bring points.
fn points() -> impl Strategy<Value = Test> {
    let items = (items(), 1_u32..100)
        .prop_map(|(items, points)| -> Vec<Item> { items.into_iter().map(|item| Item { points, ..item }).collect() });
    (1_u32..1_000, items, proptest::option::of(name()))
        .prop_map(|(points, items, on)| Test::Operations(Quantity::Points(points), items, on))
}

fn basis() -> impl Strategy<Value = Basis> {
    proptest::sample::select(&Basis::NAMES[..]).prop_map(|(_, basis)| basis)
}

fn least_basis() -> impl Strategy<Value = Basis> {
    basis().prop_filter("no base of a least", |basis| *basis != Basis::OriginatingMaterials)
}

fn weight_basis() -> impl Strategy<Value = Basis> {
    proptest::sample::select(&[Basis::Mass, Basis::Materials, Basis::OriginatingMaterials][..])
}

fn weighed() -> impl Strategy<Value = Vec<Selector>> {
    proptest::collection::vec(selector(), 0..4)
}

fn test() -> impl Strategy<Value = Test> {
    let scope = prop_oneof![
        Just(Scope::All),
        selector().prop_map(Scope::Only),
        several(selector()).prop_map(Scope::Each),
        several(selector()).prop_map(Scope::Sum),
        several(selector()).prop_map(Scope::Either),
        (selector(), name(), selector(), selector()).prop_map(|(all, term, first, second)| Scope::Prevailing(
            all,
            term,
            Box::new([first, second])
        )),
    ];
    let quantity = prop_oneof![
        Just(Quantity::All),
        Just(Quantity::Any),
        Just(Quantity::Unstated),
        Just(Quantity::OtherThan),
        Just(Quantity::NotAlone),
        (1_u32..9).prop_map(Quantity::AtLeast),
    ];
    prop_oneof![
        Just(Test::WhollyProduced),
        Just(Test::Change(Level::Chapter)),
        Just(Test::Change(Level::Heading)),
        Just(Test::Change(Level::Subheading)),
        several(selector()).prop_map(Test::Outside),
        Just(Test::AnyHeading),
        several(selector()).prop_map(Test::AnyHeadingExcept),
        several(selector()).prop_map(Test::AnyHeadingIncluding),
        several(selector()).prop_map(Test::From),
        several(selector()).prop_map(Test::WhollyObtained),
        (percent(), scope, basis()).prop_map(|(percent, scope, basis)| Test::MaxNom(percent, scope, basis)),
        (percent(), proptest::sample::subsequence(&Cost::NAMES[..], 0..=3), least_basis()).prop_map(
            |(percent, costs, basis)| Test::MinOriginating(
                percent,
                costs.iter().map(|(_, cost)| *cost).collect(),
                basis
            )
        ),
        (percent(), weighed(), weight_basis()).prop_map(|(percent, of, basis)| Test::MaxWeight(percent, of, basis)),
        (percent(), weighed(), proptest::sample::select(&[Basis::Mass, Basis::Materials][..]))
            .prop_map(|(percent, of, basis)| Test::MinWeight(percent, of, basis)),
        percent().prop_map(Test::ValueAdded),
        (quantity, items(), proptest::option::of(name()))
            .prop_map(|(quantity, items, on)| Test::Operations(quantity, items, on)),
        points(),
        name().prop_map(Test::Site),
        name().prop_map(Test::Fact),
        percent().prop_map(Test::Set),
    ]
}

/// Expressions as the parser makes them: no conjunction directly within a conjunction, none of one part.
fn expression() -> impl Strategy<Value = Expression> {
    let leaf = test().prop_map(Expression::Test);
    leaf.prop_recursive(4, 24, 3, |inner| {
        let pair = || proptest::collection::vec(inner.clone(), 2..4);
        let branches = || several((name(), inner.clone()));
        let tolerance = (several(selector()), proptest::option::of(percent()), proptest::option::of(name()))
            .prop_map(|(selectors, up_to, given)| Tolerance { selectors, up_to, given });
        prop_oneof![
            pair().prop_map(Expression::All),
            pair().prop_map(Expression::Any),
            (inner.clone(), several(tolerance))
                .prop_map(|(rule, tolerances)| Expression::Tolerating(Box::new(rule), tolerances)),
            branches().prop_map(Expression::Subproduct),
            (name(), branches()).prop_map(|(id, options)| Expression::Reading(id, options)),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_the_same(rule in expression()) {
        let text = rule.to_string();
        prop_assert_eq!(text.parse::<Expression>(), Ok(rule), "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = text.parse::<Expression>();
    }
}
