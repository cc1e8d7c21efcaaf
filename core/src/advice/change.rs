//! Single changes of a good's facts: what each does to typed facts, to judge many, and to the document, to hand out.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::patch::{PatchOperation, PatchValue, push, stands, token};
use crate::doc::Json;
use crate::facts::{Figures, GoodFacts, Lot, Material, Proof};
use crate::value::country::Country;
use crate::value::proof::ProofKind;

/// From the good to one of its parts: the place of the line at each level.
pub(super) type Path = Vec<usize>;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// A domestic material in the place of this one, at the same value.
    Domestic(Path, usize),
    /// A certificate СТ-1 from the supplier.
    Certify(Path, usize),
    /// One more operation.
    Perform(Path, String),
    /// Something that is more than the insufficient operations. Where those are all that was stated, they are to be
    /// stated anew, or the one would contradict the other.
    Exceed(Path, Vec<String>),
    /// An expertise that confirms what a tolerance asks for.
    Confirm(Path, String),
}

/// The good at a path.
pub(super) fn good_at<'g>(good: &'g GoodFacts, path: &[usize]) -> Option<&'g GoodFacts> {
    path.iter().try_fold(good, |good, place| good.materials.as_ref()?.get(*place)?.made_from.as_deref())
}

pub(super) fn part_mut<'g>(good: &'g mut GoodFacts, path: &[usize]) -> Option<&'g mut GoodFacts> {
    path.iter().try_fold(good, |good, place| good.materials.as_mut()?.get_mut(*place)?.made_from.as_deref_mut())
}

/// The JSON pointer of the good at a path.
pub(super) fn pointer(path: &[usize]) -> String {
    path.iter().map(|place| format!("/materials/{place}/made_from")).collect()
}

/// What stood before a change.
pub(super) enum Before {
    Material(Path, usize, Box<Material>),
    Good(Path, Box<GoodFacts>),
    Nothing,
}

impl Before {
    /// Makes it undone.
    pub(super) fn restore(self, root: &mut GoodFacts) {
        match self {
            Before::Material(path, place, material) => {
                if let Some(line) = line_mut(root, &path, place) {
                    *line = *material;
                }
            }
            Before::Good(path, before) => {
                if let Some(good) = part_mut(root, &path) {
                    good.operations = before.operations;
                    good.answers = before.answers;
                    good.beyond_insufficient_operations = before.beyond_insufficient_operations;
                }
            }
            Before::Nothing => {}
        }
    }
}

pub(super) fn line_mut<'g>(root: &'g mut GoodFacts, path: &[usize], place: usize) -> Option<&'g mut Material> {
    part_mut(root, path)?.materials.as_mut()?.get_mut(place)
}

impl Edit {
    /// Where it is about, as a JSON pointer.
    pub(super) fn at(&self) -> String {
        match self {
            Edit::Domestic(path, place) | Edit::Certify(path, place) => {
                format!("{}/materials/{place}", pointer(path))
            }
            Edit::Perform(path, _) => format!("{}/operations", pointer(path)),
            Edit::Exceed(path, _) => format!("{}/beyond_insufficient_operations", pointer(path)),
            Edit::Confirm(path, term) => format!("{}/answers/{}", pointer(path), token(term)),
        }
    }

