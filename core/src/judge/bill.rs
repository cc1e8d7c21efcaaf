//! The bill as evaluation needs it: of each line its status, code, value and what it counts for, read once from facts.

use alloc::vec::Vec;

use crate::answer::Verdict;
use crate::contradiction::has_foreign_origin;
use crate::facts::{MaskedPart, Material, Packaging};
use crate::law::OriginRules;
use crate::value::amount::Total;
use crate::value::country::Country;
use crate::value::hs::HsCode;
use crate::value::proof::ProofKind;
use crate::value::truth::Truth;

/// The lines of a good's bill.
#[derive(Default)]
pub(crate) struct Bill<'a> {
    /// Whether a bill was stated at all.
    pub(crate) is_stated: bool,
    /// Whether a line is said to be an item of a set.
    pub(crate) is_of_set: bool,
    pub(crate) lines: Vec<Line<'a>>,
}

impl<'a> Bill<'a> {
    /// Makes a bill of its lines.
    pub(crate) fn new(is_stated: bool, lines: Vec<Line<'a>>) -> Bill<'a> {
        Bill { is_stated, is_of_set: lines.iter().any(|line| line.is_set_item == Some(true)), lines }
    }
}

/// One line.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    pub(crate) code: Option<HsCode>,
    pub(crate) value: Option<Total>,
    pub(crate) status: Status,
    /// Where it originates; `None` if that was not stated.
    pub(crate) origin: Option<Country>,
    /// Whether heading tests look at it: not packaging, accessories and what is neutral.
    pub(crate) classified: bool,
    /// Whether value tests count it: not transport packaging, accessories and what is neutral.
    pub(crate) valued: bool,
    pub(crate) is_set_item: Option<bool>,
    /// The part that it is, by its place among the goods.
    pub(crate) part: Option<usize>,
    /// All that was stated of it.
    pub(crate) material: Option<&'a Material>,
}

/// How a line counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Status {
    /// Whether it is foreign.
    pub(crate) foreign: Truth,
    pub(crate) because: Because,
    /// Whether foreign inputs went into it, though it may count as domestic by cumulation or sufficient processing.
    pub(crate) inputs: Truth,
}

/// Why a line counts as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Because {
    Domestic,
    Foreign,
    UnknownOrigin,
    /// Its origin and its paper contradict each other.
    Contradicted,
    Cumulated,
    /// It would be cumulated with the right paper.
    NoCt1,
    Ct1NotStated,
    Recorded,
    RecordedWholly,
    RecordedUndecided,
    /// It is a part: its own evaluation decides.
    Part,
}

impl Status {
    /// Why a line counts so, as a code; of a part that was judged, whether it is wholly produced.
    pub(crate) fn code(self, is_wholly_produced: bool) -> &'static str {
        match (self.because, self.foreign) {
            (Because::Domestic, _) => "domestic",
            (Because::Foreign, _) => "foreign",
            (Because::UnknownOrigin, _) => "unknown-origin",
            (Because::Contradicted, _) => "contradicted",
            (Because::Cumulated, _) => "cumulated",
            (Because::NoCt1, _) => "no-ct-1",
            (Because::Ct1NotStated, _) => "ct-1-not-stated",
            (Because::Recorded, Truth::False) => "recorded-originating",
            (Because::Recorded, _) => "recorded-not-originating",
            (Because::RecordedWholly, _) => "recorded-wholly",
            (Because::RecordedUndecided, _) => "recorded-undecided",
            (Because::Part, Truth::False) if is_wholly_produced => "absorbed-wholly",
            (Because::Part, Truth::False) => "absorbed",
            (Because::Part, Truth::True) => "not-absorbed",
            (Because::Part, Truth::Unknown) => "part-undecided",
        }
    }
}

impl<'a> Line<'a> {
    /// Reads what was stated of a material. Whether it is foreign is found when it is evaluated.
    pub(crate) fn read(material: &'a Material, rules: &OriginRules, part: Option<usize>) -> Line<'a> {
        let neutral =
            (material.neutral && rules.neutral.is_some()) || (material.accessory && rules.accessories.is_some());
        let packaging = material.packaging.filter(|_| rules.packaging.is_some());
        Line {
            code: material.code(),
            value: material.value.map(|value| value.total()),
            status: Status { foreign: Truth::Unknown, because: Because::Part, inputs: Truth::False },
            origin: material.origin,
            classified: !neutral && packaging.is_none(),
            valued: !neutral && packaging != Some(Packaging::Transport),
            is_set_item: material.is_set_item,
            part,
            material: Some(material),
        }
    }

    /// Whether it is foreign, or anything foreign went into it.
    pub(crate) fn any_foreign(&self) -> Truth {
        self.status.foreign.or(self.status.inputs)
    }

    /// What was answered of it.
    pub(crate) fn answer(&self, term: &str) -> Option<bool> {
        self.material.and_then(|material| material.answer(term))
    }

    /// Finds the status of a line that is no part.
    pub(crate) fn find_status(&self, rules: &OriginRules, cumulating: bool) -> Status {
        Status::of(self.origin, self.material, rules, cumulating)
    }
}

impl Status {
    /// Finds how a line of this origin counts, which is no part.
    #[inline]
    pub(super) fn of(
        origin: Option<Country>,
        material: Option<&Material>,
        rules: &OriginRules,
        cumulating: bool,
    ) -> Status {
        let home = rules.country;
        let record = material.and_then(|material| material.record.as_deref());
        if let Some(record) = record.filter(|_| origin.is_none_or(|country| country == home)) {
            return recorded(record);
        }
        let certain =
            |foreign: bool, because, inputs: bool| Status { foreign: foreign.into(), because, inputs: inputs.into() };
        let Some(country) = origin else { return certain(true, Because::UnknownOrigin, false) };
        if country == home {
            return certain(false, Because::Domestic, false);
        }
        if material.is_some_and(has_foreign_origin) {
            return Status { foreign: Truth::Unknown, because: Because::Contradicted, inputs: Truth::Unknown };
        }
        let is_party = rules.cumulation.as_ref().is_some_and(|cumulation| cumulation.parties.contains(&country));
        let proof = material.and_then(|material| material.proof.as_ref());
        match proof.map(|proof| proof.kind) {
            _ if !is_party || !cumulating => certain(true, Because::Foreign, is_party),
            Some(ProofKind::Ct1) => certain(false, Because::Cumulated, true),
            Some(_) => certain(true, Because::NoCt1, true),
            None => Status { foreign: Truth::Unknown, because: Because::Ct1NotStated, inputs: Truth::True },
        }
    }
}

/// Returns whether a material is to be judged by its own bill: it was made here, by stated materials, and no record
/// stands for them.
pub(crate) fn is_part(material: &Material, rules: &OriginRules) -> bool {
    let is_here = material.origin.is_none_or(|country| country == rules.country);
    material.made_from.is_some() && is_here && material.record.is_none()
}

/// A part that is known by its masked record alone counts as that says.
fn recorded(record: &MaskedPart) -> Status {
    let (foreign, because, inputs) = match record.verdict {
        Verdict::Originating if record.is_wholly_produced => (Truth::False, Because::RecordedWholly, Truth::False),
        Verdict::Originating => (Truth::False, Because::Recorded, Truth::True),
        Verdict::NotOriginating => (Truth::True, Because::Recorded, Truth::True),
        Verdict::Undetermined | Verdict::Disputed | Verdict::OutsideRulebook => {
            (Truth::Unknown, Because::RecordedUndecided, Truth::Unknown)
        }
    };
    Status { foreign, because, inputs }
}
