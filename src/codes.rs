//! Codes that other bodies maintain: countries, subdivisions, currencies, languages.
//!
//! Each type holds a code that the issuing standard knows, in its canonical spelling.
//!
//! ```
//! use practicum::codes::{CountryCode, LanguageTag, SubdivisionCode};
//!
//! assert_eq!("ru".parse::<CountryCode>()?.as_str(), "RU");
//! assert_eq!("KR-41".parse::<SubdivisionCode>()?.country().as_str(), "KR");
//! assert_eq!("zh-hant-tw".parse::<LanguageTag>()?.as_str(), "zh-Hant-TW");
//! assert!("Korean!".parse::<LanguageTag>().is_err());
//! # Ok::<(), practicum::codes::CodeError>(())
//! ```

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

/// A text that is not a code of the standard named.
///
/// ```
/// use practicum::codes::CountryCode;
///
/// let error = "Korea".parse::<CountryCode>().err().ok_or("not a code")?;
/// assert_eq!(error.text(), "Korea");
/// assert!(error.standard().contains("ISO 3166-1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is not {standard}")]
pub struct CodeError {
    text: String,
    standard: &'static str,
}

impl CodeError {
    fn new(text: &str, standard: &'static str) -> Self {
        // An error must stay short even where the input is not.
        Self {
            text: text.chars().take(40).collect(),
            standard,
        }
    }

    /// The text, at most its first 40 characters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The standard that does not know the text, with its article.
    pub fn standard(&self) -> &'static str {
        self.standard
    }
}

/// A country of ISO 3166-1, two capital letters.
///
/// ```
/// use practicum::codes::CountryCode;
///
/// let korea: CountryCode = "KR".parse()?;
/// assert_eq!(korea.as_str(), "KR");
/// assert!("XX".parse::<CountryCode>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(&'static str);

impl FromStr for CountryCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let error = || CodeError::new(text, "an ISO 3166-1 alpha-2 country code");
        if text.len() != 2 {
            return Err(error());
        }
        rust_iso3166::from_alpha2(&text.to_ascii_uppercase())
            .map(|country| Self(country.alpha2))
            .ok_or_else(error)
    }
}

impl CountryCode {
    /// The two letters.
    pub fn as_str(&self) -> &str {
        self.0
    }
}

/// A subdivision of a country, by ISO 3166-2: `KR-41`, `RU-PRI`.
///
/// ```
/// use practicum::codes::SubdivisionCode;
///
/// let gyeonggi: SubdivisionCode = "KR-41".parse()?;
/// assert_eq!(gyeonggi.country().as_str(), "KR");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubdivisionCode {
    code: &'static str,
    country: CountryCode,
}

impl FromStr for SubdivisionCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let error = || CodeError::new(text, "an ISO 3166-2 subdivision code");
        if text.len() > 6 {
            return Err(error());
        }
        let found = rust_iso3166::iso3166_2::from_code(&text.to_ascii_uppercase());
        let code = found.ok_or_else(error)?.code;
        let country = code
            .split('-')
            .next()
            .unwrap_or_default()
            .parse()
            .map_err(|_| error())?;
        Ok(Self { code, country })
    }
}

impl SubdivisionCode {
    /// The code.
    pub fn as_str(&self) -> &str {
        self.code
    }

    /// The country that the subdivision belongs to.
    pub fn country(&self) -> CountryCode {
        self.country
    }
}

/// A language, as a well-formed tag of BCP 47 in its canonical case: `ko`, `ru`, `zh-Hant-TW`.
///
/// ```
/// use practicum::codes::LanguageTag;
///
/// let tag: LanguageTag = "RU-cyrl-ru".parse()?;
/// assert_eq!(tag.as_str(), "ru-Cyrl-RU"); // as BCP 47 writes it
/// assert_eq!(tag.primary(), "ru"); // an interpreter of it will do
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(Arc<str>);

impl FromStr for LanguageTag {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let error = || CodeError::new(text, "a BCP 47 language tag");
        if text.len() > 64 {
            return Err(error());
        }
        let tag = oxilangtag::LanguageTag::parse_and_normalize(text).map_err(|_| error())?;
        Ok(Self(Arc::from(tag.as_str())))
    }
}

impl LanguageTag {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script, region and variants: `zh` of `zh-Hant-TW`.
    pub fn primary(&self) -> &str {
        let end = self.0.bytes().position(|byte| byte == b'-');
        end.and_then(|end| self.0.get(..end)).unwrap_or(&self.0)
    }
}

/// A currency of ISO 4217, three capital letters.
///
/// ```
/// use practicum::codes::Currency;
///
/// let (won, dollar): (Currency, Currency) = ("KRW".parse()?, "USD".parse()?);
/// assert_eq!((won.decimals(), dollar.decimals()), (0, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl FromStr for Currency {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        iso_currency::Currency::from_code(text)
            .map(Self)
            .ok_or_else(|| CodeError::new(text, "an ISO 4217 currency code"))
    }
}

impl Currency {
    /// The three letters.
    pub fn as_str(&self) -> &str {
        self.0.code()
    }

    /// Decimal places of the currency's smaller unit: 0 for KRW, 2 for USD.
    pub fn decimals(&self) -> u32 {
        u32::from(self.0.exponent().unwrap_or(0))
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

macro_rules! text_forms {
    ($($name:ident $words:literal),+ $(,)?) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "description": $words})
            }
        }
    )+};
}

text_forms!(
    CountryCode "A country of ISO 3166-1, two letters.",
    SubdivisionCode "A subdivision of ISO 3166-2.",
    LanguageTag "A language tag of BCP 47.",
    Currency "A currency of ISO 4217, three letters.",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_model_case() {
        for code in ["KR-41", "RU-PRI", "RU-KHA", "RU-IRK", "RU-SAK"] {
            assert_eq!(
                code.parse::<SubdivisionCode>().map(|c| c.to_string()),
                Ok(code.into())
            );
        }
        assert_eq!("KRW".parse::<Currency>().map(|c| c.decimals()), Ok(0));
        assert_eq!("USD".parse::<Currency>().map(|c| c.decimals()), Ok(2));
    }

    #[test]
    fn refuses_what_no_standard_knows() {
        assert!("XX".parse::<CountryCode>().is_err());
        assert!("KOR".parse::<CountryCode>().is_err());
        assert!("KR-99".parse::<SubdivisionCode>().is_err());
        assert!("krw".parse::<Currency>().is_err());
        assert!("".parse::<LanguageTag>().is_err());
        let long = "x".repeat(1_000_000);
        assert!(
            long.parse::<Currency>()
                .is_err_and(|e| e.text().len() == 40)
        );
    }
}