    /// What kind of change, as a code.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Edit::Domestic(..) => "replace-material",
            Edit::Certify(..) => "obtain-proof",
            Edit::Perform(..) => "perform-operation",
            Edit::Exceed(..) => "exceed-insufficient-operations",
            Edit::Confirm(..) => "obtain-expertise",
        }
    }

    /// The good that it is about.
    pub(super) fn path(&self) -> &[usize] {
        match self {
            Edit::Domestic(path, _) | Edit::Certify(path, _) | Edit::Perform(path, _) => path,
            Edit::Exceed(path, _) | Edit::Confirm(path, _) => path,
        }
    }

    /// Makes it on typed facts.
    pub(super) fn apply(&self, root: &mut GoodFacts, home: Country) -> Before {
        match self {
            Edit::Domestic(path, place) | Edit::Certify(path, place) => {
                let Some(line) = line_mut(root, path, *place) else { return Before::Nothing };
                let before = Box::new(line.clone());
                if matches!(self, Edit::Domestic(..)) {
                    line.hs = line.code();
                    line.made_from = None;
                    line.origin = Some(home);
                    line.proof = None;
                } else {
                    line.proof =
                        Some(Proof { kind: ProofKind::Ct1, number: None, date: None, valid_to: None, share: None });
                }
                Before::Material(path.clone(), *place, before)
            }
            Edit::Perform(path, _) | Edit::Exceed(path, _) | Edit::Confirm(path, _) => {
                let Some(good) = part_mut(root, path) else { return Before::Nothing };
                let before = GoodFacts {
                    name: None,
                    lot: Lot::default(),
                    proof: None,
                    materials: None,
                    wholly_produced: None,
                    threshold: None,
                    operations: good.operations.clone(),
                    answers: good.answers.clone(),
                    figures: Figures::new(),
                    ..*good
                };
                match self {
                    Edit::Perform(_, term) if is_listed(good, term) => {
                        good.operations.get_or_insert_default().push(term.clone());
                    }
                    Edit::Perform(_, term) | Edit::Confirm(_, term) => {
                        good.answers.insert(term.clone(), true);
                    }
                    Edit::Exceed(_, insufficient) => {
                        if !insufficient.is_empty() && good.operations.as_ref() == Some(insufficient) {
                            good.operations = None;
                        }
                        good.beyond_insufficient_operations = Some(true);
                    }
                    Edit::Domestic(..) | Edit::Certify(..) => {}
                }
                Before::Good(path.clone(), Box::new(before))
            }
        }
    }

    /// Makes it on the document and notes how.
    pub(super) fn patch(
        &self,
        root: &GoodFacts,
        home: Country,
        document: &mut Json<'static>,
        patch: &mut Vec<PatchOperation>,
    ) {
        let at = self.at();
        match self {
            Edit::Domestic(path, place) => {
                let line = good_at(root, path).and_then(|good| good.materials.as_ref()?.get(*place));
                let code = line.and_then(Material::code).map(|code| code.to_string());
                if stands(document, &format!("{at}/made_from")).is_some() {
                    if let (Some(code), None) = (code, stands(document, &format!("{at}/hs"))) {
                        push(PatchOperation::text(format!("{at}/hs"), code), document, patch);
                    }
                    push(PatchOperation::remove(format!("{at}/made_from")), document, patch);
                }
                push(PatchOperation::text(format!("{at}/origin"), home.to_string()), document, patch);
                if stands(document, &format!("{at}/proof")).is_some() {
                    push(PatchOperation::remove(format!("{at}/proof")), document, patch);
                }
            }
            Edit::Certify(..) => {
                let proof = PatchValue::texts(&[("kind", "ct-1")]);
                push(PatchOperation::add(format!("{at}/proof"), proof), document, patch);
            }
            Edit::Perform(path, term) if good_at(root, path).is_some_and(|good| is_listed(good, term)) => {
                push(PatchOperation::text(format!("{at}/-"), term), document, patch);
            }
            Edit::Perform(path, term) | Edit::Confirm(path, term) => {
                let answers = format!("{}/answers", pointer(path));
                let operation = match stands(document, &answers) {
                    Some(_) => PatchOperation::add(format!("{answers}/{}", token(term)), PatchValue::Flag(true)),
                    None => PatchOperation::add(answers, PatchValue::flag(term)),
                };
                push(operation, document, patch);
            }
            Edit::Exceed(path, insufficient) => {
                let operations = format!("{}/operations", pointer(path));
                let stated = match stands(document, &operations) {
                    Some(Json::List(stated)) => stated.len(),
                    _ => 0,
                };
                if !insufficient.is_empty() && stated == insufficient.len() {
                    push(PatchOperation::remove(operations), document, patch);
                }
                push(PatchOperation::add(at, PatchValue::Flag(true)), document, patch);
            }
        }
    }
}

/// Whether an operation belongs into the list, and not among the answers: where there is a list, and no answer that
/// says otherwise.
fn is_listed(good: &GoodFacts, term: &str) -> bool {
    good.operations.is_some() && !good.answers.contains_key(term)
}
