//! How cells look: readable on paper and in gray.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// A line around a cell.
fn framed() -> Format {
    let line = Color::RGB(0x00b8_b8b8);
    Format::new()
        .set_border(FormatBorder::Thin)
        .set_border_color(line)
        .set_align(FormatAlign::VerticalCenter)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(14)
}

/// The head of a column.
pub(super) fn head() -> Format {
    framed()
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00e8_eef3))
}

/// The head of a column that is a day.
pub(super) fn head_day() -> Format {
    head()
        .set_num_format("yyyy-mm-dd")
        .set_align(FormatAlign::Left)
}

/// A plain cell.
pub(super) fn plain() -> Format {
    framed().set_text_wrap()
}

/// A plain cell that is a day.
pub(super) fn day() -> Format {
    framed()
        .set_num_format("yyyy-mm-dd")
        .set_align(FormatAlign::Left)
}

/// A name that stands for a group of rows.
pub(super) fn group() -> Format {
    plain().set_bold()
}

/// A placement.
pub(super) fn placed() -> Format {
    framed()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00cf_e3f0))
}

/// A placement for which there is no seat: also in gray a thick frame and bold letters.
pub(super) fn crowded() -> Format {
    let wrong = Color::RGB(0x00d5_5e00);
    Format::new()
        .set_border(FormatBorder::Thick)
        .set_border_color(wrong)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_bold()
        .set_background_color(Color::RGB(0x00f7_dcc9))
}

/// A line below a table.
#[cfg(feature = "report")]
pub(super) fn note() -> Format {
    Format::new().set_italic()
}

/// A percentage: the cell holds the share.
#[cfg(feature = "report")]
pub(super) fn percent() -> Format {
    framed().set_num_format("0.0%")
}

/// A seat that does not exist.
pub(super) fn void() -> Format {
    framed().set_background_color(Color::RGB(0x00e0_e0e0))
}
