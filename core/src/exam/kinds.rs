//! The topics of an examination, what a question asks, and the misconceptions that wrong choices come from.

use serde::{Deserialize, Serialize};

use crate::doc::from_json;

/// Names a closed list of codes: the variants, all of them in order, and the code of each.
macro_rules! codes {
    ($(#[$about:meta])* $name:ident as $schema:literal { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = $schema))]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// Its name in JSON and in options.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }
        }

        from_json! { enum $name { $($variant = $text),* } }
    };
}

codes! {
    /// What a question is about.
    Topic as "ExamTopic" {
        /// The value of foreign materials at its limit, or just above it.
        ValueLimit = "value-limit",
        /// Foreign materials of the good's own heading.
        SameHeading = "same-heading",
        /// A material whose origin is unknown.
        UnknownOrigin = "unknown-origin",
        /// Materials of another party, with and without their paper.
        Cumulation = "cumulation",
        /// A part that is itself made from foreign materials.
        Absorption = "absorption",
        /// Materials that are tolerated up to a limit.
        Tolerance = "tolerance",
        /// Packaging for sale and for transport.
        Packaging = "packaging",
        /// Goods in sets.
        Sets = "sets",
        /// Operations that never confer origin.
        InsufficientOperations = "insufficient-operations",
        /// The edition that is in force on the day.
        Edition = "edition",
        /// The domestic share of a good.
        Share = "share",
        /// The in-country value of a contract with subcontracts.
        Contract = "contract",
        /// What follows from figures in procurement.
        Preference = "preference",
        /// A fact that is missing.
        MissingFact = "missing-fact",
        /// A provision that can be read in two ways.
        TwoReadings = "two-readings",
    }
}

codes! {
    /// What a question asks for.
    Asks as "ExamAsks" {
        /// The verdict.
        Verdict = "verdict",
        /// The verdict, and the percent that is held against the limit.
        Percent = "percent",
        /// The verdict, and the lines that stand in the way of a change of heading.
        Lines = "lines",
        /// A share in percent.
        Share = "share",
        /// A price for comparison.
        Price = "price",
        /// A number of points.
        Points = "points",
    }
}

codes! {
    /// A misconception, by which a wrong choice was computed.
    Slip as "Slip" {
        /// A material of unknown origin counts as domestic.
        UnknownAsDomestic = "unknown-as-domestic",
        /// Domestic materials count as foreign.
        DomesticCounted = "domestic-counted",
        /// VAT is left in the value of materials.
        VatLeftIn = "vat-left-in",
        /// The price stands in the place of the cost, or the cost in that of the price.
        WrongDenominator = "wrong-denominator",
        /// A percent is rounded before it is compared or subtracted.
        RoundedEarly = "rounded-early",
        /// A value that is exactly at its limit is thought to be above it.
        LimitExclusive = "limit-exclusive",
        /// The smallest foreign material is left out as of no weight.
        SmallLeftOut = "small-left-out",
        /// A limit for the materials of one heading is applied to all foreign materials.
        LimitOnAll = "limit-on-all",
        /// Materials of another party are counted as foreign in spite of their paper.
        CumulationIgnored = "cumulation-ignored",
        /// Materials of another party are counted as domestic without a paper.
        CumulationWithoutPaper = "cumulation-without-paper",
        /// Of a part only its own foreign materials are counted.
        LookThrough = "look-through",
        /// A part counts as domestic because it was made here.
        MadeHere = "made-here",
        /// Packaging for transport is counted.
        TransportCounted = "transport-counted",
        /// Packaging for sale to the consumer is not counted.
        RetailLeftOut = "retail-left-out",
        /// Energy counts as a material.
        EnergyCounted = "energy-counted",
        /// Each tolerated material is compared by itself.
        ToleranceEach = "tolerance-each",
        /// The tolerance is not applied.
        ToleranceIgnored = "tolerance-ignored",
        /// The limit of the tolerance is applied to all foreign materials.
        ToleranceOnAll = "tolerance-on-all",
        /// Each item of a set is compared by itself.
        SetEach = "set-each",
        /// Domestic items of a set are counted.
        SetAll = "set-all",
        /// Six digits are compared in the place of four.
        SixForFour = "six-for-four",
        /// Two digits are compared in the place of four.
        TwoForFour = "two-for-four",
        /// Four digits are compared in the place of six.
        FourForSix = "four-for-six",
        /// All digits are compared in the place of six.
        AllForSix = "all-for-six",
        /// Operations that never confer origin are thought to be enough.
        VetoIgnored = "veto-ignored",
        /// One such operation is thought to undo all the others.
        VetoByOne = "veto-by-one",
        /// Operations are asked for although they are stated.
        OperationsNotRead = "operations-not-read",
        /// Another edition is applied than the one in force on the day.
        WrongEdition = "wrong-edition",
        /// What is not stated is taken in favour of the party.
        UnstatedInFavour = "unstated-in-favour",
        /// What is not stated is taken against the party.
        UnstatedAgainst = "unstated-against",
        /// A missing fact is asked for although it decides nothing.
        AsksInVain = "asks-in-vain",
        /// The favourable reading of an unclear provision is taken for the law.
        FavourableReading = "favourable-reading",
        /// The unfavourable reading of an unclear provision is taken for the law.
        UnfavourableReading = "unfavourable-reading",
        /// A dispute is seen although every reading gives the same verdict.
        DisputeInVain = "dispute-in-vain",
        /// A fact is asked for although it is the law that is unclear.
        AsksWhereUnclear = "asks-where-unclear",
        /// A subcontract is counted by the payroll of its principal.
        PayrollOfPrincipal = "payroll-of-principal",
        /// The subcontracts are left out.
        SubcontractsLeftOut = "subcontracts-left-out",
        /// The goods are counted as own work.
        GoodsAsWork = "goods-as-work",
        /// The country of origin is taken for a paper that states a share.
        CountryForPaper = "country-for-paper",
        /// A paper that states a part of the value counts in full.
        PaperInFull = "paper-in-full",
        /// The number of staff stands in the place of the payroll.
        HeadcountForPayroll = "headcount-for-payroll",
        /// Another preference is applied.
        OtherPreference = "other-preference",
        /// A begun step counts in full.
        BegunStep = "begun-step",
        /// The sector's average is left out.
        AverageLeftOut = "average-left-out",
    }
}

impl Topic {
    /// The misconceptions of which a question of this topic has at least one among its choices.
    pub(super) fn own(self) -> &'static [Slip] {
        match self {
            Topic::UnknownOrigin => &[Slip::UnknownAsDomestic],
            Topic::Cumulation => &[Slip::CumulationIgnored, Slip::CumulationWithoutPaper],
            Topic::Absorption => &[Slip::LookThrough, Slip::MadeHere],
            Topic::Packaging => &[Slip::TransportCounted, Slip::RetailLeftOut],
            Topic::SameHeading => &[Slip::SixForFour, Slip::TwoForFour],
            Topic::Tolerance => &[Slip::ToleranceEach, Slip::ToleranceOnAll, Slip::ToleranceIgnored],
            Topic::Sets => &[Slip::SetEach, Slip::SetAll],
            Topic::Edition => &[Slip::WrongEdition],
            // Any misconception about what is counted is one about limits, shares and contracts.
            _ => Slip::ALL,
        }
    }
}
