//! The engine with its rulebooks, as Python holds it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{OnceLock, PoisonError, RwLock};

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyDict, PyString};
use serde::Serialize;
use tegi::answer::Refusal;
use tegi::doc::{At, Fault, Json};
use tegi::door::Door;

use crate::assessment::{Assessment, ContractAssessment, PeriodAssessment};
use crate::from_python::{Read, read};
use crate::to_python::{answer, canonical, class, compute, python, tegi_error};

/// What `help` shows of a function: the docs of the stub.
macro_rules! docs {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt"))
    };
}

/// The rulebooks that come with the engine, read once in a process, when they are first needed.
fn embedded() -> Result<&'static Door, Vec<Fault>> {
    static DOOR: OnceLock<Result<Door, Vec<Fault>>> = OnceLock::new();
    DOOR.get_or_init(Door::open).as_ref().map_err(Clone::clone)
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
        self.assess(py, facts, Door::assess_good_json).map(Assessment)
    }

    #[doc = docs!("assess_good_text")]
    #[pyo3(signature = (text, /))]
    fn assess_good_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::assess_good)
    }

    #[doc = docs!("assess_contract")]
    #[pyo3(signature = (facts, /))]
    fn assess_contract(&self, py: Python<'_>, facts: &Bound<'_, PyAny>) -> PyResult<ContractAssessment> {
        self.assess(py, facts, Door::assess_contract_json).map(ContractAssessment)
    }

    #[doc = docs!("assess_contract_text")]
    #[pyo3(signature = (text, /))]
    fn assess_contract_text(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.by_text(py, text, Door::assess_contract)
    }

    #[doc = docs!("assess_period")]
    #[pyo3(signature = (facts, /))]
    fn assess_period(&self, py: Python<'_>, facts: &Bound<'_, PyAny>) -> PyResult<PeriodAssessment> {
        self.assess(py, facts, Door::assess_period_json).map(PeriodAssessment)
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
            Err(of_core) => Err(tegi_error(py, &joined(faults, of_core))),
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

impl Engine {
    /// The text of an answer in words.
    pub(crate) fn explained<'py>(&self, py: Python<'py>, answer: &str, language: &str) -> PyResult<Bound<'py, PyAny>> {
        crate::to_python::answer(py, &self.with(py, |door| door.explain(answer, language))?)
    }

    /// Changes this engine's own library by a document, and gives what comes of it.
    fn change<'py>(
        &self,
        py: Python<'py>,
        document: &Bound<'py, PyAny>,
        load: impl Fn(&mut Door, &str) -> String + Send + Sync,
    ) -> PyResult<Bound<'py, PyAny>> {
        let text = text_of(document)?;
        let loaded = compute(py, || {
            let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
            let door = own.take().map_or_else(|| embedded().cloned(), Ok)?;
            Ok(load(own.insert(door), &text))
        })?;
        answer(py, &loaded.map_err(|faults: Vec<Fault>| tegi_error(py, &faults))?)
    }

    /// What is told of a tariff code.
    fn of_code<'py, T: Serialize + Send>(
        &self,
        py: Python<'py>,
        request: [(&'static str, Option<&Bound<'py, PyAny>>); 4],
        tell: impl FnOnce(&Door, &Json<'_>) -> Result<T, Vec<Fault>> + Send,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = stated(py, request)?;
        python(py, &self.assess(py, request.as_any(), tell)?)
    }

    fn assess<T: Send>(
        &self,
        py: Python<'_>,
        facts: &Bound<'_, PyAny>,
        by: impl FnOnce(&Door, &Json<'_>) -> Result<T, Vec<Fault>> + Send,
    ) -> PyResult<T> {
        let Read { json, faults } = read(facts)?;
        match self.with(py, |door| by(door, &json))? {
            Ok(assessment) if faults.is_empty() => Ok(assessment),
            Ok(_) => Err(tegi_error(py, &faults)),
            Err(of_core) => Err(tegi_error(py, &joined(faults, of_core))),
        }
    }

    fn by_text(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyString>,
        by: impl FnOnce(&Door, &str) -> String + Send,
    ) -> PyResult<String> {
        match unicode(text) {
            Ok(text) => self.with(py, |door| by(door, &text)),
            Err(fault) => canonical(&Refusal::new(vec![fault])),
        }
    }

    /// Runs while other threads of Python run too; the lock is never held by one that waits for Python.
    pub(crate) fn with<T: Send>(&self, py: Python<'_>, run: impl FnOnce(&Door) -> T + Send) -> PyResult<T> {
        let done = compute(py, || match &*self.own.read().unwrap_or_else(PoisonError::into_inner) {
            Some(door) => Ok(run(door)),
            None => embedded().map(run),
        })?;
        done.map_err(|faults| tegi_error(py, &faults))
    }
}

/// The faults of the conversion, then those of the core, without what it says of the `null` that stands for a fault.
fn joined(mut faults: Vec<Fault>, of_core: Vec<Fault>) -> Vec<Fault> {
    let known: BTreeSet<String> = faults.iter().map(|fault| fault.at.clone()).collect();
    faults.extend(of_core.into_iter().filter(|fault| !known.contains(&fault.at)));
    faults
}

fn is_answer(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<Assessment>()
        || value.is_instance_of::<ContractAssessment>()
        || value.is_instance_of::<PeriodAssessment>()
}

/// A JSON text as it stands, or the canonical text of Python's own values.
#[pyfunction]
#[pyo3(signature = (value, /))]
pub(crate) fn text_of(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        let text = unicode(text).map_err(|fault| tegi_error(value.py(), &[fault]))?;
        return Ok(text.into_owned());
    }
    let Read { json, faults } = read(value)?;
    if faults.is_empty() { Ok(json.canonical()) } else { Err(tegi_error(value.py(), &faults)) }
}

/// The members that were stated, as a dict.
fn stated<'py, 'a>(
    py: Python<'py>,
    members: impl IntoIterator<Item = (&'static str, Option<&'a Bound<'py, PyAny>>)>,
) -> PyResult<Bound<'py, PyDict>>
where
    'py: 'a,
{
    let dict = PyDict::new(py);
    for (name, value) in members {
        if let Some(value) = value {
            dict.set_item(name, value)?;
        }
    }
    Ok(dict)
}

/// Its text, unless it holds half of a surrogate pair, which no JSON text can.
fn unicode<'t>(text: &'t Bound<'_, PyString>) -> Result<Cow<'t, str>, Fault> {
    text.to_cow().map_err(|_| Fault::new("not-json", &At::Root))
}

fn slices(files: &[PyBackedBytes]) -> Vec<&[u8]> {
    files.iter().map(|file| &**file).collect()
}
