//! What factories buy: headings of materials that can be pictured, by the chapters of goods into which they go.

use super::chance::Chance;

/// Heading, and the chapters of the goods that are made from it.
const STOCK: [(&str, [u64; 2]); 40] = [
    ("1701", [1, 24]),
    ("1511", [1, 24]),
    ("0402", [4, 24]),
    ("1107", [11, 24]),
    ("3302", [11, 34]),
    ("2918", [1, 38]),
    ("2501", [1, 34]),
    ("2710", [25, 40]),
    ("3901", [25, 40]),
    ("2815", [25, 48]),
    ("3402", [25, 40]),
    ("3907", [28, 40]),
    ("2833", [25, 40]),
    ("3204", [28, 63]),
    ("4703", [44, 49]),
    ("4411", [44, 49]),
    ("3506", [41, 49]),
    ("3208", [44, 49]),
    ("5205", [50, 67]),
    ("5402", [50, 67]),
    ("5208", [50, 67]),
    ("9606", [57, 67]),
    ("9607", [57, 67]),
    ("5601", [50, 67]),
    ("2523", [68, 71]),
    ("2505", [68, 71]),
    ("2836", [68, 71]),
    ("3214", [68, 71]),
    ("2807", [71, 71]),
    ("7208", [72, 97]),
    ("7304", [72, 97]),
    ("7318", [72, 97]),
    ("7604", [72, 97]),
    ("8482", [84, 97]),
    ("8501", [84, 97]),
    ("8536", [84, 97]),
    ("8544", [84, 97]),
    ("3209", [72, 97]),
    ("4016", [72, 97]),
    ("7606", [72, 97]),
];

/// Materials of packaging.
pub(super) const PACKAGING: [&str; 3] = ["4819", "4415", "3923"];
/// What is sold in sets, and the items of such sets.
pub(super) const SETS: [(&str, [&str; 5]); 2] =
    [("8206", ["8203", "8204", "8205", "4202", "9017"]), ("8215", ["8211", "6911", "7013", "7323", "4419"])];
/// Energy.
pub(super) const ENERGY: [&str; 2] = ["2716", "2711"];
/// Countries that are neither home nor a party to any rulebook at hand.
pub(super) const ABROAD: [&str; 8] = ["CN", "DE", "TR", "IT", "KR", "JP", "IN", "PL"];

/// A heading of a material for goods of this chapter, none of those that are barred.
pub(super) fn material(chance: &mut Chance, chapter: u64, barred: &[&str]) -> Option<&'static str> {
    let fits = |[first, last]: &[u64; 2]| (*first..=*last).contains(&chapter);
    let free = |heading: &&str| !barred.iter().any(|code| code.starts_with(*heading) || heading.starts_with(*code));
    let fitting: alloc::vec::Vec<&'static str> =
        STOCK.iter().filter(|(_, chapters)| fits(chapters)).map(|(heading, _)| *heading).filter(free).collect();
    chance.pick(&fitting).copied()
}
