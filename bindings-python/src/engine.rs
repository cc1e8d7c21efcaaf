//! The engine with its rulebooks, as Python holds it.

mod held;

use std::sync::RwLock;

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyString;
use tegi::door::{Door, Refusal};

use crate::assessment::{Assessment, ContractAssessment, PeriodAssessment};
use crate::from_python::{Read, read};
use crate::given::{slices, stated, text_of};
use crate::later::Later;
use crate::short;
use crate::to_python::{answer, canonical, class, python, tegi_error};

/// What `help` shows of a function: the docs of the stub.
macro_rules! docs {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt"))
    };
}

/// The engine with its rulebooks. The functions of the module are those of one engine that all of a process shares.
#[pyclass(frozen, module = "tegi")]
pub(crate) struct Engine {
    /// Nothing until a rulebook or a list of keys is loaded: then the engine has a library of its own.
    own: RwLock<Option<Door>>,
}

#[pymethods]
impl Engine {
    #[new]
    fn new() -> Engine {
        Engine { own: RwLock::new(None) }
    }

    #[doc = docs!("assess_good")]
    #[pyo3(signature = (facts, /))]
    fn assess_good(&self, py: Python<'_>, facts: &Bound<'_, PyAny>) -> PyResult<Assessment> {
        let full = Door::assess_good_json;
        if let Some((quick, kept)) = short::assess(facts)? {
            return Ok(Assessment(Later::brief(quick, kept, full)));
        }
        let mut read = read(facts)?;
        if read.faults.is_empty() {
            match short::assess_json(py, read.json)? {
                Ok((quick, kept)) => return Ok(Assessment(Later::brief(quick, kept, full))),
                Err(json) => read.json = json,
            }
        }
        self.assess_read(py, read, full).map(|whole| Assessment(Later::of(whole)))
    }

