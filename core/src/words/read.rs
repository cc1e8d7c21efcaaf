//! Reads answers back from their JSON. A member that an answer gains stands here too, or this does not compile.

use alloc::string::String;

use crate::advice::{Action, Advice, Change, Gives, Headroom, PatchOperation, PatchValue};
use crate::answer::{
    Assessment, Combination, Comparison, Figure, Ground, LocalContent, MaterialStatus, Missing, Notice, OptionEffect,
    ReadingEffect, Receipt, Refusal, Settled, Step, Verdict,
};
use crate::audit::{
    Audit, AuditReceipt, Completeness, Example, ExampleGood, ExampleMass, ExampleMaterial, ExampleProof,
    ExampleThreshold, Expect, Finding, FindingKind, Replay, Severity, Witness,
};
use crate::doc::{Fault, FromJson, Json, from_json};
use crate::law::{Citation, Mark};
use crate::names::Wording;
use crate::plausibility::{Flag, FlagParameters, FlagRule, Flags};
use crate::procurement::{
    ContractAssessment, ContractRow, GoodsRow, KindShare, MissingFact, Part, PeriodAssessment, Preference, ShareOption,
    ShareReading, ShareThreshold,
};
use crate::value::truth::Truth;

from_json! {
    struct Refusal { kind = "type", errors }
    struct Fault { code, at, given, allowed, offers: default }
    struct Assessment {
        kind = "type", verdict, provisional: default, rests_on: default, criterion, rule, condition, local_content, figures, materials, steps, missing, readings,
        combinations, outside, warnings, signatures: default, receipt,
    }
    struct Step {
        test, expression, outcome, decisive, good, rule, comparison, materials, terms, citation,
    }
    struct Comparison {
        value, undecided, unbounded: default, base, measured, basis, at_least: default, limit, limit_value, headroom,
    }
    struct Figure { code, value }
    struct MaterialStatus { id, foreign, because, value }
    struct Missing { fact, code, term, offers: default, digits, settles, gives: default }
    struct ReadingEffect { id, status, taken, options, citation }
    struct OptionEffect { option, verdict, share }
    struct Combination { readings, verdict, share }
    struct Ground { kind, about: default, carries, provisional, method, gap, settled, citation }
    struct Settled { expression, side, comparison }
    struct Notice { code, at, and, gap, about: default, citation }
    struct LocalContent {
        share, exact, formula, foreign, base, vat_rate, vat_included: default, between, citation, rounding,
    }
    struct Receipt {
        engine, on, rulebook, edition, revision, rulebook_of, rulebook_sha256, origin_from, keys_sha256, facts_sha256,
    }
    struct Citation { act, place, mark }
    struct Wording { kk, ru, en }
    struct ContractAssessment {
        kind = "type", share, provisional: default, rests_on: default, exact, numerator, denominator, between, formula, because, vat, if_proved, rows, readings,
        missing, outside, warnings, citations, receipt,
    }
    struct Part { share, exact }
    struct ContractRow {
        id, parent, value, goods, subcontracts, own_work, payroll_share, producer, contribution, lines,
    }
    struct GoodsRow { id, value, share, counted, because, would_be }
    struct ShareReading { id, status, taken, options, citation }
    struct ShareOption { option, share, exact }
    struct MissingFact { fact, code }
    struct PeriodAssessment {
        kind = "type", share, provisional: default, rests_on: default, exact, numerator, denominator, vat, kinds, works_and_services, readings, outside,
        warnings, citations, receipt,
    }
    struct Preference { kind = "type", preference, value, citation }
    struct Advice {
        kind = "type", about, goal, wished_share, reached, verdict, share, headroom, changes, up_to, complete, more,
        missing, outside: default, receipt,
    }
    struct Headroom {
        of, id, figure, at: default, breaks, now, holds_to, breaks_at, test, citation,
    }
    struct Change { actions, patch, gives, cost }
    struct Action { kind, key, at, of, now, to }
    struct Gives { verdict, share }
    struct PatchOperation { op, path, value }
    struct KindShare { kind, share, exact, numerator, denominator }
    struct Audit { kind = "type", rulebook, against, findings, complete, receipt }
    struct AuditReceipt { engine, rulebook_sha256, against_sha256 }
    struct Finding { kind, code, rule, severity, about: default, part, gap, citations, witness }
    struct Completeness { kind, materials, cut: default }
    struct Witness { facts, expect, beside: default }
    struct Replay { facts, expect }
    struct Expect { verdict, rule, share, readings: default, missing: default }
    struct Example {
        on, rulebook, vat_rate, readings: default, good, materials, operations, answers: default, wholly_produced,
        beyond_insufficient_operations, threshold,
    }
    struct ExampleGood { hs, ex_works_price, production_cost, fob_value, net_cost, labour_cost, overhead_cost, profit, mass }
    struct ExampleMass { amount, unit }
    struct ExampleMaterial { hs, value, mass, origin, proof, is_set_item: default, wholly_obtained, answers: default }
    struct ExampleProof { kind, share }
    struct ExampleThreshold { at_least, operations }
    struct Flags { kind = "type", flags, looked_at, faults, parameters }
    struct Flag { rule, cases, at, figures }
    struct FlagParameters {
        outlier_digits, outlier_least_cases, outlier_deviations, outlier_floor, shared_least_lines, mass_tolerance,
        mass_most_waste, threshold_margin, share_limits,
    }
    struct ShareThreshold { share, exact, limit, outcome, headroom, citation }
}

from_json! {
    enum Verdict {
        Originating = "originating",
        NotOriginating = "not_originating",
        Undetermined = "undetermined",
        Disputed = "disputed",
        OutsideRulebook = "outside_rulebook",
    }
    enum FindingKind {
        Contradiction = "contradiction",
        Split = "split",
        Unreachable = "unreachable",
        Overlap = "overlap",
        Gap = "gap",
        Undefined = "undefined",
        Cliff = "cliff",
        Edition = "edition",
    }
    enum FlagRule {
        CostBelowMaterials = "cost-below-materials",
        ForeignValueOutlier = "foreign-value-outlier",
        SharedBill = "shared-bill",
        RecordUsedUp = "record-used-up",
        OutputAboveCapacity = "output-above-capacity",
        MassBalance = "mass-balance",
        IdleOperation = "idle-operation",
        JustAboveThreshold = "just-above-threshold",
    }
    enum Severity { High = "high", Medium = "medium", Low = "low" }
    enum Truth { False = "false", Unknown = "unknown", True = "true" }
    enum Mark { Primary = "primary", Secondary = "secondary", Inferred = "inferred" }
}

impl FromJson for PatchValue {
    fn from_json(json: &Json<'_>) -> Option<PatchValue> {
        match json {
            Json::Text(_) => String::from_json(json).map(PatchValue::Text),
            Json::Bool(flag) => Some(PatchValue::Flag(*flag)),
            Json::Object(_) => FromJson::from_json(json).map(PatchValue::Object),
            Json::Null | Json::Number(_) | Json::List(_) => None,
        }
    }
}
