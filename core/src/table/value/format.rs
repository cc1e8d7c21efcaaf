//! Reads a number format: whether it shows a percent, a day or a text, and which currency it names.
