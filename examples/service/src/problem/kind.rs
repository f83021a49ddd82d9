//! Kinds of problems: the end of their `type`, their status, their titles.

use crate::language::Language;

macro_rules! kinds {
    ($($kind:ident = $name:literal, $status:literal, $english:literal, $korean:literal;)*) => {
        /// What kind of problem it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Kind {
            $($kind,)*
        }

        impl Kind {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The end of its `type`.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// Its status.
            pub(crate) const fn status(self) -> u16 {
                match self {
                    $(Self::$kind => $status,)*
                }
            }

            /// Its title.
            pub(crate) const fn title(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$kind, Language::En) => $english,
                        (Self::$kind, Language::Ko) => $korean,
                    )*
                }
            }
        }
    };
}

kinds! {
    BadRequest = "bad-request", 400, "The request can not be understood", "요청을 이해할 수 없습니다";
    NotFound = "not-found", 404, "There is nothing here", "찾는 것이 없습니다";
    NotAllowed = "not-allowed", 405, "This can not be done here", "여기에서는 할 수 없는 요청입니다";
    Forbidden = "forbidden", 403, "Only this machine is served", "이 컴퓨터에서 온 요청만 받습니다";
    Taken = "taken", 409, "There is one of this id already", "같은 식별자가 이미 있습니다";
    Outdated = "outdated", 409, "The program has changed since the job began", "계획을 만드는 동안 과정이 바뀌었습니다";
    TooLarge = "too-large", 413, "The text is too large", "파일이 너무 큽니다";
    UnsupportedType = "unsupported-type", 415, "The text is of another type", "다른 형식의 내용입니다";
    MalformedText = "malformed-text", 400, "The text can not be read", "파일을 읽을 수 없습니다";
    InvalidProgram = "invalid-program", 422, "The program has defects", "과정에 고칠 곳이 있습니다";
    InvalidChange = "invalid-change", 422, "The change can not be made", "이 변경은 할 수 없습니다";
    OtherProgram = "other-program", 422, "The text is of another program", "다른 과정의 내용입니다";
    BreaksRules = "breaks-rules", 422, "The plan breaks hard rules", "계획이 지켜야 할 규칙에 어긋납니다";
    NoPlan = "no-plan", 404, "There is no plan yet", "아직 계획이 없습니다";
    Unexplained = "unexplained", 422, "The plan can not be explained", "이 계획은 설명할 수 없습니다";
    Unwritable = "unwritable", 422, "The plan can not be written in this form", "계획을 이 형식으로 쓸 수 없습니다";
    VersionRequired = "version-required", 428, "Which version was seen must be said", "어떤 판을 보았는지 밝혀야 합니다";
    StaleVersion = "stale-version", 412, "Somebody else has written since", "그 사이에 다른 사람이 고쳤습니다";
    Busy = "busy", 503, "Too much is asked at once", "한꺼번에 너무 많은 요청이 왔습니다";
    Slow = "slow", 503, "The answer took too long", "답이 너무 오래 걸렸습니다";
    Full = "full", 507, "There is no room for more data", "저장할 공간이 없습니다";
    Internal = "internal", 500, "The service is at fault", "서비스에 문제가 있습니다";
}

impl Kind {
    /// The kind of a `type`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(*kind));
        }
        assert_eq!(Kind::named("<script>"), None);
    }
}
