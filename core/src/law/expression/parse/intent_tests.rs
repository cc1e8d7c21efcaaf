//! Tests of what is offered for a text that is no expression.

use alloc::string::String;
use alloc::vec::Vec;

use super::Intent;
use crate::law::Expression;

fn intent(text: &str) -> (Vec<&'static str>, Vec<String>, bool) {
    let intent = Intent::of(text, text.parse::<Expression>().unwrap_err());
    (intent.slips.iter().map(|slip| slip.code).collect(), intent.offers, intent.rest.is_some())
}

#[test]
fn what_is_meant_is_offered() {
    for (text, codes, offers) in [
        ("MAXNOM 40%", "percent", "MAXNOM 40"),
        ("MAXNOM 40 % OF 8501", "percent", "MAXNOM 40 OF 8501"),
        ("MAXNOM 40,5", "decimal", "MAXNOM 40.5"),
        ("CTH or MAXNOM 40", "capitals", "CTH OR MAXNOM 40"),
        ("cth and maxnom 40", "capitals capitals capitals", "CTH AND MAXNOM 40"),
        ("CTH или MAXNOM 40", "word", "CTH OR MAXNOM 40"),
        ("CTH және MAXNOM 40", "word", "CTH AND MAXNOM 40"),
        ("СТН", "letters", "CTH"),
        ("МАХNOM 40", "letters", "MAXNOM 40"),
        ("RVC 40", "content", "VAC 40"),
        ("CTH OR RVC(40)", "content", "CTH OR VAC 40"),
        ("CTH or QVC ≥ 45 %", "capitals content", "CTH OR VAC 45"),
        ("RVC40", "content", "VAC 40"),
        ("CTH EXCEPT 8501", "except", "CTH AND AH EXCEPT 8501"),
        ("CC except from heading 3901", "except", "CC AND AH EXCEPT 3901"),
        ("CTH EXCEPT chapter 39", "except code", "CTH AND AH EXCEPT ch39"),
        ("AH EXCEPT 8471.30", "code", "AH EXCEPT 847130"),
        ("AH EXCEPT 8471 30", "code", "AH EXCEPT 847130"),
        ("AH EXCEPT 8501–8503", "code", "AH EXCEPT 8501-8503"),
        ("AH EXCEPT 8501 - 8503", "code", "AH EXCEPT 8501-8503"),
        ("AH EXCEPT 39", "code", "AH EXCEPT ch39"),
        ("AH EXCEPT Ch39", "code", "AH EXCEPT ch39"),
        ("AH EXCEPT 407", "code", "AH EXCEPT 0407"),
        ("AH EXCEPT {8501 8502}", "comma", "AH EXCEPT {8501, 8502}"),
        ("AH EXCEPT {8501; 8502; 8503}", "comma comma", "AH EXCEPT {8501, 8502, 8503}"),
        ("AH EXCEPT 8501, 8502", "braces", "AH EXCEPT {8501, 8502}"),
        ("AH EXCEPT 8501 AND (CTH", "bracket", "AH EXCEPT 8501 AND CTH"),
        ("AH EXCEPT {8501, 8502", "bracket", "AH EXCEPT {8501, 8502}"),
        ("AH EXCEPT {8501, 8502 AND MAXNOM 40", "bracket", "AH EXCEPT {8501, 8502} AND MAXNOM 40"),
        ("AH EXCEPT [8501, 8502]", "bracket bracket", "AH EXCEPT {8501, 8502}"),
        ("(CTH OR MAXNOM 40))", "bracket", "CTH OR MAXNOM 40"),
        ("CTH; MAXNOM 40", "joint", "CTH AND MAXNOM 40|CTH OR MAXNOM 40"),
        ("CTH MAXNOM 40", "joint", "CTH AND MAXNOM 40|CTH OR MAXNOM 40"),
        ("CTH & MAXNOM 40%", "joint percent", "CTH AND MAXNOM 40"),
        ("CTH / MAXNOM 40", "joint", "CTH OR MAXNOM 40"),
        ("MAXNOM ≤ 40", "sign", "MAXNOM 40"),
        ("MAXNOM <= 40", "sign sign", "MAXNOM 40"),
        ("=CTH", "sign", "CTH"),
        ("\"CTH\"", "quotes quotes", "CTH"),
        ("CTH\u{a0}OR MAXNOM 40", "space", "CTH OR MAXNOM 40"),
        ("OPS ALL {Cutting, heat_treatment}", "name name", "OPS ALL {cutting, heat-treatment}"),
        ("MAXWEIGTH 10 %", "nearest percent", "MAXWEIGHT 10"),
        ("MAXNMO 40", "nearest", "MAXNOM 40"),
        ("CTH AND NOM 40", "word", "CTH AND MAXNOM 40"),
        ("CTH, RVC 40%", "joint content", "CTH AND VAC 40|CTH OR VAC 40"),
    ] {
        let (found, offered, is_rest) = intent(text);
        let expected: Vec<String> = codes.split(' ').map(|code| ["expression-", code].concat()).collect();
        assert_eq!(found, expected, "{text}");
        assert_eq!(offered.join("|"), offers, "{text}");
        assert!(!is_rest, "{text}");
    }
}

#[test]
fn nothing_is_offered_that_cannot_be_read() {
    for (text, codes) in [("MAXNOM", ""), ("", ""), ("MAXNOM 140%", ""), ("WHATEVER 5", ""), ("CTH or", "capitals")] {
        let (found, offered, is_rest) = intent(text);
        let expected: Vec<String> =
            codes.split(' ').filter(|code| !code.is_empty()).map(|code| ["expression-", code].concat()).collect();
        assert_eq!((found.join(" "), offered.len(), is_rest), (expected.join(" "), 0, true), "{text}");
    }
}

#[test]
fn looking_for_what_is_meant_ends() {
    for piece in ["%", "8501 ", "or ", "(", "{", "}", ",", "RVC 40 ", "\u{a0}", "CTH ", "«", "OPS ALL {a ", "– "] {
        let text = piece.repeat(200);
        if let Err(error) = text.parse::<Expression>() {
            assert!(Intent::of(&text, error).slips.len() <= 24, "{piece}");
        }
    }
}
