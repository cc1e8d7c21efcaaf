//! The answers, whose parts become Python values when they are asked for.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};
use serde::de::DeserializeOwned;
use tegi::door::{At, Fault, Json, Receipt};

use crate::engine::Engine;
use crate::from_python::decimal;
use crate::later::Later;
use crate::to_python::{canonical, python, tegi_error};

/// What the classes of answers ask of the engine's.
pub(crate) trait Answer: DeserializeOwned {
    fn share(&self) -> Option<&str>;
    fn receipt(&self) -> &Receipt;

    /// What tells one answer from another at first sight, besides the share: names and their values.
    fn gist(&self) -> Vec<(&'static str, String)>;
}

/// A class for an answer of the engine and its parts. The macro of pyo3 takes no generic class.
macro_rules! answer {
    ($(#[$doc:meta])* $name:ident of $of:path { $($(#[$part_doc:meta])* $part:ident,)* }) => {
        $(#[$doc])*
        #[pyclass(frozen, module = "tegi")]
        pub(crate) struct $name(pub(crate) Later<$of>);

        #[pymethods]
        impl $name {
            $(
                $(#[$part_doc])*
                #[getter]
                fn $part<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    match self.0.quick(py, stringify!($part)) {
                        Some(part) => part,
                        None => python(py, &self.0.whole(py)?.$part),
                    }
                }
            )*

            /// The domestic share in percent.
            #[getter]
            fn share<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
                if let Some(share) = self.0.share(py) {
                    return share.map(Some);
                }
                self.0.whole(py)?.share().map(|share| decimal(py)?.call1((share,))).transpose()
            }

            /// The answer that `to_json` wrote.
            #[classmethod]
            #[pyo3(signature = (text, /))]
            fn from_json(class: &Bound<'_, PyType>, text: &Bound<'_, PyString>) -> PyResult<$name> {
                parsed(class.py(), text).map(|whole| $name(Later::of(whole)))
            }

            /// The whole answer as dicts, lists and strings.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                python(py, self.0.whole(py)?)
            }

            /// The canonical text.
            fn to_json(&self, py: Python<'_>) -> PyResult<String> {
                canonical(self.0.whole(py)?)
            }

            /// The answer in sentences: verdict, tests, what is missing, each beside its place in the facts and its
            /// provision.
            ///
            /// Args:
            ///     language: ``kk``, ``ru`` or ``en``.
            ///     engine: The engine that holds a rulebook of your own.
            ///
            /// Raises:
            ///     TegiError: The language is unknown.
            ///
            /// >>> import tegi
            /// >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}
            /// >>> tegi.assess_good(facts).explain("en")["missing"][0]["text"]
            /// 'Which materials were used?'
            #[pyo3(signature = (language = "ru", *, engine = None))]
            fn explain<'py>(
                slf: &Bound<'py, Self>,
                language: &str,
                engine: Option<&Bound<'py, Engine>>,
            ) -> PyResult<Bound<'py, PyAny>> {
                explained(slf.py(), &slf.get().to_json(slf.py())?, language, engine)
            }

            /// What a notebook shows: verdict, what it rests on, tests and what is missing.
            fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
                slf.py().import("tegi.notebook")?.call_method1("html", (slf,))
            }

            fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
                Ok(shown(stringify!($name), self.0.whole(py)?))
            }

            fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
                let py = other.py();
                match other.cast::<$name>() {
                    Ok(other) => (self.0.whole(py)? == other.get().0.whole(py)?).into_py_any(py),
                    Err(_) => Ok(py.NotImplemented()),
                }
            }

            fn __hash__(&self, py: Python<'_>) -> PyResult<u64> {
                Ok(hashed(self.0.whole(py)?))
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json(slf.py())?,)))
            }
        }
    };
}

/// An answer in words, by the engine that all of a process shares where no other is given.
fn explained<'py>(
    py: Python<'py>,
    answer: &str,
    language: &str,
    engine: Option<&Bound<'py, Engine>>,
) -> PyResult<Bound<'py, PyAny>> {
    match engine {
        Some(engine) => engine.get().explained(py, answer, language),
        None => {
            let shared = py.import("tegi")?.getattr("_engine")?;
            shared.cast::<Engine>()?.get().explained(py, answer, language)
        }
    }
}

