//! The form that answers had in earlier versions.

use crate::doc::Json;

/// Takes out of an answer what an earlier version's answers did not have: pointers, in which `*` stands for any one
/// member or place.
pub(super) fn take_out(answer: &mut Json<'_>, pointers: &[&str]) {
    for pointer in pointers {
        if let Some(path) = pointer.strip_prefix('/') {
            take(answer, path);
        }
    }
}

fn take(json: &mut Json<'_>, path: &str) {
    let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let is_meant = |member: &str| name == "*" || name == member;
    match (json, rest) {
        (Json::Object(members), None) => members.retain(|(member, _)| !is_meant(member)),
        (Json::Object(members), Some(rest)) => {
            members.iter_mut().filter(|(member, _)| is_meant(member)).for_each(|(_, value)| take(value, rest));
        }
        (Json::List(items), Some(rest)) if name == "*" => items.iter_mut().for_each(|item| take(item, rest)),
        _ => {}
    }
}

/// Whether a place is one that a pointer with `*` names, or below it.
pub(super) fn leads(pattern: &str, at: &str) -> bool {
    let mut places = at.split('/');
    pattern.split('/').all(|name| places.next().is_some_and(|place| name == "*" || name == place))
}
