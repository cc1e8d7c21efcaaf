//! Brute force beside advice.

pub(crate) mod case;
pub(crate) mod figures;
pub(crate) mod sets;
