//! Writes the wire types as JSON Schema, from which the TypeScript and Python types are made.

use std::fs;
use std::path::Path;

use anyhow::Result;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use tegi::advice::Advice;
use tegi::answer::{Assessment, Refusal};
use tegi::audit::Audit;
use tegi::door::Edition;
use tegi::facts::schema::{ContractFacts, Facts, PeriodFacts};
use tegi::facts::schema_other::{CaseFacts, FlagOptions, PreferenceFacts, Wishes};
use tegi::law::schema::Rulebook;
use tegi::plausibility::Flags;
use tegi::procurement::{ContractAssessment, PeriodAssessment, Preference};
use tegi::record::Verification;
use tegi::record::schema::AssessmentRecord;
use tegi::signature::schema::Beside;
use tegi::signature::{LoadedKeys, ToSign};
use tegi::table::answer::TableReading;
use tegi::table::rates::RatesReading;
use tegi::table::schema::TableOptions;
use tegi::table::values::ValuesReading;
use tegi::words::{Explanation, OperationsFor, RuleFor, RuleWords};

/// Writes one file per type.
pub(crate) fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, schema) in [
        ("facts", input::<Facts>()),
        ("assessment", output::<Assessment>()),
        ("refusal", output::<Refusal>()),
        ("contract_facts", input::<ContractFacts>()),
        ("contract_assessment", output::<ContractAssessment>()),
        ("period_facts", input::<PeriodFacts>()),
        ("period_assessment", output::<PeriodAssessment>()),
        ("preference_facts", input::<PreferenceFacts>()),
        ("preference", output::<Preference>()),
        ("wishes", input::<Wishes>()),
        ("advice", output::<Advice>()),
        ("edition", output::<Edition>()),
        ("rulebook", input::<Rulebook>()),
        ("rule_words", output::<RuleWords>()),
        ("rule_for", output::<RuleFor>()),
        ("operations_for", output::<OperationsFor>()),
        ("explanation", output::<Explanation>()),
        ("record", input::<AssessmentRecord>()),
        ("verification", output::<Verification>()),
        ("beside", input::<Beside>()),
        ("loaded_keys", output::<LoadedKeys>()),
        ("to_sign", output::<ToSign>()),
        ("audit", output::<Audit>()),
        ("case_facts", input::<CaseFacts>()),
        ("flag_options", input::<FlagOptions>()),
        ("flags", output::<Flags>()),
        ("table_options", input::<TableOptions>()),
        ("table_reading", output::<TableReading>()),
        ("rates_reading", output::<RatesReading>()),
        ("values_reading", output::<ValuesReading>()),
    ] {
        fs::write(folder.join(format!("{name}.schema.json")), serde_json::to_string_pretty(&schema)? + "\n")?;
    }
    Ok(())
}

/// Makes the schema of an input: fields with a default may be left out.
fn input<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}

/// Makes the schema of an output: every field that is always present is required.
fn output<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
