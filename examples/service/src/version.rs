//! Versions of a program, and what a writer says about them: `ETag` and `If-Match`.

use axum::http::header::IF_MATCH;
use axum::http::{HeaderMap, HeaderValue};

use crate::problem::{Kind, Problem};

/// A version of a program. A later one is greater, and none is used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(crate) i64);

impl Version {
    /// The `ETag`.
    pub(crate) fn tag(self) -> HeaderValue {
        // Digits in quotes are a header.
        HeaderValue::from_str(&format!("\"{}\"", self.0))
            .unwrap_or(HeaderValue::from_static("\"\""))
    }
}

/// What a writer has seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Whatever there is.
    Any,
    /// One of these tags.
    Tags(Vec<String>),
}

impl Seen {
    /// This version and no other.
    pub(crate) fn only(version: Version) -> Self {
        Self::Tags(vec![format!("\"{}\"", version.0)])
    }

    /// Reads `If-Match`, which every write must have.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let mut tags = Vec::new();
        let mut any = false;
        for value in headers.get_all(IF_MATCH) {
            let text = value.to_str().map_err(|_| malformed())?;
            for tag in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
                if tag == "*" {
                    any = true;
                } else if tag.trim_start_matches("W/").len() >= 2 && tag.ends_with('"') {
                    tags.push(tag.to_owned());
                } else {
                    return Err(malformed());
                }
            }
        }
        match (any, tags.is_empty()) {
            (true, _) => Ok(Self::Any),
            (false, false) => Ok(Self::Tags(tags)),
            (false, true) => Err(Problem::new(
                Kind::VersionRequired,
                (
                    "say in If-Match which version you have seen, as its ETag",
                    "어떤 판을 보았는지 If-Match에 ETag로 적으세요",
                ),
            )),
        }
    }

    /// Whether it is this version. Weak tags are none.
    pub(crate) fn is(&self, version: Version) -> bool {
        match self {
            Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|tag| *tag == format!("\"{}\"", version.0)),
        }
    }
}

fn malformed() -> Problem {
    Problem::new(
        Kind::BadRequest,
        (
            "If-Match is a list of tags in quotes, like \"7\"",
            "If-Match에는 \"7\"처럼 따옴표로 묶은 태그를 적습니다",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<Seen> {
        let mut headers = HeaderMap::new();
        headers.insert(IF_MATCH, HeaderValue::from_str(text).expect("a header"));
        Seen::of(&headers).ok()
    }

    #[test]
    fn only_the_same_strong_tag_matches() {
        for (text, matches) in [
            ("\"7\"", true),
            ("\"6\", \"7\"", true),
            ("*", true),
            ("\"8\"", false),
            ("W/\"7\"", false),
            ("\"77\"", false),
        ] {
            let seen = seen(text).expect(text);
            assert_eq!(seen.is(Version(7)), matches, "{text}");
        }
        for text in ["7", "", ",", "\"", "seven\""] {
            assert_eq!(
                seen(text).filter(|seen| seen.is(Version(7))),
                None,
                "{text}"
            );
        }
    }
}
