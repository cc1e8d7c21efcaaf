//! Goods that are measured.

use std::fmt::Write;

/// A boiler of so many materials, all foreign but one in four, that meets its value rule.
pub(crate) fn boiler(lines: usize) -> String {
    let materials = (0..lines).fold(String::new(), |mut text, line| {
        let comma = if line > 0 { "," } else { "" };
        let origin = if line % 4 == 0 { "KZ" } else { "CN" };
        let code = 7208 + line % 90;
        write!(text, r#"{comma}{{"id":"part {line}","hs":"{code}100000","value":"{line}.25","origin":"{origin}"}}"#)
            .unwrap();
        text
    });
    let price = lines * lines + 100;
    format!(
        r#"{{"on":"2025-03-01","rulebook":"cis-2009","operations":["welding"],"materials":[{materials}],
        "good":{{"name":"Hot-water boiler","hs":"8403109000","ex_works_price":"{price}.00"}}}}"#
    )
}
