//! What a rule's conditions name: limits, codes, and terms in their roles.

use tegi::law::{Clause, Mention, Role};

/// The words of some conditions, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// The percents of its limits.
    pub(super) limits: Vec<i64>,
    /// How the codes begin that it names; `same` is the good's own heading.
    pub(super) codes: Vec<String>,
    /// Descriptions of materials.
    pub(super) of_materials: Vec<String>,
    /// Descriptions of the good.
    pub(super) descriptions: Vec<String>,
    /// Operations.
    pub(super) operations: Vec<String>,
    /// Sites and other facts about the good.
    pub(super) facts: Vec<String>,
    /// Whether a condition says from which materials the good must be made.
    pub(super) is_made_from: bool,
}

/// Reads the words of some conditions.
pub(super) fn words(clauses: &[Clause]) -> Words {
    let mut words = Words::default();
    for clause in clauses {
        words.is_made_from |= clause.expression.names_materials();
        clause.expression.mentions(&mut |mention| {
            let Mention::Term(role, term) = mention else { return };
            let list = match role {
                Role::Good => &mut words.descriptions,
                Role::Material => &mut words.of_materials,
                Role::Operation => &mut words.operations,
                Role::Site | Role::Fact => &mut words.facts,
            };
            if !list.iter().any(|known| known == term) {
                list.push(term.to_string());
            }
        });
        of_text(&clause.expression.to_string(), &mut words);
    }
    words
}

/// Limits and codes stand in the text form as numbers, limits behind their test.
fn of_text(text: &str, words: &mut Words) {
    let mut before = "";
    for token in text.split([' ', ',', '{', '}', '(', ')', ';', '|']).filter(|token| !token.is_empty()) {
        let is_number = token.starts_with(|letter: char| letter.is_ascii_digit());
        match token {
            _ if is_number && matches!(before, "MAXNOM" | "SET" | "VAC" | "TO") => {
                let whole = token.split('.').next().and_then(|whole| whole.parse().ok());
                words.limits.extend(whole.map(|limit: i64| if before == "VAC" { 100 - limit } else { limit }));
            }
            _ if is_number && before != "AT-LEAST" => words.codes.extend(token.split('-').map(ToString::to_string)),
            "SAME-HEADING" => words.codes.push("same".to_string()),
            _ => words.codes.extend(token.strip_prefix("ch").filter(|rest| rest.len() == 2).map(ToString::to_string)),
        }
        before = token;
    }
}
