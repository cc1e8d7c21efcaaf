//! The form of facts, from which the TypeScript and Python types are made. Reading itself is stricter and says more.

#![allow(dead_code, reason = "only its schema is used")]

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use schemars::JsonSchema;

use super::schema_other::Mass;

use crate::facts::masked::schema::MaskedRecord;

/// A document of facts about one good.
#[derive(JsonSchema)]
pub struct Facts {
    /// The day whose law applies: `YYYY-MM-DD`.
    on: String,
    /// A rulebook, as `id`, or `id@edition` to pin an edition.
    rulebook: String,
    /// The currency of all amounts, by its ISO 4217 code.
    currency: Option<String>,
    /// Whether all amounts include VAT; `excluded` where nothing is said.
    vat: Option<Vat>,
    /// The rate of VAT in percent, where a formula needs it.
    vat_rate: Option<Decimal>,
    /// Options of readings that the user fixes, by reading.
    readings: Option<BTreeMap<String, String>>,
    /// The last day for which these facts are stated: a masked record counts nothing in documents of later days.
    valid_to: Option<String>,
    #[serde(flatten)]
    good: GoodFacts,
}

/// The facts of one good: those of a document, without day and rulebook.
#[derive(JsonSchema)]
pub struct GoodFacts {
    /// The good.
    good: Good,
    /// Its bill of materials. Absent is not stated; empty is none.
    materials: Option<Vec<Material>>,
    /// The operations performed, by the rulebook's terms. Absent is not stated; empty is none. A name that neither the
    /// rulebook nor the own row has may be that of any operation: it is asked for where it can turn the verdict.
    operations: Option<Vec<String>>,
    /// Answers to the rulebook's questions, by term. `null` is not known.
    answers: Option<BTreeMap<String, Option<bool>>>,
    /// The letter of a category of wholly produced goods, Cyrillic or Latin.
    wholly_produced: Option<String>,
    /// Whether more was done than the operations that never confer origin.
    beyond_insufficient_operations: Option<bool>,
    /// The user's own row of the register's list of operations.
    threshold: Option<Threshold>,
}

/// The good.
#[derive(JsonSchema)]
pub struct Good {
    /// Its name.
    name: Option<String>,
    /// Its tariff code: 4, 6, 8, 9 or 10 digits.
    hs: String,
    /// Its price, franco-factory.
    ex_works_price: Option<Money>,
    /// Its production cost, without VAT and profit.
    production_cost: Option<Money>,
    /// Its value free on board, where an agreement measures against that.
    fob_value: Option<Money>,
    /// Its net cost: the total cost without the costs that the agreement excludes.
    net_cost: Option<Money>,
    /// Its total cost, of product and period, in place of the net cost.
    total_cost: Option<Money>,
    /// The costs that the agreement excludes from the total cost; 0 where there are none.
    excluded_costs: Option<Money>,
    /// The labour in it, where an agreement counts that as originating value.
    labour_cost: Option<Money>,
    /// The overhead that falls to it, where an agreement counts that as originating value.
    overhead_cost: Option<Money>,
    /// The profit on it, where an agreement counts that as originating value.
    profit: Option<Money>,
    /// Its mass without packaging, where a limit is one of weight.
    mass: Option<Mass>,
    /// How overhead that several goods share was split, so that a part of it is in the production cost. It is kept and
    /// shown; the split itself is yours.
    overhead_method: Option<OverheadMethod>,
    /// How much of it the price is for.
    quantity: Option<Decimal>,
    /// The unit of the quantity, in any words.
    unit: Option<String>,
    /// The price of one unit.
    unit_price: Option<Money>,
    /// The paper that proves its origin or share. Absent is not stated; kind `none` is no paper.
    proof: Option<Proof>,
}

/// One line of the bill of materials.
#[derive(JsonSchema)]
pub struct Material {
    /// Its id; `#1`, `#2` by place where none is given.
    id: Option<String>,
    /// Its name.
    name: Option<String>,
    /// Its tariff code: 4, 6, 8, 9 or 10 digits.
    hs: Option<String>,
    /// Its value: customs value on import, or the documented price of its first sale in the country.
    value: Option<Money>,
    /// What of it is in the good by weight, without what is lost in making it.
    mass: Option<Mass>,
    /// How much of it the value is for.
    quantity: Option<Decimal>,
    /// The unit of the quantity, in any words.
    unit: Option<String>,
    /// The price of one unit.
    unit_price: Option<Money>,
    /// How a stock of the same material of domestic and foreign origin was split, of which this line is a part. It is
    /// kept and shown; the split itself is yours.
    stock_method: Option<StockMethod>,
    /// Where it originates, by ISO 3166-1 alpha-2 code. Absent is unknown; beside `made_from` it is the home country.
    origin: Option<String>,
    /// The paper that proves it. Absent is not stated; kind `none` is no paper.
    proof: Option<Proof>,
    /// How it was made, where it is itself to be judged; or its masked record, where its maker discloses no more.
    made_from: Option<MadeFrom>,
    /// Signatures beside that masked record: DSSE envelopes, each as a document or as its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "crate::signature::schema::envelopes")]
    signatures: Option<serde_json::Value>,
    /// An item of a set.
    is_set_item: Option<bool>,
    /// Whether it is wholly obtained in its country of origin: grown, extracted or gathered there. Of a part that is
    /// itself judged, its own facts say so.
    wholly_obtained: Option<bool>,
    /// Packaging for sale or for transport.
    packaging: Option<Packaging>,
    /// A necessary component of the good.
    necessary_component: Option<bool>,
    /// Of a row made from named materials: whether what it names was made of this one here, on the way to the good. A
    /// claim; absent is not claimed.
    earlier_stage: Option<bool>,
    /// Energy, machines, tools and what does not enter the good.
    neutral: Option<bool>,
    /// A usual accessory of the machine.
    accessory: Option<bool>,
    /// Answers to the rulebook's questions about it, by term. `null` is not known.
    answers: Option<BTreeMap<String, Option<bool>>>,
}

