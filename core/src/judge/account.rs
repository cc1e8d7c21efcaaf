//! What an evaluation found of a document's good and its parts: how each line counts, the steps, the warnings.

use alloc::string::String;
use alloc::vec::Vec;

use super::bill::Line;
use super::find::Outside;
use super::goods::{Good, Goods, either_way};
use super::note::Note;
use super::share::Vat;
use super::taking::Taking;
use super::told::{Reasons, Telling, Told, Warning};
use super::why::Answer;
use super::work::Work;
use crate::answer::{Notice, Step};
use crate::facts::{GoodFacts, Material};
use crate::law::Content;
use crate::value::truth::Truth;

/// What was found of a good or a part.
pub(crate) struct OfGood<'a> {
    /// Its JSON pointer.
    pub(crate) at: String,
    pub(crate) facts: &'a GoodFacts,
    /// How its materials count; `None` if no bill was stated.
    pub(crate) lines: Option<Vec<Counted<'a>>>,
    /// What the reader must know of how its rule was applied.
    pub(crate) warnings: Vec<Notice>,
}

/// How a material was counted.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'a> {
    pub(crate) material: &'a Material,
    pub(crate) foreign: Truth,
    /// Why, as a code.
    pub(crate) because: &'static str,
    /// Whether it was judged by its own bill.
    pub(crate) is_part: bool,
}

/// What was found under one choice of readings.
pub(crate) struct Account<'a> {
    /// The good, and its parts behind it.
    pub(crate) goods: Vec<OfGood<'a>>,
    /// The steps of the good, those of each part before the ones of what it is a part of.
    pub(crate) steps: Vec<Step>,
    /// The rule that was applied; `None` if that is not certain.
    pub(crate) rule: Option<&'a str>,
    /// Its condition as enacted, where it is a row of the list.
    pub(crate) condition: Option<&'a str>,
    /// Why the rulebook holds no answer, where that is so.
    pub(crate) outside: Option<Notice>,
}

impl<'a> Good<'a> {
    /// The ids of lines.
    pub(super) fn ids(&self, lines: &[usize]) -> Vec<String> {
        let lines = lines.iter().filter_map(|place| self.bill.lines.get(*place)?.material);
        lines.map(|material| material.id.clone()).collect()
    }
}

impl<'a> Goods<'a> {
    /// Tells what comes of the good and its parts.
    pub(crate) fn account(&mut self, taking: &Taking<'a>) -> Account<'a> {
        let mut told = self.tell(taking, Telling::Steps);
        let goods = told.iter().enumerate().map(|(place, told)| self.of_good(place, &told.warnings));
        let goods = goods.flatten().collect();
        let mut steps = Vec::new();
        self.add_steps(0, &mut told, &mut steps);
        let applied = self.goods.first().and_then(|good| good.found.rule);
        Account {
            goods,
            steps,
            rule: applied.map(|applied| applied.id),
            condition: applied.and_then(|applied| applied.condition),
            outside: self.outside().map(Outside::notice),
        }
    }

    /// Tells the steps of the good and its parts.
    pub fn steps(&mut self, taking: &Taking<'a>) -> Vec<Step> {
        let (mut told, mut steps) = (self.tell(taking, Telling::Steps), Vec::new());
        self.add_steps(0, &mut told, &mut steps);
        steps
    }

    /// Tells what the tests look at, and which lines count in the share.
    pub(crate) fn looks(&mut self, taking: &Taking<'a>, content: Option<&'a Content>, vat: Vat) -> Vec<Note> {
        let mut looks: Vec<Note> = self.tell(taking, Telling::Looks).into_iter().flat_map(|told| told.looks).collect();
        looks.extend(content.map(|content| self.looks_of_share(content, taking.options(), vat)).into_iter().flatten());
        looks
    }

    /// How the materials of the good and its parts count, as they were last evaluated; each bill with the places of the
    /// lines that lead to it.
    pub(crate) fn bills(&self) -> Vec<(Vec<usize>, Vec<Counted<'a>>)> {
        (0..self.goods.len()).map(|place| (self.path(place), self.counted(place).unwrap_or_default())).collect()
    }

    /// What is told of each good, by its place.
    fn tell(&mut self, taking: &Taking<'a>, telling: Telling) -> Vec<Told<'a>> {
        self.evaluate(taking);
        let Some(law) = self.law else { return Vec::new() };
        let work = if telling == Telling::Looks { self.work() } else { Work::default() };
        let mut all = Vec::new();
        for place in 0..self.goods.len() {
            let Some((good, behind)) = self.goods.get_mut(place..).and_then(|goods| goods.split_first_mut()) else {
                continue;
            };
            let fact = good.found.either_way;
            let mut finder = good.finder(place, behind, law, taking);
            finder.evaluation.look.telling = telling;
            let Answer { truth, why: mut reasons } = finder.find::<Reasons<'a>>().answer;
            if telling == Telling::Looks && truth == Truth::Unknown {
                // What is tried is looked at, too.
                let (waits, tries) =
                    (core::mem::take(&mut reasons.waits), work.tries(finder.evaluation.look.bill.lines.len()));
                either_way(&mut finder, &waits, tries, &mut reasons);
            }
            let mut told = reasons.into_told();
            told.warnings.extend(fact.map(Warning::EitherWay));
            all.push(told);
        }
        all
    }

    fn of_good(&self, place: usize, warnings: &[Warning<'a>]) -> Option<OfGood<'a>> {
        let (good, at) = (self.goods.get(place)?, self.at(place));
        let notices = warnings.iter().filter_map(|warning| warning.notice(&at, good));
        // A contradiction already names both places; what else is told of a part stands at the part.
        let placed = |notice: Notice| if place == 0 || notice.and.is_some() { notice } else { notice.at(at.as_str()) };
        let warnings = notices.map(placed).collect();
        Some(OfGood { facts: good.facts, lines: self.counted(place), warnings, at })
    }

    fn counted(&self, place: usize) -> Option<Vec<Counted<'a>>> {
        let good = self.goods.get(place).filter(|good| good.bill.is_stated)?;
        let counted = |line: &Line<'a>| {
            let part = line.part.and_then(|part| self.goods.get(part));
            let because = line.status.code(part.is_some_and(Good::is_wholly_produced));
            Some(Counted { material: line.material?, foreign: line.status.foreign, because, is_part: part.is_some() })
        };
        Some(good.bill.lines.iter().filter_map(counted).collect())
    }

    fn add_steps(&self, place: usize, told: &mut [Told<'a>], steps: &mut Vec<Step>) {
        let Some(good) = self.goods.get(place) else { return };
        for part in good.bill.lines.iter().filter_map(|line| line.part) {
            self.add_steps(part, told, steps);
        }
        let own = told.get_mut(place).map(|told| core::mem::take(&mut told.steps)).unwrap_or_default();
        let at = self.at(place);
        steps.extend(own.into_iter().filter_map(|step| step.step(&at, good)));
    }
}
