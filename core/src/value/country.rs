//! Countries by their ISO 3166-1 alpha-2 code.

use core::fmt;
use core::str::FromStr;

/// The officially assigned codes of ISO 3166-1, in ascending order, each with a blank behind it.
const ASSIGNED: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ \
FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT \
JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP \
MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE \
RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV \
TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

/// A country, by two upper-case letters.
///
/// ```
/// use tegi::value::country::Country;
/// assert!("KZ".parse::<Country>().is_ok());
/// assert!("kz".parse::<Country>().is_err());
/// assert!("XX".parse::<Country>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// A text that is no assigned code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACountry;

impl fmt::Display for NotACountry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not-a-country")
    }
}

impl core::error::Error for NotACountry {}

impl Country {
    /// Kazakhstan.
    pub const KAZAKHSTAN: Country = Country(*b"KZ");
}

impl FromStr for Country {
    type Err = NotACountry;

    fn from_str(text: &str) -> Result<Self, NotACountry> {
        let code: [u8; 2] = text.as_bytes().try_into().map_err(|_| NotACountry)?;
        let [first, second] = code;
        let (assigned, _) = ASSIGNED.as_bytes().as_chunks();
        assigned.binary_search(&[first, second, b' ']).map(|_| Country(code)).map_err(|_| NotACountry)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(core::str::from_utf8(&self.0).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_assigned_codes() {
        assert!(ASSIGNED.split_terminator(' ').is_sorted());
        assert_eq!(ASSIGNED.split_terminator(' ').count(), 249);
        assert!(ASSIGNED.split_terminator(' ').all(|code| code.parse::<Country>().is_ok()));
        for bad in ["", "K", "KAZ", "Kz", "EU", "SU", "К3", "K "] {
            assert_eq!(bad.parse::<Country>(), Err(NotACountry), "{bad}");
        }
    }
}
