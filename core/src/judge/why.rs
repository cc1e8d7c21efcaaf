//! A truth, and its reasons: nothing is noted while evaluating, what is asked for is told when explaining.

use alloc::format;
use alloc::string::String;

use super::told::Told;
use crate::answer::Lack;
use crate::contradiction::CONTRADICTED;
use crate::facts::Figure;
use crate::value::truth::Truth;

/// What takes note of why a truth is unknown.
pub(crate) trait Join: Default {
    /// Whether anything is noted.
    const TOLD: bool;

    /// Adds what another one noted.
    fn join(&mut self, other: Self);

    /// What two answers note together, where their joint truth is this.
    fn joint(truth: Truth, one: Answer<Self>, other: Answer<Self>) -> Self;

    /// What was noted, each fact once.
    fn once(self) -> Self;

    /// What was noted where nothing rests on it.
    fn beside(self) -> Self;
}

/// What takes note of single facts.
pub(crate) trait Why<'a>: Join {
    /// Notes one fact.
    fn of(waits: Waits<'a>) -> Self;

    /// Takes what else is told; `None` if nothing is.
    fn told(&mut self) -> Option<&mut Told<'a>>;
}

impl Join for () {
    const TOLD: bool = false;

    fn join(&mut self, (): ()) {}

    fn joint(_: Truth, _: Answer<()>, _: Answer<()>) {}

    fn once(self) {}

    fn beside(self) {}
}

impl<'a> Why<'a> for () {
    fn of(_: Waits<'a>) {}

    fn told(&mut self) -> Option<&mut Told<'a>> {
        None
    }
}

/// Whether something holds, and what it waits for where that is unknown.
#[derive(Clone, Debug)]
pub(crate) struct Answer<W> {
    pub(crate) truth: Truth,
    pub(crate) why: W,
}

impl<W: Join> Answer<W> {
    pub(crate) fn known(truth: impl Into<Truth>) -> Answer<W> {
        Answer { truth: truth.into(), why: W::default() }
    }

    pub(crate) fn and(self, other: Answer<W>) -> Answer<W> {
        let truth = self.truth.and(other.truth);
        self.joined(other, truth)
    }

    pub(crate) fn or(self, other: Answer<W>) -> Answer<W> {
        let truth = self.truth.or(other.truth);
        self.joined(other, truth)
    }

    fn joined(self, other: Answer<W>, truth: Truth) -> Answer<W> {
        Answer { truth, why: W::joint(truth, self, other) }
    }

    pub(crate) fn not(self) -> Answer<W> {
        Answer { truth: !self.truth, why: self.why }
    }

    /// Which of the answers applies is not known: where they agree it does not matter.
    pub(crate) fn agreed(self, other: Answer<W>, mut questions: W) -> Answer<W> {
        if self.truth != Truth::Unknown && self.truth == other.truth {
            let truth = self.truth;
            return self.joined(other, truth);
        }
        questions.join(self.why);
        questions.join(other.why);
        Answer { truth: Truth::Unknown, why: questions }
    }
}

/// Returns the answer of what is not known until one fact is.
pub(crate) fn waits<'a, W: Why<'a>>(good: usize, what: What<'a>) -> Answer<W> {
    Answer { truth: Truth::Unknown, why: W::of(Waits { good, what }) }
}

/// A fact that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Waits<'a> {
    /// Of which good, by its place among the goods of the document.
    pub(crate) good: usize,
    /// Which fact.
    pub(crate) what: What<'a>,
}

