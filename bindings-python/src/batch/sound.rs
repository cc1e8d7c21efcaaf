//! Whether what came over Arrow's interface is what its types say: nobody has looked at it, and Rust's texts must be
//! UTF-8.

use arrow_buffer::ArrowNativeType;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType};

/// Checks a column and those within it.
///
/// # Errors
/// What is unsound.
pub(super) fn check(data: &ArrayData) -> Result<(), ArrowError> {
    let is_plain = match data.data_type() {
        DataType::Utf8 => are_ascii::<i32>(data),
        DataType::LargeUtf8 => are_ascii::<i64>(data),
        // What these hold is checked by itself.
        DataType::List(_) => are_rising::<i32>(data, data.child_data().first().map_or(0, ArrayData::len)),
        DataType::LargeList(_) => are_rising::<i64>(data, data.child_data().first().map_or(0, ArrayData::len)),
        DataType::Struct(_) => {
            data.child_data().iter().all(|child| data.offset().saturating_add(data.len()) <= child.len())
        }
        _ => false,
    };
    if !is_plain {
        return data.validate_full();
    }
    data.validate()?;
    data.child_data().iter().try_for_each(check)
}

/// Texts of ASCII alone, which may be parted anywhere: seen at once, not text by text.
fn are_ascii<O: ArrowNativeType>(data: &ArrayData) -> bool {
    let Some(values) = data.buffers().get(1) else { return false };
    are_rising::<O>(data, values.len()) && values.is_ascii()
}

/// Offsets that rise, and end within what they part.
fn are_rising<O: ArrowNativeType>(data: &ArrayData, length: usize) -> bool {
    let offsets = data.buffers().first().map(|buffer| buffer.typed_data::<O>()).unwrap_or_default();
    let (start, end) = (data.offset(), data.offset().saturating_add(data.len()));
    let Some(offsets) = offsets.get(start..=end) else { return data.is_empty() };
    let is_rising = offsets.is_sorted();
    let last = offsets.last().map_or(0, |last| last.as_usize());
    let first = offsets.first().and_then(|first| first.to_usize());
    is_rising && first.is_some() && last <= length
}
