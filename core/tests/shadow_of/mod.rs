//! Holds one good's evaluation against its answer.

use std::collections::{BTreeMap, BTreeSet};

use tegi::answer::{Assessment, Verdict};
use tegi::assessment::assess_good;
use tegi::facts::Facts;
use tegi::judge::{Goods, Options, Prepared, Taking, Vat, as_judged};
use tegi::law::{Library, Rulebook};
use tegi::value::share::Share;

/// How much was compared, so that nobody takes nothing for agreement.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    pub(crate) goods: u64,
    verdicts: BTreeMap<String, u64>,
    combinations: u64,
    parts: u64,
    tests: u64,
    missing: u64,
    assumed: u64,
    closings: u64,
    pub(crate) settled_either_way: u64,
    headrooms: u64,
}

impl Compared {
    pub(crate) fn add(&mut self, other: &Compared) {
        self.goods += other.goods;
        for (verdict, count) in &other.verdicts {
            *self.verdicts.entry(verdict.clone()).or_default() += count;
        }
        self.combinations += other.combinations;
        self.parts += other.parts;
        self.tests += other.tests;
        self.missing += other.missing;
        self.assumed += other.assumed;
        self.closings += other.closings;
        self.settled_either_way += other.settled_either_way;
        self.headrooms += other.headrooms;
    }

    /// Whether there was enough of everything; what is settled either way only the shared cases have.
    pub(crate) fn are_of_every_kind(&self, least: u64) {
        assert!(self.verdicts.len() == 5 && self.verdicts.values().all(|count| *count >= least), "{self:?}");
        let counts = [self.combinations, self.parts, self.tests, self.missing, self.assumed, self.closings];
        assert!(counts.into_iter().chain([self.headrooms]).all(|count| count >= least), "{self:?}");
    }
}

/// The exact share and its bounds.
type Exact = Option<(Option<String>, Option<[String; 2]>)>;

/// What is held against what.
#[derive(Debug, PartialEq, Eq)]
struct Held {
    verdict: Verdict,
    /// As it is shown.
    share: Option<String>,
}

struct Trial<'a> {
    goods: Goods<'a>,
    facts: &'a Facts,
    own: &'a Rulebook,
}

impl<'a> Trial<'a> {
    fn held(&mut self, taking: &Taking<'a>, options: &Options<'a>) -> Held {
        let verdict = self.goods.evaluate(taking);
        let content = self.own.content.as_ref();
        let share = content.and_then(|content| self.goods.share(content, options, self.vat()));
        let shown = share.and_then(|share| share.shown());
        let certain = share
            .and_then(|share| share.exact())
            .map(|share| if share.is_negative() { "0.00".to_string() } else { share.percent(2) });
        let shown = shown.map(|share| format!("{}.{:02}", share / 100, share % 100));
        assert_eq!(shown, certain);
        Held { verdict, share: shown }
    }

    fn vat(&self) -> Vat {
        Vat { rate: self.facts.vat_rate }
    }

    /// The share and its bounds, exactly.
    fn exact(&self, options: &Options<'a>) -> Exact {
        let content = self.own.content.as_ref()?;
        let share = self.goods.share(content, options, self.vat())?;
        let show = |share: Share| if share.is_negative() { "0.00".to_string() } else { share.percent(2) };
        let between = share.between().filter(|(low, high)| low != high);
        Some((share.exact().map(Share::exact), between.map(|(low, high)| [show(low), show(high)])))
    }
}

