//! Values read back from the JSON that was written of them.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Json;

/// What can be read from the JSON that it serialises to. Nothing where the JSON is no such value.
pub(crate) trait FromJson: Sized {
    fn from_json(json: &Json<'_>) -> Option<Self>;

    /// What an absent member stands for.
    fn absent() -> Option<Self> {
        None
    }
}

/// A member of an object.
pub(crate) fn member<T: FromJson>(json: &Json<'_>, name: &str) -> Option<T> {
    let Json::Object(members) = json else { return None };
    match members.iter().find(|(key, _)| key == name) {
        Some((_, value)) => T::from_json(value),
        None => T::absent(),
    }
}

/// Reads structs by their members and enums by their names. A member marked `default` may be absent.
macro_rules! from_json {
    ($(struct $name:ident { $($field:ident $(= $key:literal)? $(: $default:ident)?),* $(,)? })*) => { $(
        impl $crate::doc::FromJson for $name {
            fn from_json(json: &$crate::doc::Json<'_>) -> Option<$name> {
                Some($name { $($field: from_json!(@member json $field $($key)? $(, $default)?)?),* })
            }
        }
    )* };
    (@member $json:ident $field:ident) => { $crate::doc::member($json, stringify!($field)) };
    (@member $json:ident $field:ident $key:literal) => { $crate::doc::member($json, $key) };
    (@member $json:ident $field:ident, default) => {
        $crate::doc::member::<Option<_>>($json, stringify!($field)).map(Option::unwrap_or_default)
    };
    ($(enum $name:ident { $($variant:ident = $text:literal),* $(,)? })*) => { $(
        impl $crate::doc::FromJson for $name {
            fn from_json(json: &$crate::doc::Json<'_>) -> Option<$name> {
                match json {
                    $($crate::doc::Json::Text(text) if text == $text => Some($name::$variant),)*
                    _ => None,
                }
            }
        }
    )* };
}

pub(crate) use from_json;

impl FromJson for bool {
    fn from_json(json: &Json<'_>) -> Option<bool> {
        if let Json::Bool(value) = json { Some(*value) } else { None }
    }
}

impl FromJson for Json<'static> {
    fn from_json(json: &Json<'_>) -> Option<Self> {
        Some(json.clone().into_owned())
    }
}

impl FromJson for u32 {
    fn from_json(json: &Json<'_>) -> Option<u32> {
        if let Json::Number(digits) = json { digits.parse().ok() } else { None }
    }
}

impl FromJson for u8 {
    fn from_json(json: &Json<'_>) -> Option<u8> {
        u32::from_json(json).and_then(|value| u8::try_from(value).ok())
    }
}

impl FromJson for String {
    fn from_json(json: &Json<'_>) -> Option<String> {
        if let Json::Text(text) = json { Some(text.to_string()) } else { None }
    }
}

impl FromJson for Cow<'static, str> {
    fn from_json(json: &Json<'_>) -> Option<Self> {
        String::from_json(json).map(Cow::Owned)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &Json<'_>) -> Option<Self> {
        if *json == Json::Null { Some(None) } else { T::from_json(json).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(json: &Json<'_>) -> Option<Self> {
        T::from_json(json).map(Box::new)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json<'_>) -> Option<Self> {
        if let Json::List(items) = json { items.iter().map(T::from_json).collect() } else { None }
    }
}

impl FromJson for [String; 2] {
    fn from_json(json: &Json<'_>) -> Option<Self> {
        Vec::from_json(json).and_then(|items| items.try_into().ok())
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(json: &Json<'_>) -> Option<Self> {
        let Json::Object(members) = json else { return None };
        let mut map = BTreeMap::new();
        for (key, value) in members {
            map.insert(key.to_string(), T::from_json(value)?);
        }
        Some(map)
    }
}
