//! The two languages of the page, and reasons in them.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use practicum::check::{Shortfall, Violation};
use practicum::codes::LanguageTag;
use practicum::explain::{English, Korean};
use practicum::ids::{DepartmentId, SpecialtyId};
use practicum::program::{DatedName, Hospital};
use practicum::replan::ReplanWording;
use practicum::report::Utilization;
use practicum::schedule::Placement;
use practicum::{Program, Schedule};
use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Language {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

/// A query that says nothing but a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spoken {
    pub(crate) lang: Option<Language>,
}

impl Language {
    pub(crate) const ALL: [Self; 2] = [Self::En, Self::Ko];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// Its name in itself.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ko => "한국어",
        }
    }

    /// What was asked for; else the first of ours that the browser wants.
    pub(crate) fn of(asked: Option<Self>, headers: &HeaderMap) -> Self {
        let wanted = headers.get(ACCEPT_LANGUAGE);
        let wanted = wanted.and_then(|value| value.to_str().ok()).unwrap_or("");
        let mut wanted = wanted.split(',').map(str::trim);
        let first = wanted.find_map(|tag| {
            let mut ours = Self::ALL.into_iter();
            ours.find(|one| {
                tag.get(..2)
                    .is_some_and(|two| two.eq_ignore_ascii_case(one.code()))
            })
        });
        asked.or(first).unwrap_or_default()
    }

    /// The tag by which a program finds its labels.
    pub(crate) fn tag(self) -> Option<LanguageTag> {
        self.code().parse().ok()
    }

    /// A specialty by its label in this language, its name, or its id.
    pub(crate) fn specialty(self, program: &Program, id: &SpecialtyId) -> String {
        let Some(specialty) = program.specialties().get(id) else {
            return id.to_string();
        };
        let label = self.tag().and_then(|tag| specialty.labels().get(&tag));
        let name = specialty.names().first().map(DatedName::text);
        label
            .map_or(name.unwrap_or(id.as_str()), |label| label)
            .to_owned()
    }

    fn specialties(self, program: &Program, ids: &[SpecialtyId]) -> String {
        let names = ids.iter().map(|id| self.specialty(program, id));
        names.collect::<Vec<_>>().join(", ")
    }

    /// A hospital by its label in this language, or its name.
    pub(crate) fn hospital(self, hospital: &Hospital) -> String {
        let label = self.tag().and_then(|tag| hospital.labels().get(&tag));
        label.map_or(hospital.name(), |label| label).to_owned()
    }

    /// A department by its hospital and its own name, that of its specialty, or its id.
    pub(crate) fn department(self, program: &Program, id: &DepartmentId) -> String {
        let Some((hospital, department)) = program.department(id) else {
            return id.to_string();
        };
        let own = department.name().map(str::to_owned);
        let own = own.unwrap_or_else(|| self.specialty(program, department.specialty()));
        format!("{} · {own}", self.hospital(hospital))
    }

    /// How seats are used, with names in this language.
    pub(crate) fn utilization(self, program: &Program, plan: &Schedule) -> Utilization {
        match self.tag() {
            Some(tag) => Utilization::in_language(program, plan, &tag),
            None => Utilization::new(program, plan),
        }
    }

    /// What the library has to say, in this language.
    pub(crate) fn words<T>(self, program: &Program, say: impl FnOnce(&dyn Words) -> T) -> T {
        match self {
            Self::En => say(&English::new(program)),
            Self::Ko => say(&Korean::new(program)),
        }
    }
}

/// The library's words, its words for a placement, and what it has no words for.
pub(crate) trait Words: ReplanWording {
    /// A placement: where and when.
    fn stay(&self, placement: &Placement) -> String;

    /// A placement that is new: who, where and when.
    fn joined(&self, placement: &Placement) -> String;

    /// What is missing.
    fn shortfall(&self, program: &Program, shortfall: &Shortfall) -> String;

    /// What to do about a violation.
    fn remedy(&self, violation: &Violation) -> String;

    /// What to do about what is missing.
    fn help(&self, shortfall: &Shortfall) -> String;
}

impl Words for English<'_> {
    fn stay(&self, placement: &Placement) -> String {
        self.placement(placement)
    }

    fn joined(&self, placement: &Placement) -> String {
        let who = self.trainee(placement.trainee());
        format!("{who} comes to {}", self.placement(placement))
    }

    fn shortfall(&self, program: &Program, shortfall: &Shortfall) -> String {
        let code = shortfall.code();
        match shortfall {
            Shortfall::OpenRequirement {
                trainee,
                placed,
                choose,
                open,
                ..
            } => format!(
                "{code} {}: {placed} of {choose} placed; still open: {}",
                self.trainee(trainee),
                Language::En.specialties(program, open)
            ),
            Shortfall::MinimumSeats {
                department,
                period,
                trainees,
                minimum,
                ..
            } => format!(
                "{code} {}: {trainees} placed in {}, at least {minimum} are needed",
                Language::En.department(program, department),
                self.periods(&[*period])
            ),
            other => format!("{code} {other}"),
        }
    }

    fn remedy(&self, violation: &Violation) -> String {
        violation.remedy().to_owned()
    }

    fn help(&self, shortfall: &Shortfall) -> String {
        shortfall.remedy().to_owned()
    }
}

/// The remedy in Korean.
fn in_korean(remedy: impl Fn(&LanguageTag) -> &'static str) -> String {
    Language::Ko.tag().map_or("", |tag| remedy(&tag)).to_owned()
}

impl Words for Korean<'_> {
    fn stay(&self, placement: &Placement) -> String {
        self.placement(placement)
    }

    fn joined(&self, placement: &Placement) -> String {
        let who = self.trainee(placement.trainee());
        format!("{who}: {} 새로 배치", self.placement(placement))
    }

    fn shortfall(&self, program: &Program, shortfall: &Shortfall) -> String {
        let code = shortfall.code();
        match shortfall {
            Shortfall::OpenRequirement {
                trainee,
                placed,
                choose,
                open,
                ..
            } => {
                format!(
                    "{code} {}: {choose}건 중 {placed}건 배치됨, 남은 분야 {}",
                    self.trainee(trainee),
                    Language::Ko.specialties(program, open)
                )
            }
            Shortfall::MinimumSeats {
                department,
                period,
                trainees,
                minimum,
                ..
            } => format!(
                "{code} {}: {} 최소 {minimum}명, 배치 {trainees}명",
                Language::Ko.department(program, department),
                self.periods(&[*period])
            ),
            other => format!("{code} {other}"),
        }
    }

    fn remedy(&self, violation: &Violation) -> String {
        in_korean(|tag| violation.remedy_in(tag))
    }

    fn help(&self, shortfall: &Shortfall) -> String {
        in_korean(|tag| shortfall.remedy_in(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_heard_unless_somebody_chose() {
        let of = |asked, wanted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(
                ACCEPT_LANGUAGE,
                axum::http::HeaderValue::from_static(wanted),
            );
            Language::of(asked, &headers)
        };
        assert_eq!(of(None, "ru, ko-KR;q=0.9, en;q=0.8"), Language::Ko);
        assert_eq!(of(None, "EN-us"), Language::En);
        assert_eq!(of(None, "ru"), Language::En);
        assert_eq!(of(Some(Language::En), "ko"), Language::En);
    }
}
