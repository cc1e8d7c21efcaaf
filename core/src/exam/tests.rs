//! Tests of drawing: keys that are the engine's, choices that tell nothing by their form, papers that never repeat.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::chance::Chance;
use super::*;
use crate::door::Door;
use crate::words::ExamPaper;
use crate::words::Speaker;

/// Papers of all rulebooks: 300 questions.
const PAPERS: [(&str, u64, u32); 7] = [
    ("cis-2009", 1, 60),
    ("cis-2009", 2, 60),
    ("cis-2009", 3, 60),
    ("kz-procurement", 4, 40),
    ("ct-kz", 5, 40),
    ("kz-register", 6, 20),
    ("cis-2009", 7, 20),
];

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap()
}

fn request(rulebook: &str, seed: u64, questions: u32) -> String {
    let salt = seed + 1;
    format!(r#"{{"rulebook":"{rulebook}","seed":"{seed:032x}","salt":"{salt:032x}","questions":{questions}}}"#)
}

fn drawn(door: &Door, rulebook: &str, seed: u64, questions: u32) -> ExamKey {
    let text = request(rulebook, seed, questions);
    door.draw_exam_json(&Json::parse(&text).unwrap()).unwrap()
}

fn paper(door: &Door, key: &ExamKey, language: &str) -> ExamPaper {
    Speaker::new(door.catalogue(), door.library(), language.parse().unwrap()).exam_paper(key)
}

/// What the engine answers to the facts of a question, read from the answer that every language gets.
fn answered(door: &Door, question: &Question) -> (Option<String>, Vec<String>) {
    let facts = question.facts.canonical();
    let answer = match question.asks {
        Asks::Price | Asks::Points => door.preference(&facts),
        _ if question.facts.get("contracts").is_some() => door.assess_contract(&facts),
        _ => door.assess_good(&facts),
    };
    let answer = Json::parse(&answer).unwrap();
    let text = |json: Option<&Json<'_>>, name: &str| json.and_then(|json| json.text(name)).map(String::from);
    let figures = match question.asks {
        Asks::Price | Asks::Points => text(Some(&answer), "value"),
        Asks::Share if question.facts.get("contracts").is_some() => text(Some(&answer), "share"),
        Asks::Share => text(answer.get("local_content"), "share"),
        Asks::Percent => {
            let Some(Json::List(steps)) = answer.get("steps") else { return (None, Vec::new()) };
            let of_good = steps.iter().filter(|step| step.text("good") == Some(""));
            of_good.filter_map(|step| text(step.get("comparison"), "measured")).next()
        }
        Asks::Verdict | Asks::Lines => None,
    };
    (text(Some(&answer), "verdict"), figures.into_iter().collect())
}

/// Counts of what could betray the right choice by its form.
#[derive(Default)]
struct Forms {
    /// By the number of choices: how often each place is the right one.
    places: BTreeMap<usize, Vec<u64>>,
    /// How often the right text is the longest, and the shortest, of texts that differ in length; of how many.
    lengths: [u64; 3],
    /// How often the right figure has each rank among four.
    ranks: [u64; 4],
    /// Figures that end in zeros: how many, and how many of them are right.
    round: [u64; 2],
    /// Questions with figures whose choices have two verdicts: how many, and in hundredths how many are met by taking
    /// one of the choices with the commoner verdict.
    verdicts: [u64; 2],
}

impl Forms {
    fn note(&mut self, question: &Question, told: &crate::words::PaperQuestion) {
        let place = question.choices.iter().position(|choice| choice.slip.is_none()).unwrap();
        let count = question.choices.len();
        self.places.entry(count).or_insert_with(|| alloc::vec![0; count])[place] += 1;
        let lengths: Vec<usize> = told.choices.iter().map(|choice| choice.text.chars().count()).collect();
        let (least, most) = (*lengths.iter().min().unwrap(), *lengths.iter().max().unwrap());
        if least < most && count == 4 {
            let share = |end: usize| 100 / wide(lengths.iter().filter(|length| **length == end).count());
            self.lengths[0] += if lengths[place] == most { share(most) } else { 0 };
            self.lengths[1] += if lengths[place] == least { share(least) } else { 0 };
            self.lengths[2] += 1;
        }
        let figures: Vec<i64> = question.choices.iter().filter_map(|choice| choice.outcome().rank()).collect();
        if figures.len() == 4 {
            self.ranks[figures.iter().filter(|figure| **figure < figures[place]).count()] += 1;
            let is_round = |choice: &&Choice| choice.figure.as_ref().is_some_and(|figure| figure.ends_with("00"));
            for choice in question.choices.iter().filter(is_round) {
                self.round[0] += 1;
                self.round[1] += u64::from(choice.slip.is_none());
            }
            let alike = |verdict| question.choices.iter().filter(|choice| choice.verdict == verdict).count();
            let of_right = alike(question.choices[place].verdict);
            let most = question.choices.iter().map(|choice| alike(choice.verdict)).max().unwrap();
            if most < 4 {
                self.verdicts[0] += 1;
                let commoner = if most == 2 { 4 } else { most };
                self.verdicts[1] += if of_right == most { 100 / wide(commoner) } else { 0 };
            }
        }
    }

    /// Whether each count is as near to what chance gives as chance is in all but very few of such tests.
    fn check(&self) {
        for (count, places) in &self.places {
            let all: u64 = places.iter().sum();
            for met in places {
                near(*met, all, wide(*count), "place");
            }
        }
        near(self.lengths[0] / 100, self.lengths[2], 4, "longest");
        near(self.lengths[1] / 100, self.lengths[2], 4, "shortest");
        let all: u64 = self.ranks.iter().sum();
        // A figure that two choices share moves the ranks a little.
        self.ranks.iter().for_each(|met| near(*met, all, 4, "rank"));
        near(self.round[1], self.round[0], 4, "round");
        near(self.verdicts[1] / 100, self.verdicts[0], 4, "verdict");
    }
}

/// Whether so many of all are no further from one in `of` than four standard deviations and a fiftieth.
fn near(met: u64, all: u64, of: u64, what: &str) {
    let away = (met * of).abs_diff(all);
    let allowed = all * of / 50;
    let beyond = away.saturating_sub(allowed);
    assert!(beyond * beyond <= 16 * all * (of - 1), "{what}: {met} of {all}, not one in {of}");
}

fn look(door: &Door, key: &ExamKey, forms: &mut Forms) {
    let told = paper(door, key, "ru");
    let mut seen = BTreeSet::new();
    for (question, told) in key.questions.iter().zip(&told.questions) {
        let name = format!("{} {} {}", key.rulebook, question.number, question.topic.code());
        let right = question.choice(&question.answer).unwrap();
        let (verdict, figures) = answered(door, question);
        if let Some(asked) = right.verdict {
            let answer = verdict.unwrap();
            assert_eq!(Json::of(&asked).unwrap(), Json::Text(answer.into()), "{name}");
        }
        assert_eq!(right.figure.iter().collect::<Vec<_>>(), figures.iter().collect::<Vec<_>>(), "{name}");
        let wrong: Vec<&Choice> = question.choices.iter().filter(|choice| choice.letter != question.answer).collect();
        assert!((2..=3).contains(&wrong.len()) && wrong.iter().all(|choice| choice.slip.is_some()), "{name}");
        let slips: BTreeSet<_> = wrong.iter().map(|choice| choice.slip).collect();
        let texts: BTreeSet<&str> = told.choices.iter().map(|choice| choice.text.as_str()).collect();
        assert_eq!((slips.len(), texts.len()), (wrong.len(), question.choices.len()), "{name}: {texts:?}");
        assert!(seen.insert(question.facts.canonical()), "{name} stands twice");
        forms.note(question, told);
    }
}

#[test]
fn three_hundred_questions_are_right_and_tell_nothing_by_their_form() {
    let door = Door::open().unwrap();
    let mut forms = Forms::default();
    let mut topics = BTreeSet::new();
    for (rulebook, seed, questions) in PAPERS {
        let key = drawn(&door, rulebook, seed, questions);
        look(&door, &key, &mut forms);
        topics.extend(key.questions.iter().map(|question| question.topic));
        // The whole of a paper is said in every language, and the same paper is drawn from the same seed.
        for language in ["kk", "en"] {
            let told = crate::doc::canonical(&paper(&door, &key, language));
            assert!(!told.contains("exam-") && !told.contains("exam."), "{told}");
        }
        if questions < 40 {
            assert_eq!(key.text(), drawn(&door, rulebook, seed, questions).text());
        }
    }
    forms.check();
    assert_eq!(topics.len(), Topic::ALL.len(), "{topics:?}");
}

#[test]
fn a_key_of_which_one_byte_was_altered_is_refused() {
    let door = Door::open().unwrap();
    let key = drawn(&door, "kz-register", 8, 3);
    let text = key.text();
    let none = Json::parse(r#"{"answers":[]}"#).unwrap();
    assert!(door.grade_exam_json(&text, &none).is_ok());
    for place in (0..text.len()).filter(|place| text.is_char_boundary(*place) && text.is_char_boundary(place + 1)) {
        let (before, rest) = text.split_at(place);
        let (old, after) = rest.split_at(1);
        let altered = [before, if old == "7" { "8" } else { "7" }, after].concat();
        assert!(door.grade_exam_json(&altered, &none).is_err(), "{place}");
    }
    let blank = text.replacen(',', ", ", 1);
    assert_eq!(door.grade_exam_json(&blank, &none).unwrap_err()[0].code, "exam-key-rewritten");
    let other = crate::doc::canonical(&paper(&door, &drawn(&door, "kz-register", 9, 3), "ru"));
    let with_paper = |paper: &str| format!(r#"{{"answers":[],"paper":{paper}}}"#);
    let own = crate::doc::canonical(&paper(&door, &key, "ru"));
    assert!(door.grade_exam_json(&text, &Json::parse(&with_paper(&own)).unwrap()).is_ok());
    let refused = door.grade_exam_json(&text, &Json::parse(&with_paper(&other)).unwrap()).unwrap_err();
    assert_eq!((refused[0].code.as_ref(), refused[0].at.as_str()), ("exam-other-paper", "/paper/seal"));
}

/// The same document with another value at one place; nothing where it has no such place. Counts places down.
fn altered(json: &Json<'static>, left: &mut usize, other: &Json<'static>) -> Option<Json<'static>> {
    if *left == 0 {
        return Some(other.clone());
    }
    *left -= 1;
    match json {
        Json::List(items) => {
            let found = items.iter().enumerate().find_map(|(place, item)| Some((place, altered(item, left, other)?)));
            let (place, item) = found?;
            let mut items = items.clone();
            items[place] = item;
            Some(Json::List(items))
        }
        Json::Object(members) => {
            let found =
                members.iter().enumerate().find_map(|(place, (_, value))| Some((place, altered(value, left, other)?)));
            let (place, value) = found?;
            let mut members = members.clone();
            members[place].1 = value;
            Some(Json::Object(members))
        }
        _ => None,
    }
}

#[test]
fn a_key_that_somebody_else_made_and_sealed_is_told_and_graded_or_refused() {
    let door = Door::open().unwrap();
    let others =
        ["null", "\"\"", "\"x\"", "-1", "[]", "{}", "1e999", "true", "[{}]"].map(|text| Json::parse(text).unwrap());
    let mut accepted = 0;
    for (rulebook, seed) in [("cis-2009", 11), ("kz-procurement", 12)] {
        let key = Json::of(&drawn(&door, rulebook, seed, 2)).unwrap();
        // Of the places below the whole.
        for place in 1.. {
            let other = &others[place % others.len()];
            let Some(Json::Object(mut members)) = altered(&key, &mut place.clone(), other) else { break };
            members.retain(|(name, _)| name != "digest");
            let digest = super::key::seal(&Json::Object(members.clone()));
            members.push(("digest".into(), Json::Text(digest.into())));
            let text = Json::Object(members).canonical();
            let paper = door.exam_paper(&text, "ru");
            let answers = door.exam_answers(&text, "kk");
            let graded = door.grade_exam(&text, r#"{"answers":[{"candidate":"a","answers":{"1":"A"}}]}"#);
            let is_told = |answer: &str| !answer.contains(r#""type":"refusal""#);
            assert_eq!(is_told(&paper), is_told(&answers), "{text}");
            accepted += usize::from(is_told(&paper) && is_told(&graded));
        }
    }
    // Such a key may say what it likes, as long as it is one.
    assert!(accepted > 50, "{accepted}");
}

/// Answers of somebody with one misconception who besides answers so many of a hundred questions at random.
fn misled(key: &ExamKey, slip: Slip, name: &str, random: u64, chance: &mut Chance) -> String {
    let answers = key.questions.iter().map(|question| {
        let own = question.choices.iter().find(|choice| choice.slip == Some(slip));
        let letter = match own {
            _ if chance.below(100) < random => chance.pick(&question.choices).unwrap().letter.clone(),
            Some(choice) => choice.letter.clone(),
            None => question.answer.clone(),
        };
        format!(r#""{}":"{letter}""#, question.number)
    });
    format!(r#"{{"candidate":"{name}","answers":{{{}}}}}"#, answers.collect::<Vec<_>>().join(","))
}

/// Grades so many candidates with one misconception each: how many of them the report names rightly.
fn named(door: &Door, key: &ExamKey, candidates: usize, random: u64) -> usize {
    let often = |slip: &&Slip| {
        let has = |question: &&Question| question.choices.iter().any(|choice| choice.slip == Some(**slip));
        key.questions.iter().filter(has).count() >= 2
    };
    let slips: Vec<Slip> = Slip::ALL.iter().filter(often).copied().collect();
    let mut chance = Chance::new("candidates", &key.seed);
    let held: Vec<Slip> = (0..candidates).map(|place| slips[place % slips.len()]).collect();
    let answers =
        held.iter().enumerate().map(|(place, slip)| misled(key, *slip, &place.to_string(), random, &mut chance));
    let given = format!(r#"{{"answers":[{}]}}"#, answers.collect::<Vec<_>>().join(","));
    let graded = door.grade_exam_json(&key.text(), &Json::parse(&given).unwrap()).unwrap();
    assert!(graded.changed.is_empty());
    let first = graded.candidates.iter().map(|candidate| candidate.misconceptions.first().map(|found| found.slip));
    first.zip(held).filter(|(found, slip)| *found == Some(*slip)).count()
}

#[test]
fn the_report_names_the_misconception_of_a_candidate() {
    let door = Door::open().unwrap();
    let key = drawn(&door, "cis-2009", 1, 40);
    let found = named(&door, &key, 200, 0);
    assert!(found >= 190, "{found} of 200");
    // Who besides guesses each tenth answer is still told in nine cases of ten.
    let found = named(&door, &key, 200, 10);
    assert!(found >= 180, "{found} of 200 with guesses");
}

#[test]
fn grading_counts_by_topic_and_tells_what_is_wrong_with_answers() {
    let door = Door::open().unwrap();
    let key = drawn(&door, "kz-register", 8, 4);
    let right = |question: &Question| format!(r#""{}":"{}""#, question.number, question.answer.to_lowercase());
    let all: Vec<String> = key.questions.iter().map(right).collect();
    let of =
        |name: &str, answers: &[String]| format!(r#"{{"candidate":"{name}","answers":{{{}}}}}"#, answers.join(","));
    let given = format!(r#"{{"answers":[{},{},{}]}}"#, of("a", &all), of("b", &all[..2]), of("c", &[]));
    let graded = door.grade_exam_json(&key.text(), &Json::parse(&given).unwrap()).unwrap();
    let scores: Vec<(&str, u32)> =
        graded.candidates.iter().map(|one| (one.score.percent.as_str(), one.topics[0].right)).collect();
    assert_eq!(scores, [("100.00", 4), ("50.00", 2), ("0.00", 0)]);
    assert_eq!(graded.candidates[1].wrong.len(), 2);
    // Questions 1 and 2 were met by the two best, 3 and 4 by the best alone.
    let items: Vec<(&str, Option<&str>)> =
        graded.items.iter().map(|item| (item.difficulty.as_str(), item.discrimination.as_deref())).collect();
    assert_eq!(items[0], ("66.67", Some("100.00")));
    assert_eq!(items[3], ("33.33", Some("100.00")));
    let wrong = r#"{"answers":[{"candidate":"a","answers":{"1":"Z","9":"A"}},{"candidate":"a","answers":{}}]}"#;
    let faults = door.grade_exam_json(&key.text(), &Json::parse(wrong).unwrap()).unwrap_err();
    let told: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.code.as_ref(), fault.at.as_str())).collect();
    let expected = [
        ("exam-no-choice", "/answers/0/answers/1"),
        ("exam-no-question", "/answers/0/answers/9"),
        ("exam-candidate-twice", "/answers/1"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_request_that_cannot_be_met_is_told_with_what_can() {
    let door = Door::open().unwrap();
    let refused = |text: &str| {
        let faults = door.draw_exam_json(&Json::parse(text).unwrap()).unwrap_err();
        faults.iter().map(|fault| (fault.code.to_string(), fault.at.clone())).collect::<Vec<_>>()
    };
    let seed = r#""seed":"00112233445566778899aabbccddeeff","salt":"00112233445566778899aabbccddeeff""#;
    let told = refused(r#"{"rulebook":"cis-2009","seed":"1","salt":"2","questions":0,"level":4,"topics":["tax"]}"#);
    let at = |place: usize| (told[place].0.as_str(), told[place].1.as_str());
    let expected =
        [("not-a-seed", "/seed"), ("not-a-salt", "/salt"), ("not-a-count", "/questions"), ("not-a-count", "/level")];
    assert_eq!([at(0), at(1), at(2), at(3)], expected);
    assert_eq!(at(4), ("unknown-name", "/topics/0"));
    let absent = format!(r#"{{"rulebook":"kz-register",{seed},"topics":["sets"]}}"#);
    assert_eq!(refused(&absent), [("exam-topic-absent".to_string(), "/topics/0".to_string())]);
}

#[test]
fn a_paper_of_one_topic_alone_is_drawn_whatever_the_seed() {
    let door = Door::open().unwrap();
    let mut topics = BTreeSet::new();
    for rulebook in ["cis-2009", "kz-procurement", "ct-kz", "kz-register"] {
        for topic in Topic::ALL {
            for seed in 1_u64..=4 {
                let salt = seed + 1;
                let (name, questions) = (topic.code(), 3);
                let secrets = format!(r#""seed":"{seed:032x}","salt":"{salt:032x}""#);
                let text =
                    format!(r#"{{"rulebook":"{rulebook}",{secrets},"questions":{questions},"topics":["{name}"]}}"#);
                match door.draw_exam_json(&Json::parse(&text).unwrap()) {
                    Ok(key) => assert!(key.questions.iter().all(|question| question.topic == *topic), "{name}"),
                    Err(faults) => {
                        assert_eq!(faults[0].code, "exam-topic-absent", "{rulebook} {name} {seed}");
                        break;
                    }
                }
                topics.insert(name);
            }
        }
    }
    assert_eq!(topics.len(), Topic::ALL.len());
}

#[cfg(test)]
use std::eprintln;

/// The numbers of docs/measurements.md: `cargo test --release -p tegi --lib exam -- --ignored --nocapture`.
#[test]
#[ignore = "long: it is run when the generator changes"]
fn ten_thousand_questions() {
    let door = Door::open().unwrap();
    let mut forms = Forms::default();
    let mut seals = BTreeSet::new();
    let (mut questions, mut found, mut candidates) = (0, 0, 0);
    for seed in 0..250 {
        let rulebook =
            ["cis-2009", "cis-2009", "kz-procurement", "ct-kz", "kz-register"][usize::try_from(seed % 5).unwrap()];
        let key = drawn(&door, rulebook, 1_000 + seed, 40);
        look(&door, &key, &mut forms);
        questions += key.questions.len();
        seals.insert(key.digest.clone());
        if seed % 50 == 0 {
            found += named(&door, &key, 200, 10);
            candidates += 200;
        }
    }
    eprintln!("{questions} questions in {} papers; named {found} of {candidates}", seals.len());
    eprintln!("places {:?}, lengths {:?}, ranks {:?}", forms.places, forms.lengths, forms.ranks);
    eprintln!("round {:?}, verdicts {:?}", forms.round, forms.verdicts);
    forms.check();
}