/// How a part was made.
#[derive(JsonSchema)]
#[serde(untagged)]
pub enum MadeFrom {
    /// By its own facts.
    Facts(Box<GoodFacts>),
    /// By a record with its costs hidden.
    Record(MaskedRecord),
}

/// A paper that proves origin or share.
#[derive(JsonSchema)]
pub struct Proof {
    /// What it is.
    kind: ProofKind,
    /// Its number.
    number: Option<String>,
    /// Its day: `YYYY-MM-DD`.
    date: Option<String>,
    /// The last day on which it holds, as it says itself: `YYYY-MM-DD`.
    valid_to: Option<String>,
    /// The domestic share that it states, in percent.
    share: Option<Decimal>,
}

/// Kinds of proof.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProofKind {
    /// An extract from the producers' register.
    RegisterExtract,
    /// A certificate СТ-KZ.
    CtKz,
    /// A certificate СТ-1.
    #[serde(rename = "ct-1")]
    Ct1,
    /// An invoice.
    Invoice,
    /// A declaration.
    Declaration,
    /// No paper.
    None,
}

/// How the use of a mixed stock was split.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StockMethod {
    /// What came first was used first.
    Fifo,
    /// In the proportion of the stock.
    Average,
    /// By the papers of each lot.
    ByDocument,
}

/// How overhead was split between goods.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OverheadMethod {
    /// By the hours worked on each.
    LabourHours,
    /// By the direct cost of each.
    DirectCost,
    /// By the sales of each.
    Sales,
}

/// At least so many of these operations.
#[derive(JsonSchema)]
pub struct Threshold {
    /// How many are due.
    at_least: u32,
    /// The operations of the list.
    operations: Vec<String>,
}

/// Whether amounts include VAT.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Vat {
    /// They do.
    Included,
    /// They do not.
    Excluded,
}

/// How a good is packed.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Packaging {
    /// For sale to the consumer.
    Retail,
    /// For transport.
    Transport,
}

/// A decimal: a string such as `1234.56`, or a number of at most 15 significant digits.
#[derive(JsonSchema)]
#[serde(untagged)]
pub enum Decimal {
    /// Exact whatever its length.
    Text(String),
    /// Exact as long as it has at most 15 significant digits.
    #[schemars(with = "serde_json::Number")]
    Number(serde_json::Number),
}

/// An amount of money.
#[derive(JsonSchema)]
#[serde(untagged)]
pub enum Money {
    /// In the document's currency.
    Own(Decimal),
    /// In another currency.
    Foreign(ForeignMoney),
}

/// An amount in another currency, with the rate by which it is converted.
#[derive(JsonSchema)]
pub struct ForeignMoney {
    /// The amount.
    amount: Decimal,
    /// Its currency, by the ISO 4217 code.
    currency: String,
    /// Units of the document's currency for one of this.
    rate: Option<Decimal>,
    /// The day of the rate: `YYYY-MM-DD`.
    rate_day: Option<String>,
}

/// A document of facts about a contract and its subcontracts.
#[derive(JsonSchema)]
pub struct ContractFacts {
    /// The day whose law applies: `YYYY-MM-DD`.
    on: String,
    /// A rulebook, as `id`, or `id@edition` to pin an edition.
    rulebook: String,
    /// What is bought.
    kind: ContractKind,
    /// The value of the customer's contract, or of all of them where the formula has several.
    value: Money,
    /// The currency of all amounts, by its ISO 4217 code.
    currency: Option<String>,
    /// Whether all amounts include VAT; `excluded` where nothing is said.
    vat: Option<Vat>,
    /// Options of readings that the user fixes, by reading.
    readings: Option<BTreeMap<String, String>>,
    /// The day of the subsoil-use contract: `YYYY-MM-DD`. Required for kind `subsoil`.
    subsoil_contract_day: Option<String>,
    /// The day on which its term was changed: `YYYY-MM-DD`.
    subsoil_term_changed_day: Option<String>,
    /// The day of the customer's contract: `YYYY-MM-DD`.
    contract_day: Option<String>,
    /// The day of the report: `YYYY-MM-DD`; the day of the document where none is given.
    report_day: Option<String>,
    /// The contracts of all tiers.
    contracts: Vec<Contract>,
}