fn parsed<T: Answer>(py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<T> {
    let answer = text.to_cow().ok().and_then(|text| serde_json::from_str(&text).ok());
    answer.ok_or_else(|| tegi_error(py, &[Fault::new("not-an-answer", &At::Root)]))
}

fn shown(name: &str, answer: &impl Answer) -> String {
    let mut parts = vec![name.to_owned()];
    parts.extend(answer.gist().iter().map(|(name, value)| format!("{name}='{value}'")));
    parts.extend(answer.share().map(|share| format!("share={share}")));
    format!("<{}>", parts.join(" "))
}

fn hashed(answer: &impl Answer) -> u64 {
    let mut hasher = DefaultHasher::new();
    answer.receipt().facts_sha256.hash(&mut hasher);
    hasher.finish()
}

answer! {
    /// Where a good originates and how much of it is domestic.
    Assessment of tegi::door::Assessment {
        /// What is known of the good's origin.
        verdict,
        /// The origin criterion for column 9 of a certificate СТ-1.
        criterion,
        /// The rule that was applied.
        rule,
        /// The condition as enacted, where the rule is a row of a list.
        condition,
        /// The domestic share and how it comes about.
        local_content,
        /// Sums of the bill.
        figures,
        /// How each material was counted, and why.
        materials,
        /// Every test.
        steps,
        /// The facts that are missing.
        missing,
        /// The readings that the rule touches.
        readings,
        /// The outcome under each combination of the open readings.
        combinations,
        /// What the act says and the rulebook does not hold.
        outside,
        /// What the reader must know besides.
        warnings,
        /// What came of each signature beside the masked record of a part.
        signatures,
        /// Whether something of what it rests on is not settled.
        provisional,
        /// What the verdict and the share rest on.
        rests_on,
        /// What was computed by what from what.
        receipt,
    }
}

answer! {
    /// The in-country value of a contract with all its subcontracts.
    ContractAssessment of tegi::door::ContractAssessment {
        /// The exact fraction.
        exact,
        /// What the formula has above the line.
        numerator,
        /// What it has below.
        denominator,
        /// The lowest and the highest share that the missing facts allow.
        between,
        /// Which formula.
        formula,
        /// Why that formula.
        because,
        /// The VAT basis of all amounts.
        vat,
        /// What the share would be if every computed share were proved.
        if_proved,
        /// The contracts, in the order given.
        rows,
        /// The readings that matter to this contract, and what each option gives.
        readings,
        /// The facts that are missing.
        missing,
        /// Why the rulebook holds no answer.
        outside,
        /// What the reader must know besides.
        warnings,
        /// The provisions of formula, proofs and rounding.
        citations,
        /// Whether something of what it rests on is not settled.
        provisional,
        /// What the share rests on.
        rests_on,
        /// What was computed by what from what.
        receipt,
    }
}

answer! {
    /// The in-country value of a customer's purchases in a period.
    PeriodAssessment of tegi::door::PeriodAssessment {
        /// The exact fraction.
        exact,
        /// What the formula has above the line.
        numerator,
        /// What it has below.
        denominator,
        /// The VAT basis of all amounts.
        vat,
        /// Goods, works and services by themselves, where there are any.
        kinds,
        /// Works and services together beside their threshold.
        works_and_services,
        /// The readings that matter, and what each option gives.
        readings,
        /// Why the rulebook holds no answer.
        outside,
        /// What the reader must know besides.
        warnings,
        /// The provisions of formula and rounding.
        citations,
        /// Whether something of what it rests on is not settled.
        provisional,
        /// What the share rests on.
        rests_on,
        /// What was computed by what from what.
        receipt,
    }
}

impl Answer for tegi::door::Assessment {
    fn share(&self) -> Option<&str> {
        self.local_content.as_ref().and_then(|content| content.share.as_deref())
    }

    fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    fn gist(&self) -> Vec<(&'static str, String)> {
        let verdict = match Json::of(&self.verdict) {
            Ok(Json::Text(name)) => Some(name.into_owned()),
            _ => None,
        };
        let parts = [("verdict", verdict), ("criterion", self.criterion.clone()), ("rule", self.rule.clone())];
        parts.into_iter().filter_map(|(name, part)| Some((name, part?))).collect()
    }
}

impl Answer for tegi::door::ContractAssessment {
    fn share(&self) -> Option<&str> {
        self.share.as_deref()
    }

    fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    fn gist(&self) -> Vec<(&'static str, String)> {
        let between = self.between.as_ref().map(|between| ("between", between.join("…")));
        self.formula.iter().map(|formula| ("formula", formula.to_string())).chain(between).collect()
    }
}

impl Answer for tegi::door::PeriodAssessment {
    fn share(&self) -> Option<&str> {
        self.share.as_deref()
    }

    fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    fn gist(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}