    #[doc = docs!("assess_good_text")]
    #[pyo3(signature = (text, /))]
    fn assess_good_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::assess_good)
    }

    #[doc = docs!("assess_contract")]
    #[pyo3(signature = (facts, /))]
    fn assess_contract(&self, py: Python<'_>, facts: &Bound<'_, PyAny>) -> PyResult<ContractAssessment> {
        self.assess(py, facts, Door::assess_contract_json).map(|whole| ContractAssessment(Later::of(whole)))
    }

    #[doc = docs!("assess_contract_text")]
    #[pyo3(signature = (text, /))]
    fn assess_contract_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::assess_contract)
    }

    #[doc = docs!("assess_period")]
    #[pyo3(signature = (facts, /))]
    fn assess_period(&self, py: Python<'_>, facts: &Bound<'_, PyAny>) -> PyResult<PeriodAssessment> {
        self.assess(py, facts, Door::assess_period_json).map(|whole| PeriodAssessment(Later::of(whole)))
    }

    #[doc = docs!("assess_period_text")]
    #[pyo3(signature = (text, /))]
    fn assess_period_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::assess_period)
    }

    #[doc = docs!("preference")]
    #[pyo3(signature = (facts, /))]
    fn preference<'py>(&self, py: Python<'py>, facts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.assess(py, facts, Door::preference_json)?)
    }

    #[doc = docs!("preference_text")]
    #[pyo3(signature = (text, /))]
    fn preference_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::preference)
    }

    #[doc = docs!("record")]
    #[pyo3(signature = (facts, /, *, salt = None))]
    fn record<'py>(
        &self,
        py: Python<'py>,
        facts: &Bound<'py, PyAny>,
        salt: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let facts = text_of(facts)?;
        answer(py, &self.with(py, |door| door.record(&facts, salt))?)
    }

    #[doc = docs!("record_text")]
    #[pyo3(signature = (facts, /, *, salt = None))]
    fn record_text(&self, py: Python<'_>, facts: &Bound<'_, PyAny>, salt: Option<&str>) -> PyResult<String> {
        if let Ok(text) = facts.cast::<PyString>() {
            return self.by_text(py, text, |door, facts| door.record(facts, salt));
        }
        let Read { json, faults } = read(facts)?;
        if !faults.is_empty() {
            return canonical(&Refusal::new(faults));
        }
        let text = json.canonical();
        self.with(py, |door| door.record(&text, salt))
    }

    #[doc = docs!("verify")]
    #[pyo3(signature = (record, /, *, signatures = None, keys = None, opened = None, on = None))]
    fn verify<'py>(
        &self,
        py: Python<'py>,
        record: &Bound<'py, PyAny>,
        signatures: Option<&Bound<'py, PyAny>>,
        keys: Option<&Bound<'py, PyAny>>,
        opened: Option<&Bound<'py, PyAny>>,
        on: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let record = text_of(record)?;
        let beside = stated(py, [("signatures", signatures), ("keys", keys), ("opened", opened), ("on", on)])?;
        if beside.is_empty() {
            return answer(py, &self.with(py, |door| door.verify(&record))?);
        }
        let beside = text_of(beside.as_any())?;
        answer(py, &self.with(py, |door| door.verify_with(&record, &beside))?)
    }

    #[doc = docs!("verify_text")]
    #[pyo3(signature = (record, beside = None, /))]
    fn verify_text(&self, py: Python<'_>, record: &Bound<'_, PyString>, beside: Option<&str>) -> PyResult<String> {
        match beside {
            None => self.by_text(py, record, Door::verify),
            Some(beside) => self.by_text(py, record, |door, record| door.verify_with(record, beside)),
        }
    }

    #[doc = docs!("to_sign")]
    #[pyo3(signature = (record, /, *, key, signed_at, signer = None, supersedes = None))]
    fn to_sign<'py>(
        &self,
        py: Python<'py>,
        record: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
        signed_at: &Bound<'py, PyAny>,
        signer: Option<&Bound<'py, PyAny>>,
        supersedes: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let record = text_of(record)?;
        let about =
            [("key", Some(key)), ("signed_at", Some(signed_at)), ("signer", signer), ("supersedes", supersedes)];
        let about = text_of(stated(py, about)?.as_any())?;
        answer(py, &self.with(py, |door| door.to_sign(&record, &about))?)
    }

    #[doc = docs!("mask")]
    #[pyo3(signature = (record, /))]
    fn mask<'py>(&self, py: Python<'py>, record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let record = text_of(record)?;
        answer(py, &self.with(py, |door| door.mask(&record))?)
    }

    #[doc = docs!("mask_text")]
    #[pyo3(signature = (record, /))]
    fn mask_text(&self, py: Python<'_>, record: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, record, Door::mask)
    }

    #[doc = docs!("advise")]
    #[pyo3(signature = (facts, /, *, wished_share = None, costs = None))]
    fn advise<'py>(
        &self,
        py: Python<'py>,
        facts: &Bound<'py, PyAny>,
        wished_share: Option<Bound<'py, PyAny>>,
        costs: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let wishes = stated(py, [("wished_share", wished_share.as_ref()), ("costs", costs.as_ref())])?;
        let of_facts = read(facts)?;
        let of_wishes = read(&wishes)?;
        let advice = self.with(py, |door| door.advise_json(&of_facts.json, &of_wishes.json))?;
        let faults = [of_facts.faults, of_wishes.faults].concat();
        match advice {
            Ok(advice) if faults.is_empty() => python(py, &advice),
            Ok(_) => Err(tegi_error(py, &faults)),
            Err(of_core) => Err(tegi_error(py, &held::joined(faults, of_core))),
        }
    }

    #[doc = docs!("advise_text")]
    #[pyo3(signature = (text, /))]
    fn advise_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::advise)
    }

    #[doc = docs!("load_rulebook")]
    #[pyo3(signature = (rulebook, /))]
    fn load_rulebook<'py>(&self, py: Python<'py>, rulebook: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.change(py, rulebook, Door::load_rulebook)
    }

    #[doc = docs!("load_keys")]
    #[pyo3(signature = (keys, /))]
    fn load_keys<'py>(&self, py: Python<'py>, keys: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.change(py, keys, Door::load_keys)
    }

    #[doc = docs!("keys")]
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.with(py, Door::keys)?.map(|keys| python(py, &keys)).transpose()
    }

    #[doc = docs!("rulebooks")]
    fn rulebooks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.with(py, Door::editions)?)
    }

    #[doc = docs!("rulebook")]
    #[pyo3(signature = (name, /))]
    fn rulebook<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        answer(py, &self.rulebook_text(py, name)?)
    }

    #[doc = docs!("rulebook_text")]
    #[pyo3(signature = (name, /))]
    fn rulebook_text(&self, py: Python<'_>, name: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, name, Door::rulebook)
    }

    #[doc = docs!("rules")]
    #[pyo3(signature = (name, language = "ru"))]
    fn rules<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>, language: &str) -> PyResult<Bound<'py, PyAny>> {
        answer(py, &self.rules_text(py, name, language)?)
    }

    #[doc = docs!("rules_text")]
    #[pyo3(signature = (name, language = "ru"))]
    fn rules_text(&self, py: Python<'_>, name: &Bound<'_, PyString>, language: &str) -> PyResult<String> {
        self.by_text(py, name, |door, name| door.rules(name, language))
    }

    #[doc = docs!("rule_for")]
    #[pyo3(signature = (hs, /, *, on = None, rulebook = None, language = None))]
    fn rule_for<'py>(
        &self,
        py: Python<'py>,
        hs: &Bound<'py, PyAny>,
        on: Option<&Bound<'py, PyAny>>,
        rulebook: Option<&Bound<'py, PyAny>>,
        language: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.of_code(
            py,
            [("hs", Some(hs)), ("on", on), ("rulebook", rulebook), ("language", language)],
            Door::rule_for_json,
        )
    }

    #[doc = docs!("rule_for_text")]
    #[pyo3(signature = (text, /))]
    fn rule_for_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::rule_for)
    }

    #[doc = docs!("operations")]
    #[pyo3(signature = (hs, /, *, on = None, rulebook = None, language = None))]
    fn operations<'py>(
        &self,
        py: Python<'py>,
        hs: &Bound<'py, PyAny>,
        on: Option<&Bound<'py, PyAny>>,
        rulebook: Option<&Bound<'py, PyAny>>,
        language: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.of_code(
            py,
            [("hs", Some(hs)), ("on", on), ("rulebook", rulebook), ("language", language)],
            Door::operations_json,
        )
    }

    #[doc = docs!("operations_text")]
    #[pyo3(signature = (text, /))]
    fn operations_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::operations)
    }

    #[doc = docs!("labels")]
    #[pyo3(signature = (language = "ru"))]
    fn labels<'py>(&self, py: Python<'py>, language: &str) -> PyResult<Bound<'py, PyAny>> {
        answer(py, &self.labels_text(py, language)?)
    }

    #[doc = docs!("labels_text")]
    #[pyo3(signature = (language = "ru"))]
    fn labels_text(&self, py: Python<'_>, language: &str) -> PyResult<String> {
        self.with(py, |door| door.labels(language))
    }

    #[doc = docs!("audit")]
    #[pyo3(signature = (rulebook, /, *, rule = None, against = None, kinds = None, nomenclature = None))]
    fn audit<'py>(
        &self,
        py: Python<'py>,
        rulebook: &Bound<'py, PyAny>,
        rule: Option<&Bound<'py, PyAny>>,
        against: Option<&Bound<'py, PyAny>>,
        kinds: Option<&Bound<'py, PyAny>>,
        nomenclature: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let options = [("rule", rule), ("against", against), ("kinds", kinds), ("nomenclature", nomenclature)];
        let request = stated(py, [("rulebook", Some(rulebook))].into_iter().chain(options))?;
        python(py, &self.assess(py, request.as_any(), Door::audit_json)?)
    }

    #[doc = docs!("audit_text")]
    #[pyo3(signature = (text, /))]
    fn audit_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::audit)
    }

    #[doc = docs!("flags")]
    #[pyo3(signature = (cases, /, parameters = None))]
    fn flags<'py>(
        &self,
        py: Python<'py>,
        cases: &Bound<'py, PyAny>,
        parameters: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let document = stated(py, [("cases", Some(cases)), ("parameters", parameters)])?;
        python(py, &self.assess(py, document.as_any(), Door::flags_json)?)
    }

    #[doc = docs!("flags_text")]
    #[pyo3(signature = (text, /))]
    fn flags_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::flags)
    }

    /// The key of an examination, of a request as JSON text; canonical JSON text, or a refusal.
    #[pyo3(signature = (request, /))]
    fn draw_exam_text(&self, py: Python<'_>, request: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, request, Door::draw_exam)
    }

    /// The paper of an examination, of its key as text; canonical JSON text, or a refusal.
    #[pyo3(signature = (key, language, /))]
    fn exam_paper_text(&self, py: Python<'_>, key: &Bound<'_, PyString>, language: &str) -> PyResult<String> {
        self.by_text(py, key, |door, key| door.exam_paper(key, language))
    }

    /// The right answers of an examination and why, of its key as text; canonical JSON text, or a refusal.
    #[pyo3(signature = (key, language, /))]
    fn exam_answers_text(&self, py: Python<'_>, key: &Bound<'_, PyString>, language: &str) -> PyResult<String> {
        self.by_text(py, key, |door, key| door.exam_answers(key, language))
    }

    /// What came of an examination, of its key and of the answers as texts; canonical JSON text, or a refusal.
    #[pyo3(signature = (key, given, /))]
    fn grade_exam_text(&self, py: Python<'_>, key: &Bound<'_, PyString>, given: &str) -> PyResult<String> {
        self.by_text(py, key, |door, key| door.grade_exam(key, given))
    }

    /// How tables are understood and the facts that they state: of a request to the reader of tables, with the bytes of
    /// the text files that it refers to; canonical JSON text. A refusal is an answer like any other.
    #[pyo3(signature = (request, files, /))]
    fn read_table_text(
        &self,
        py: Python<'_>,
        request: &Bound<'_, PyString>,
        files: Vec<PyBackedBytes>,
    ) -> PyResult<String> {
        self.by_text(py, request, |door, request| door.read_table_files(request, &slices(&files)))
    }

    /// The rates of currencies in tables, in the same way.
    #[pyo3(signature = (request, files, /))]
    fn read_rates_text(
        &self,
        py: Python<'_>,
        request: &Bound<'_, PyString>,
        files: Vec<PyBackedBytes>,
    ) -> PyResult<String> {
        self.by_text(py, request, |door, request| door.read_rates(request, &slices(&files)))
    }

    #[doc = docs!("explain")]
    #[pyo3(signature = (answer, language = "ru"))]
    fn explain<'py>(&self, py: Python<'py>, answer: &Bound<'py, PyAny>, language: &str) -> PyResult<Bound<'py, PyAny>> {
        let text = if is_answer(answer) {
            answer.call_method0("to_json")?.extract()?
        } else if answer.is_instance(class(py)?)? {
            text_of(&answer.call_method0("to_dict")?)?
        } else {
            text_of(answer)?
        };
        self.explained(py, &text, language)
    }

    #[doc = docs!("explain_text")]
    #[pyo3(signature = (answer, language = "ru"))]
    fn explain_text(&self, py: Python<'_>, answer: &Bound<'_, PyString>, language: &str) -> PyResult<String> {
        self.by_text(py, answer, |door, answer| door.explain(answer, language))
    }
}

fn is_answer(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<Assessment>()
        || value.is_instance_of::<ContractAssessment>()
        || value.is_instance_of::<PeriodAssessment>()
}