/// What is bought under a contract.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ContractKind {
    /// Goods.
    Goods,
    /// Works.
    Works,
    /// Services.
    Services,
    /// Works or services under a subsoil-use contract.
    Subsoil,
}

/// One contract of the tree.
#[derive(JsonSchema)]
pub struct Contract {
    /// Its id.
    id: String,
    /// The contract that it is a subcontract of; absent for the customer's own.
    parent: Option<String>,
    /// Its value.
    value: Money,
    /// The VAT basis, which must be the document's.
    vat: Option<Vat>,
    /// Its day: `YYYY-MM-DD`.
    day: Option<String>,
    /// The stated sum of its direct subcontracts, which their rows must make.
    subcontracts: Option<Money>,
    /// Who performs it.
    performer: Option<Performer>,
    /// Its payroll for the life of the contract.
    payroll: Option<PartOf>,
    /// The staff of the whole legal entity.
    headcount: Option<Staff>,
    /// The goods bought for it.
    goods: Option<Vec<GoodsLine>>,
}

/// Who performs a contract.
#[derive(JsonSchema)]
pub struct Performer {
    /// The name.
    name: Option<String>,
    /// The БИН or ИИН: 12 digits.
    bin: Option<String>,
    /// Whether a Kazakhstani producer of works and services.
    kazakhstani_producer: Option<bool>,
    /// Whether a natural monopoly in its regulated activity.
    natural_monopoly: Option<bool>,
    /// Whether a branch.
    branch: Option<bool>,
    /// The paper that proves its status.
    proof: Option<Proof>,
}

/// The Kazakhstani staff, and all of it.
#[derive(JsonSchema)]
pub struct Staff {
    /// The Kazakhstani staff.
    kazakhstani: Decimal,
    /// All of it.
    total: Decimal,
}

/// The Kazakhstani part of a payroll, and all of it.
#[derive(JsonSchema)]
pub struct PartOf {
    /// The Kazakhstani part.
    kazakhstani: Money,
    /// All of it.
    total: Money,
}

/// One line of goods.
#[derive(JsonSchema)]
pub struct GoodsLine {
    /// Its id.
    id: String,
    /// Its name.
    name: Option<String>,
    /// Its value.
    value: Money,
    /// The VAT basis, which must be the document's.
    vat: Option<Vat>,
    /// The quantity, for the report form.
    quantity: Option<Decimal>,
    /// The unit of the quantity, in any words.
    unit: Option<String>,
    /// The price of one, for the report form.
    price: Option<Money>,
    /// The country of origin, for the report form.
    country: Option<String>,
    /// The day of delivery: `YYYY-MM-DD`.
    delivered: Option<String>,
    /// Which value it is; recorded, not computed with.
    value_is: Option<ValueIs>,
    /// Whether bought from a natural monopoly in its regulated activity.
    natural_monopoly: Option<bool>,
    /// The share of housing by its expert-reviewed design summary, in percent.
    housing_share: Option<Decimal>,
    /// The paper that gives its share. Absent is not stated; kind `none` is no paper.
    proof: Option<Proof>,
    /// The good's own facts: its share is computed, and counts nothing until proved.
    good_facts: Option<GoodOfLine>,
}

/// Which value a line states.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueIs {
    /// The purchase price.
    PurchasePrice,
    /// The contract price.
    ContractPrice,
}

/// The facts of a good that a line carries; the day is that of its delivery.
#[derive(JsonSchema)]
pub struct GoodOfLine {
    /// A rulebook, as `id`, or `id@edition` to pin an edition.
    rulebook: String,
    /// The rate of VAT in percent, where a formula needs it.
    vat_rate: Option<Decimal>,
    /// Options of readings that the user fixes, by reading.
    readings: Option<BTreeMap<String, String>>,
    #[serde(flatten)]
    good: GoodFacts,
}

/// A document of facts about a customer's purchases in a period.
#[derive(JsonSchema)]
pub struct PeriodFacts {
    /// The day whose law applies: `YYYY-MM-DD`.
    on: String,
    /// A rulebook, as `id`, or `id@edition` to pin an edition.
    rulebook: String,
    /// Whether the customer is a subsoil user.
    subsoil_user: Option<bool>,
    /// The currency of all amounts, by its ISO 4217 code.
    currency: Option<String>,
    /// Whether all amounts include VAT; `excluded` where nothing is said.
    vat: Option<Vat>,
    /// Options of readings that the user fixes, by reading.
    readings: Option<BTreeMap<String, String>>,
    /// The purchases.
    rows: Vec<PeriodRow>,
}

/// One purchase of a period.
#[derive(JsonSchema)]
pub struct PeriodRow {
    /// Its id.
    id: String,
    /// What was bought.
    kind: PurchaseKind,
    /// Its share as reported, in percent.
    share: Decimal,
    /// Its exact share, as a fraction of one: `9/14`.
    exact: Option<String>,
    /// Its value.
    value: Money,
    /// The VAT basis, which must be the document's.
    vat: Option<Vat>,
}

/// What is bought in a period.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PurchaseKind {
    /// Goods.
    Goods,
    /// Works.
    Works,
    /// Services.
    Services,
}