fn joint(verdicts: &[Verdict]) -> Verdict {
    let has = |verdict| verdicts.contains(&verdict);
    match verdicts {
        [first, ..] if verdicts.iter().all(|verdict| verdict == first) => *first,
        _ if has(Verdict::Originating) && has(Verdict::NotOriginating) => Verdict::Disputed,
        _ if has(Verdict::Undetermined) => Verdict::Undetermined,
        _ => Verdict::OutsideRulebook,
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, new: T, old: T) -> Result<(), String> {
    if new == old { Ok(()) } else { Err(format!("{what}: {new:?} and not {old:?}")) }
}

/// Compares; facts that are refused, or that no edition answers, are passed over.
pub(crate) fn compare(facts: &Facts, library: &Library, compared: &mut Compared) -> Result<(), String> {
    let Ok(full) = assess_good(facts, library) else { return Ok(()) };
    let Ok(own) = library.edition(&facts.rulebook, facts.edition, facts.on) else { return Ok(()) };
    let Some(mut prepared) = Prepared::new(own, library) else { return Ok(()) };
    prepared.prepare_for(&facts.good);
    let (_, book) = library.origin_of(own).unwrap();
    let sound = as_judged(facts, library);
    let facts = &*sound;
    // The options taken, and those of each combination.
    let borrowed = book.readings.iter().filter(|reading| own.reading(&reading.id).is_none());
    let declared: Vec<_> = own.readings.iter().chain(borrowed).collect();
    let taken: Vec<(&str, &str)> = declared
        .iter()
        .filter_map(|reading| {
            let fixed = facts.readings.get(&reading.id).map(String::as_str);
            Some((reading.id.as_str(), fixed.or(reading.options.first().map(|(option, _)| option.as_str()))?))
        })
        .collect();
    let with = |changes: &[(&str, &str)]| {
        let mut taken = taken.clone();
        for (id, option) in changes {
            let reading = declared.iter().find(|reading| reading.id == *id).unwrap();
            let (option, _) = reading.options.iter().find(|(known, _)| known == option).unwrap();
            for (_, taken) in taken.iter_mut().filter(|(known, _)| known == id) {
                *taken = option;
            }
        }
        Options::new(&taken)
    };
    let mut choices = vec![with(&[])];
    for combination in full.combinations.iter().skip(1) {
        let changes: Vec<_> = combination.readings.iter().map(|(id, option)| (id.as_str(), option.as_str())).collect();
        choices.push(with(&changes));
    }
    let mut trial = Trial { goods: Goods::new().with_headroom(), facts, own };
    if !trial.goods.read(&prepared, &facts.good) {
        return Err("the rule is too large".to_string());
    }
    compared.goods += 1;
    *compared.verdicts.entry(format!("{:?}", full.verdict)).or_default() += 1;
    compared.parts += u64::from(full.steps.iter().any(|step| !step.good.is_empty()));
    let takings: Vec<_> = choices.iter().map(|options| Taking::new(options.clone())).collect();
    // Under the readings taken.
    let first = trial.held(&takings[0], &choices[0]);
    let content = full.local_content.as_ref();
    same("share", &first.share, &content.and_then(|content| content.share.clone()))?;
    let exact = content.map(|content| (content.exact.clone(), content.between.clone()));
    same("exact", trial.exact(&choices[0]), exact)?;
    same("rule", trial.goods.rule(), full.rule.as_deref())?;
    let headroom = trial.goods.headroom().map(|headroom| headroom.to_string());
    let is_settled = full.warnings.iter().any(|notice| notice.code == "settled-either-way");
    compared.settled_either_way += u64::from(is_settled);
    compared.headrooms += u64::from(headroom.is_some());
    same("headroom", headroom, smallest_headroom(&full))?;
    // Under every combination.
    let mut waiting: BTreeMap<_, u32> = BTreeMap::new();
    let mut assumptions = BTreeMap::new();
    let asked: BTreeSet<_> = full.missing.iter().filter(|one| !one.gives.is_empty()).map(|one| &one.fact).collect();
    let mut verdicts = Vec::new();
    for (place, (taking, options)) in takings.iter().zip(&choices).enumerate() {
        let held = trial.held(taking, options);
        verdicts.push(held.verdict);
        compared.combinations += 1;
        if let Some(old) = full.combinations.get(place) {
            same("combination", held, Held { verdict: old.verdict, share: old.share.clone() })?;
        }
        let missing = if verdicts[place] == Verdict::Undetermined { trial.goods.missing() } else { Vec::new() };
        let of_share = own.content.as_ref().map(|content| trial.goods.missing_of_share(content, options, trial.vat()));
        for lack in missing.into_iter().chain(of_share.into_iter().flatten()) {
            for holds in [true, false].into_iter().filter(|_| asked.contains(&lack.fact)) {
                if let Some(assumed) = trial.goods.assumption(&lack.fact, holds) {
                    assumptions.insert((lack.fact.clone(), holds), assumed);
                }
            }
            *waiting.entry((lack.fact, lack.term, lack.digits)).or_default() += 1;
        }
    }
    same("verdict", joint(&verdicts), full.verdict)?;
    let missing = full.missing.iter().map(|one| ((one.fact.clone(), one.term.clone(), one.digits), one.settles));
    compared.missing += u64::try_from(full.missing.len()).unwrap();
    // Of one fact there may be two kinds of missing.
    let mut told: BTreeMap<_, u32> = BTreeMap::new();
    missing.for_each(|(fact, settles)| *told.entry(fact).or_default() += settles);
    same("missing", waiting, told)?;
    // What each answer would give, and then all as before.
    for one in &full.missing {
        for (answer, old) in &one.gives {
            let Some(assumed) = assumptions.get(&(one.fact.clone(), answer == "true")) else { continue };
            let verdicts: Vec<_> =
                takings.iter().map(|taking| trial.goods.evaluate(&taking.clone().assuming(*assumed))).collect();
            compared.assumed += 1;
            same(&format!("{} if {answer}", one.fact), joint(&verdicts), *old)?;
        }
    }
    same("again", trial.held(&takings[0], &choices[0]), first)?;
    // Each option of each reading by itself.
    for effect in &full.readings {
        for option in &effect.options {
            let options = with(&[(&effect.id, &option.option)]);
            let held = trial.held(&Taking::new(options.clone()), &options);
            let old = Held { verdict: option.verdict, share: option.share.clone() };
            same(&format!("{} as {}", effect.id, option.option), held, old)?;
        }
    }
    if full.verdict == Verdict::Originating {
        same("criterion", trial.goods.criterion(&takings[0]), full.criterion.clone())?;
    }
    compared.tests += u64::try_from(full.steps.len()).unwrap();
    same("steps", trial.goods.steps(&takings[0]), full.steps.clone())?;
    otherwise(&mut trial, book, &takings, &choices[0], &full, compared)
}

/// What gaps carry, and what provisions carry that nobody read in the act.
fn otherwise<'a>(
    trial: &mut Trial<'a>,
    book: &'a Rulebook,
    takings: &[Taking<'a>],
    options: &Options<'a>,
    full: &Assessment,
    compared: &mut Compared,
) -> Result<(), String> {
    let has_verdict = matches!(full.verdict, Verdict::Originating | Verdict::NotOriginating);
    let told = |gap: &str| full.warnings.iter().any(|notice| notice.gap.as_deref() == Some(gap));
    for gap in book.gaps.iter().filter(|gap| has_verdict && !gap.closings.is_empty() && told(&gap.id)) {
        let turns = gap.closings.iter().any(|closing| {
            let closed = |taking: &Taking<'a>| trial.goods.evaluate(&taking.clone().closing(gap, closing));
            joint(&takings.iter().map(closed).collect::<Vec<_>>()) != full.verdict
        });
        compared.closings += 1;
        let ground = full.rests_on.iter().any(|ground| ground.gap.as_ref() == Some(&gap.id));
        same(&format!("gap {}", gap.id), turns, ground)?;
    }
    let content = full.local_content.as_ref();
    let has_share = content.is_some_and(|content| content.exact.is_some());
    let secondary = full.steps.iter().find(|step| step.citation.mark != tegi::law::Mark::Primary);
    let Some(step) = secondary.filter(|_| has_verdict || has_share) else { return Ok(()) };
    let verdicts: Vec<_> = takings.iter().map(|taking| trial.goods.evaluate(&taking.clone().primary_only())).collect();
    trial.goods.evaluate(&takings[0].clone().primary_only());
    let mut carries = Vec::new();
    if has_verdict && joint(&verdicts) != full.verdict {
        carries.push("verdict");
    }
    if has_share && trial.exact(options) != content.map(|content| (content.exact.clone(), content.between.clone())) {
        carries.push("share");
    }
    let about = step.rule.clone().unwrap_or_else(|| step.test.to_string());
    let grounds = full.rests_on.iter().filter(|ground| ground.kind == "inferred" && ground.about == [about.clone()]);
    let old: Vec<_> = grounds.flat_map(|ground| ground.carries.iter().map(|carried| carried.to_string())).collect();
    same(&format!("inferred {about}"), carries, old.iter().map(String::as_str).collect())
}

/// The smallest head-room among the decisive limits.
fn smallest_headroom(full: &Assessment) -> Option<String> {
    let decisive = full.steps.iter().filter(|step| step.decisive && step.good.is_empty());
    // How far a mass is from its limit is no sum of money.
    let of_money = decisive
        .filter_map(|step| step.comparison.as_ref())
        .filter(|comparison| comparison.basis.as_ref().is_none_or(|basis| !basis.starts_with("mass")));
    let headrooms = of_money.filter_map(|comparison| comparison.headroom.as_deref());
    let smallest = headrooms.min_by_key(|text| {
        let (whole, fraction) = text.split_once('.').unwrap();
        format!("{whole}{fraction:0<12}").parse::<i128>().unwrap()
    });
    smallest.map(str::to_string)
}
