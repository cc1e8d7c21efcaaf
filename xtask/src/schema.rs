//! Writes the wire types as JSON Schema, from which the TypeScript and Python types are made.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;
use tegi::advice::Advice;
use tegi::answer::{Assessment, Refusal};
use tegi::audit::Audit;
use tegi::door::Edition;
use tegi::exam::{ExamKey, Grading};
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
use tegi::words::{ExamAnswers, ExamPaper, Explanation, Labels, OperationsFor, RuleFor, RuleWords};

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
        ("labels", output::<Labels>()),
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
        ("exam_key", output::<ExamKey>()),
        ("exam_paper", output::<ExamPaper>()),
        ("exam_answers", output::<ExamAnswers>()),
        ("exam_grading", output::<Grading>()),
    ] {
        fs::write(folder.join(format!("{name}.schema.json")), serde_json::to_string_pretty(&schema)? + "\n")?;
    }
    Ok(())
}

/// Makes the schema of an input: fields with a default may be left out.
pub(crate) fn input<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}

/// Makes the schema of an output: every field that is always present is required.
pub(crate) fn output<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// Returns all members of a document by their places, `/materials/*/value`, each with its description. What holds a whole
/// document of its own, or signatures, is not looked into.
pub(crate) fn members(schema: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    members_of(schema, schema, "", &mut found);
    found
}

fn members_of(root: &Value, node: &Value, at: &str, found: &mut BTreeMap<String, String>) {
    let name = node.get("$ref").and_then(Value::as_str).and_then(|name| name.rsplit('/').next());
    let node = name.and_then(|name| root.pointer(&format!("/$defs/{name}"))).unwrap_or(node);
    for choices in ["anyOf", "oneOf", "allOf"] {
        for choice in node.get(choices).and_then(Value::as_array).into_iter().flatten() {
            members_of(root, choice, at, found);
        }
    }
    for (name, member) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let at = format!("{at}/{name}");
        if !["made_from", "good_facts", "signatures"].contains(&name.as_str()) {
            members_of(root, member, &at, found);
        }
        let description = member.get("description").and_then(Value::as_str).unwrap_or_default();
        found.entry(at).or_insert_with(|| description.to_string());
    }
    if let Some(items) = node.get("items").filter(|items| items.is_object()) {
        members_of(root, items, &format!("{at}/*"), found);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tegi::door::Door;
    use tegi::words::FactLabel;

    use super::*;

    #[test]
    fn every_fact_and_every_enumeration_has_a_label_in_each_language() {
        let door = Door::open().unwrap();
        for language in ["kk", "ru", "en"] {
            let labels = door.labels_in(language).unwrap();
            for (of, schema) in
                [("good", input::<Facts>()), ("contract", input::<ContractFacts>()), ("period", input::<PeriodFacts>())]
            {
                let stated: BTreeSet<String> = members(schema.as_value()).into_keys().collect();
                let own = |one: &&FactLabel| one.of == of;
                let labelled = labels.facts.iter().filter(own).map(|one| one.at.clone()).collect();
                assert_eq!(stated, labelled, "{of}");
            }
            let is_unnamed = |one: &&FactLabel| one.label.is_empty() || one.label.starts_with("fact-label.");
            assert_eq!(labels.facts.iter().find(is_unnamed), None);
            let mut members = BTreeSet::new();
            for schema in [output::<Assessment>(), output::<ContractAssessment>(), output::<PeriodAssessment>()] {
                members.extend(schema.to_value()["properties"].as_object().unwrap().keys().cloned());
            }
            assert_eq!(members, labels.answers.keys().cloned().collect());
            for schema in [
                input::<Facts>(),
                input::<ContractFacts>(),
                input::<PeriodFacts>(),
                input::<Rulebook>(),
                output::<Assessment>(),
                output::<Audit>(),
                output::<Flags>(),
                output::<Verification>(),
            ] {
                for (name, values) in enumerations(&schema.to_value()) {
                    let told: BTreeSet<String> =
                        labels.values[name.as_str()].iter().map(|one| one.value.clone()).collect();
                    let lacking: Vec<_> = values.difference(&told).collect();
                    assert!(lacking.is_empty(), "{name}: {lacking:?}");
                }
            }
        }
    }

    /// The enumerations of a schema by their names, `proof_kind`, with their values.
    fn enumerations(schema: &Value) -> Vec<(String, BTreeSet<String>)> {
        let mut found = Vec::new();
        for (name, one) in schema["$defs"].as_object().into_iter().flatten() {
            let of_list = one["enum"].as_array().into_iter().flatten();
            let of_choices = one["oneOf"].as_array().into_iter().flatten().map(|choice| &choice["const"]);
            let values: BTreeSet<String> =
                of_list.chain(of_choices).filter_map(Value::as_str).map(String::from).collect();
            if values.is_empty() || name == "SignatureForm" {
                continue;
            }
            let mut snake = String::new();
            for letter in name.chars() {
                if letter.is_uppercase() && !snake.is_empty() {
                    snake.push('_');
                }
                snake.extend(letter.to_lowercase());
            }
            found.push((snake, values));
        }
        found
    }
}
