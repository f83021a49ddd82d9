//! What a caller chooses.

use crate::codes::LanguageTag;

/// How wide a picture is, and in which language names are shown. What else a picture says is in Korean or in
/// English.
///
/// ```
/// use practicum::format::svg::SvgStyle;
///
/// let style = SvgStyle::default().wide(1600).in_language("ko".parse()?);
/// assert_eq!(style.width(), 1600);
/// # Ok::<(), practicum::codes::CodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgStyle {
    width: u32,
    language: Option<LanguageTag>,
}

impl Default for SvgStyle {
    /// 1,200 pixels, names as the program has them.
    fn default() -> Self {
        Self {
            width: 1200,
            language: None,
        }
    }
}

impl SvgStyle {
    /// With another width, 600 to 20,000 pixels; what lies beyond is brought there.
    #[must_use]
    pub fn wide(mut self, pixels: u32) -> Self {
        self.width = pixels.clamp(600, 20_000);
        self
    }

    /// In a language: names where the program has labels in it, all else in Korean or in English.
    #[must_use]
    pub fn in_language(mut self, language: LanguageTag) -> Self {
        self.language = Some(language);
        self
    }

    /// The width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The language of names.
    pub fn language(&self) -> Option<&LanguageTag> {
        self.language.as_ref()
    }
}