/// Which fact of a good is missing. A number is the place of a line or of an operation, digits are those that a code
/// needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What<'a> {
    /// An answer about the good; whether it describes the good.
    Answer(&'a str, bool),
    /// An answer about a material.
    OfMaterial(usize, &'a str),
    Beyond,
    WhollyProduced,
    Bill,
    Price,
    Cost,
    Figure(Figure),
    VatRate,
    GoodCode(u8),
    Code(usize, u8),
    Value(usize),
    GoodMass,
    /// What a line weighs.
    Mass(usize),
    /// Whether a material is wholly obtained.
    WhollyObtained(usize),
    Paper(usize),
    /// How a part was made of which only a masked record is known.
    Recorded(usize),
    /// The rulebook holds no answer for this part.
    Outside,
    Operations,
    OperationNames,
    UnknownOperation(usize, &'a str),
    Contradicted(Stated<'a>),
}

/// What was stated, and contradicts something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stated<'a> {
    Operations,
    Answer(&'a str),
    Beyond,
    WhollyProduced,
    Bill,
    Origin(usize),
    Paper(usize),
}

impl What<'_> {
    /// The fact as it is told: `at` is the pointer of the good.
    pub(crate) fn told(self, at: &str) -> Lack {
        let new = |path: &str, code| Lack::new([at, path].concat(), code);
        match self {
            What::Answer(term, describes_good) => {
                let code = if describes_good { "good-answer" } else { "answer" };
                Lack::new(format!("{at}/answers/{term}"), code).term(term)
            }
            What::OfMaterial(line, term) => {
                let name = if term == NECESSARY { "necessary_component" } else { "answers/" };
                let rest = if term == NECESSARY { "" } else { term };
                Lack::new(format!("{at}/materials/{line}/{name}{rest}"), "material-answer").term(term)
            }
            What::Beyond => new("/beyond_insufficient_operations", "beyond-insufficient"),
            What::WhollyProduced => new("/wholly_produced", "wholly-produced"),
            What::Bill => new("/materials", "materials"),
            What::Price => new("/good/ex_works_price", "ex-works-price"),
            What::Cost => new("/good/production_cost", "production-cost"),
            What::Figure(figure) => Lack::new([at, "/good/", figure.name()].concat(), figure.code()),
            What::VatRate => Lack::new(String::from("/vat_rate"), "vat-rate"),
            What::GoodCode(digits) => new("/good/hs", "good-hs").digits(digits),
            What::Code(line, digits) => Lack::new(format!("{at}/materials/{line}/hs"), "material-hs").digits(digits),
            What::Value(line) => Lack::new(format!("{at}/materials/{line}/value"), "material-value"),
            What::GoodMass => new("/good/mass", "good-mass"),
            What::Mass(line) => Lack::new(format!("{at}/materials/{line}/mass"), "material-mass"),
            What::WhollyObtained(line) => {
                Lack::new(format!("{at}/materials/{line}/wholly_obtained"), "material-wholly-obtained")
            }
            What::Paper(line) => Lack::new(format!("{at}/materials/{line}/proof"), "proof"),
            What::Recorded(line) => Lack::new(format!("{at}/materials/{line}/made_from"), "part-recorded"),
            What::Outside => new("", "part-outside"),
            What::Operations => new("/operations", "operations"),
            What::OperationNames => new("/operations", "operation-names"),
            What::UnknownOperation(place, name) => {
                Lack::new(format!("{at}/operations/{place}"), "unknown-operation").term(name)
            }
            What::Contradicted(stated) => Lack::new(stated.told(at), CONTRADICTED),
        }
    }
}

impl Stated<'_> {
    fn told(self, at: &str) -> String {
        match self {
            Stated::Operations => format!("{at}/operations"),
            Stated::Answer(term) => format!("{at}/answers/{term}"),
            Stated::Beyond => format!("{at}/beyond_insufficient_operations"),
            Stated::WhollyProduced => format!("{at}/wholly_produced"),
            Stated::Bill => format!("{at}/materials"),
            Stated::Origin(line) => format!("{at}/materials/{line}/origin"),
            Stated::Paper(line) => format!("{at}/materials/{line}/proof/kind"),
        }
    }
}

/// The term of the field that says of a material that the good needs it.
const NECESSARY: &str = "necessary-component";
