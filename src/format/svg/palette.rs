//! Colors and patterns that tell things apart, also in gray.

/// Text.
pub(super) const INK: &str = "#1a1a1a";
/// Less important text.
pub(super) const FAINT: &str = "#5f5f5f";
/// Lines of a grid.
pub(super) const GRID: &str = "#d9d9d9";
/// Behind what does not exist.
pub(super) const VOID: &str = "#f0f0f0";
/// What is wrong.
pub(super) const WRONG: &str = "#d55e00";
/// What is right, and what is measured.
#[cfg(any(feature = "solver", feature = "stats"))]
pub(super) const MAIN: &str = "#0072b2";

/// Colors of Okabe and Ito (2008), each with a tint of it that dark text can be read on.
const COLORS: [(&str, &str); 7] = [
    ("#0072b2", "#cfe3f0"),
    ("#e69f00", "#faecc9"),
    ("#009e73", "#cdebe1"),
    ("#cc79a7", "#f5e1ec"),
    ("#56b4e9", "#e0f1fb"),
    ("#f0e442", "#fbf9d3"),
    ("#d55e00", "#f7dcc9"),
];

/// How many patterns there are; 7 and 5 have no common factor, so 35 things differ in one of the two.
pub(super) const PATTERNS: usize = 5;

/// The look of the so-many-th thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Its color.
    pub(super) color: &'static str,
    /// A light tint of it.
    pub(super) tint: &'static str,
    /// The number of its pattern.
    pub(super) pattern: usize,
}

/// The look of the so-many-th thing.
pub(super) fn look(number: usize) -> Look {
    let (color, tint) = COLORS
        .get(number % COLORS.len())
        .copied()
        .unwrap_or(("#0072b2", "#cfe3f0"));
    Look {
        color,
        tint,
        pattern: number % PATTERNS,
    }
}

/// The lines of a pattern in a square of eight pixels.
pub(super) fn pattern(number: usize) -> &'static str {
    match number {
        0 => "",
        1 => "M-2 10L10 -2M-2 2L2 -2M6 10L10 6",
        2 => "M0 4H8",
        3 => "M4 0V8",
        _ => "M-2 -2L10 10M-2 6L2 10M6 -2L10 2M-2 10L10 -2M-2 2L2 -2M6 10L10 6",
    }
}
