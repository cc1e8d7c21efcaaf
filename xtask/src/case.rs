//! Runs one shared case by its name and shows its answer.

use anyhow::{Result, bail};
use serde_json::Value;

use crate::answers;
use crate::law::mutants::unlike;
use crate::law::report::now;

/// Prints the case of this name. If there is none, prints those whose names contain it.
pub(crate) fn run(name: &str) -> Result<()> {
    let id = |case: &Value| case.get("id").and_then(Value::as_str).unwrap_or_default().to_string();
    let all = answers::cases()?;
    let mut found: Vec<_> = all.iter().filter(|case| id(case) == name).collect();
    if found.is_empty() {
        let names: Vec<_> = all.iter().map(id).filter(|id| id.contains(name)).collect();
        match names.len() {
            0 => bail!("no shared case is called {name}"),
            1 => found.extend(all.iter().filter(|case| names.contains(&id(case)))),
            _ => bail!("no shared case is called {name}; these contain it:\n  {}", names.join("\n  ")),
        }
    }
    let door = now()?;
    let mut failed = 0;
    for case in found {
        let (door, answer) = answers::answer_of(door.clone(), case)?;
        let words: Value = serde_json::from_str(&door.explain(&answer, "en"))?;
        let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_string();
        println!("{}\n  {}\n  facts   {}", id(case), text(case, "comment"), case.get("facts").unwrap_or(&Value::Null));
        println!("  answer  {}", text(&words, "verdict"));
        for list in ["rule", "steps", "missing", "outside", "warnings", "errors"] {
            for sentence in words.get(list).and_then(Value::as_array).into_iter().flatten() {
                println!("  {list:<8}{}", text(sentence, "text"));
            }
        }
        let unlike = unlike(case, &serde_json::from_str(&answer)?);
        if unlike.is_empty() {
            println!("  as expected");
        }
        for (key, expected, found) in &unlike {
            println!("  {key}: expected {expected}, found {found}");
        }
        failed += usize::from(!unlike.is_empty());
    }
    if failed > 0 { bail!("{failed} not as expected") } else { Ok(()) }
}
