//! What is answered in brief is what is answered at length.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use tegi::answer::Assessment;
use tegi::assessment::assess_good;
use tegi::brief::{Alike, Brief, Briefing};
use tegi::facts::Facts;
use tegi::judge::{Kept, PlainLine};
use tegi::law::Library;
use tegi::value::amount::Total;

/// Codes of which some share a heading, and some are of rows of every kind.
const CODES: [&str; 24] = [
    "0230000000",
    "8469",
    "8403109000",
    "8403",
    "840310",
    "8416109000",
    "7208512000",
    "8503000000",
    "8501",
    "8414510000",
    "9401",
    "3926909709",
    "6403",
    "2710",
    "8517",
    "0201",
    "8708",
    "8418",
    "7326909807",
    "732690",
    "7326",
    "8544",
    "2833",
    "3604100000",
];
const ORIGINS: [Option<&str>; 6] = [Some("KZ"), Some("CN"), Some("RU"), Some("DE"), None, Some("KG")];
const RULEBOOKS: [(&str, &str); 4] = [
    ("cis-2009", "2026-03-01"),
    ("kz-register", "2026-03-01"),
    ("ct-kz", "2025-03-01"),
    ("cis-2009@2024-05-04", "2023-03-01"),
];
const OPERATIONS: [&str; 5] = [
    r#","operations":["welding"]"#,
    r#","operations":["labelling"]"#,
    r#","operations":["assembly"]"#,
    r#","operations":["welding","unheard of"]"#,
    "",
];
const WORDS: [&str; 3] =
    [r#","beyond_insufficient_operations":true"#, r#","beyond_insufficient_operations":false"#, ""];

fn of<T: Copy + std::fmt::Debug>(values: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(values)
}

fn line() -> impl Strategy<Value = String> {
    (of(&CODES), of(&ORIGINS), 0_u32..400_000, 0..10).prop_map(|(code, origin, cents, what)| {
        let hs = if what == 0 { String::new() } else { format!(r#","hs":"{code}""#) };
        let origin = origin.map(|origin| format!(r#","origin":"{origin}""#)).unwrap_or_default();
        format!(r#"{{"value":"{}.{:02}"{hs}{origin}}}"#, cents / 100, cents % 100)
    })
}

fn document() -> impl Strategy<Value = String> {
    let figures = (0_u32..1_000_000, 0_u32..1_000_000, 0..8);
    let names = (of(&CODES), of(&RULEBOOKS), of(&OPERATIONS), of(&WORDS));
    let parts = (names, figures, prop::collection::vec(line(), 0..6));
    parts.prop_map(|((code, (book, on), done, word), (price, cost, what), lines)| {
        let price = if what == 0 { String::new() } else { format!(r#","ex_works_price":"{}.5""#, price / 100) };
        let cost = if what == 1 { String::new() } else { format!(r#","production_cost":"{}.25""#, cost / 100) };
        let lines = lines.join(",");
        format!(
            r#"{{"on":"{on}","rulebook":"{book}","good":{{"hs":"{code}"{price}{cost}}},"materials":[{lines}]{done}{word}}}"#
        )
    })
}

/// What is known of all goods like this one, and what is answered for its bill: the first time, and again after another.
fn briefly(facts: &Facts, library: &Library, answer: impl Fn(&Alike<'_>, Option<Brief<'_>>)) {
    let Some(alike) = Alike::new(facts, library, &mut Kept::default()) else { return };
    let lines = facts.good.materials.iter().flatten();
    let lines = lines.map(|line| PlainLine { hs: line.hs, origin: line.origin, value: line.value.unwrap().total() });
    let lines: Vec<_> = lines.collect();
    let total = |amount: Option<tegi::value::amount::Amount>| amount.map(|amount| amount.total());
    let (price, cost) = (total(facts.good.ex_works_price), total(facts.good.production_cost));
    let mut briefing = Briefing::new(&alike);
    answer(&alike, briefing.answer(price, cost, &lines));
    briefing.answer(cost, price, lines.get(1..).unwrap_or_default());
    answer(&alike, briefing.answer(price, cost, &lines));
}

fn same(alike: &Alike<'_>, brief: &Brief<'_>, full: &Assessment) {
    assert_eq!(brief.verdict, full.verdict);
    assert_eq!(brief.provisional, full.provisional, "{:?}", full.rests_on);
    assert_eq!(brief.rule, full.rule.as_deref());
    assert_eq!(brief.criterion, full.criterion.as_deref());
    assert_eq!(alike.condition(), full.condition.as_deref());
    assert_eq!(alike.has_share(), full.local_content.is_some());
    let shown = brief.share.map(|share| format!("{}.{:02}", share / 100, share % 100));
    assert_eq!(shown, full.local_content.as_ref().and_then(|content| content.share.clone()));
    let codes: Vec<_> = full.outside.iter().map(|notice| notice.code.as_ref()).collect();
    assert_eq!(brief.outside, codes);
    let codes: Vec<_> = full.warnings.iter().map(|notice| notice.code.as_ref()).collect();
    assert_eq!(alike.warnings(brief.of_bill).collect::<Vec<_>>(), codes);
    assert_eq!(brief.missing, full.missing.iter().map(|missing| missing.fact.clone()).collect::<Vec<_>>());
    let decisive = full.steps.iter().filter(|step| step.decisive && step.good.is_empty());
    let headroom = decisive.filter_map(|step| step.comparison.as_ref()?.headroom.as_deref()).min_by_key(|text| {
        let (whole, fraction) = text.split_once('.').unwrap();
        format!("{whole}{fraction:0<12}").parse::<i128>().unwrap()
    });
    assert_eq!(brief.headroom.map(|headroom: Total| headroom.to_string()).as_deref(), headroom);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_brief_answer_is_the_long_one(text in document()) {
        static LIBRARY: std::sync::LazyLock<Library> = std::sync::LazyLock::new(|| Library::embedded().unwrap());
        let library = &*LIBRARY;
        if let Ok(facts) = Facts::parse(&text) {
            let full = assess_good(&facts, library).unwrap();
            briefly(&facts, library, |alike, brief| {
                if let Some(brief) = brief {
                    same(alike, &brief, &full);
                }
            });
        }
    }
}

#[test]
fn ordinary_goods_are_answered_in_brief() {
    let library = Library::embedded().unwrap();
    for (book, on) in RULEBOOKS {
        let text = format!(
            r#"{{"on":"{on}","rulebook":"{book}",
            "good":{{"hs":"8403109000","ex_works_price":"1000","production_cost":"800"}},
            "materials":[{{"hs":"7208512000","value":"300","origin":"CN"}},
                {{"hs":"7208512000","value":"10","origin":"KZ"}}],
            "operations":["welding"]}}"#
        );
        let facts = Facts::parse(&text).unwrap();
        briefly(&facts, &library, |alike, brief| {
            assert_eq!(alike.edition().split('@').next(), book.split('@').next());
            same(alike, &brief.unwrap(), &assess_good(&facts, &library).unwrap());
        });
    }
}

/// Questions, too: they are those of the whole answer, in its order.
#[test]
fn questions_are_told_in_brief() {
    let library = Library::embedded().unwrap();
    let of_word = r#"{"on":"2026-03-01","rulebook":"cis-2009","good":{"hs":"8403109000","ex_works_price":"1000"},
        "materials":[{"hs":"7208512000","value":"300","origin":"CN"}]}"#;
    let of_component = r#"{"on":"2026-03-01","rulebook":"cis-2009","good":{"hs":"7326909807","ex_works_price":"1000"},
        "materials":[{"hs":"7208512000","value":"300"},{"hs":"7326909807","value":"20","origin":"DE"}],
        "beyond_insufficient_operations":true}"#;
    let of_price = r#"{"on":"2026-03-01","rulebook":"cis-2009","good":{"hs":"8403109000"},
        "materials":[{"value":"300","origin":"CN"}],"operations":["welding"]}"#;
    for (text, questions) in [(of_word, 2), (of_component, 2), (of_price, 1)] {
        let facts = Facts::parse(text).unwrap();
        briefly(&facts, &library, |alike, brief| {
            let brief = brief.unwrap();
            assert_eq!(brief.missing.len(), questions, "{:?}", brief.missing);
            same(alike, &brief, &assess_good(&facts, &library).unwrap());
        });
    }
}
