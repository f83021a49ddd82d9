//! What breaks a rule, in English with the program's names.

use super::english::{English, and};
use crate::check::{
    AdmissionReason, AgreementReason, Crowd, Evidence, QuotaOf, ScopeReason, Violation,
};
use crate::schedule::Placement;

/// One line that stands by itself.
pub(super) fn violation(words: &English<'_>, violation: &Violation) -> String {
    let (code, reason) = (violation.code(), reason(words, violation));
    match violation.culprit() {
        Some(placement) => format!("{code} {}: {reason}", stay(words, placement)),
        None => format!("{code} {reason}"),
    }
}

fn stay(words: &English<'_>, placement: &Placement) -> String {
    let who = words.names.trainee(placement.trainee());
    format!("{who} at {}", words.placement(placement))
}

fn crowd(words: &English<'_>, crowd: &Crowd, what: &str) -> String {
    let when = words.periods(&[crowd.period()]);
    let people: Vec<_> = crowd.first().iter().collect();
    let (count, limit, people) = (crowd.count(), crowd.limit(), words.people(&people));
    format!("{what} {limit} in {when}, and {count} would be there, among them {people}")
}

/// What breaks the rule, without the placement that breaks it by itself.
#[expect(clippy::too_many_lines, reason = "one arm a rule")]
pub(super) fn reason(words: &English<'_>, violation: &Violation) -> String {
    let names = &words.names;
    match violation.evidence() {
        Evidence::Unknown { missing, .. } => {
            let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
            format!("the program has no {}", and(&missing))
        }
        Evidence::OutsideHorizon { .. } => "it lies outside the program's dates".to_owned(),
        Evidence::Overlap { placement, earlier } => {
            let earlier = words.placement(earlier.placement());
            let later = stay(words, placement.placement());
            format!("{later}: this is at the same time as {earlier}")
        }
        Evidence::TooMany {
            trainee,
            requirement,
            count,
            limit,
        } => {
            let (who, number) = (names.trainee(trainee), requirement + 1);
            format!("{who} has {count} placements for requirement {number}, which asks for {limit}")
        }
        Evidence::Repeated {
            trainee,
            specialty,
            count,
        } => {
            let (who, specialty) = (names.trainee(trainee), names.specialty(specialty));
            format!("{who} is placed {count} times for {specialty}")
        }
        Evidence::WrongLength { placement, wanted } => {
            let lasts = words.length(placement.placement().periods());
            format!("it lasts {lasts} instead of {}", words.length(*wanted))
        }
        Evidence::NotRequired { .. } => "the curriculum does not ask for it".to_owned(),
        Evidence::NotTaught { taught, .. } => {
            format!("the department teaches {}", names.specialty(taught))
        }
        Evidence::NotAdmitted { reason, .. } => match reason {
            AdmissionReason::Profession { .. }
            | AdmissionReason::Level { .. }
            | AdmissionReason::Language { .. }
            | AdmissionReason::Unable => reason.to_string(),
        },
        Evidence::Unavailable { day, .. } => format!("the trainee is away on {day}"),
        Evidence::OutsideWindow { window, .. } => {
            let (first, last) = (window.first(), window.last());
            format!("the cohort's dates are {first} to {last}")
        }
        Evidence::MissesCommonDay {
            trainee,
            label,
            day,
        } => format!(
            "{} is away on {day} and misses \"{label}\"",
            names.trainee(trainee)
        ),
        Evidence::TooEarly { placement, after } => {
            let (stay, after) = (stay(words, placement.placement()), names.specialty(after));
            format!("{stay}: {after} has to be finished first")
        }
        Evidence::TooOften {
            trainee,
            hospital,
            count,
            limit,
        } => {
            let (who, place) = (names.trainee(trainee), names.hospital(hospital));
            format!("{who} has {count} placements in {place}, the curriculum allows {limit}")
        }
        Evidence::NoCredential {
            credential, day, ..
        } => format!("the trainee has no valid {credential} on {day}"),
        Evidence::StayTooLong {
            trainee,
            policy,
            stay,
            limit,
        } => {
            let (who, days) = (names.trainee(trainee), stay.days());
            let (first, last) = (stay.first(), stay.last());
            format!(
                "{who} would stay {days} days ({first} to {last}), policy {policy} allows {limit}"
            )
        }
        Evidence::TooManyDays {
            trainee,
            policy,
            from,
            until,
            days,
            limit,
        } => {
            let who = names.trainee(trainee);
            format!(
                "{who} would spend {days} days in the country from {from} to {until}, policy \
                 {policy} allows {limit}"
            )
        }
        Evidence::Inexperienced {
            policy,
            since,
            years,
            ..
        } => {
            let has = match since {
                Some(since) => format!("the trainee has practiced since {since}"),
                None => "the trainee states no practice".to_owned(),
            };
            format!("policy {policy} asks for {years} full years of practice, {has}")
        }
        Evidence::TooSoon {
            policy,
            earlier,
            years,
            ..
        } => {
            let last = earlier.last();
            format!(
                "the trainee took part until {last}, policy {policy} asks for {years} full years \
                 in between"
            )
        }
        Evidence::NoPractice { reason, .. } => reason.to_string(),
        Evidence::NoAgreement { reason, .. } => match reason {
            AgreementReason::Missing => "the trainee comes under no agreement".to_owned(),
            AgreementReason::SendsNobody { partnership, .. } => {
                let agreement = names.partnership(partnership);
                format!("{agreement} is not an agreement that sends trainees")
            }
            AgreementReason::NotInForce { partnership, day } => {
                format!(
                    "{} is not in force on {day}",
                    names.partnership(partnership)
                )
            }
        },
        Evidence::OutOfScope {
            placement,
            partnership,
            reason,
        } => {
            let agreement = names.partnership(partnership);
            let what = match reason {
                ScopeReason::Specialty => names.specialty(placement.placement().specialty()),
                ScopeReason::Profession => "the trainee's profession".to_owned(),
                ScopeReason::Hospital => "the hospital".to_owned(),
            };
            format!("{agreement} does not cover {what}")
        }
        Evidence::PinMissing { pin } => {
            format!("{}: this is settled and is missing", stay(words, pin))
        }
        Evidence::Left { since, .. } => format!("the trainee has left on {since}"),
        Evidence::NoSeats {
            department,
            crowd: too_many,
        } => {
            let seats = format!("seats of {}:", names.department(department));
            crowd(words, too_many, &seats)
        }
        Evidence::Closed { day, .. } => format!("the department is closed on {day}"),
        Evidence::HospitalFull {
            hospital,
            crowd: too_many,
        } => {
            let most = format!("trainees whom {} takes:", names.hospital(hospital));
            crowd(words, too_many, &most)
        }
        Evidence::NoSupervision {
            department,
            crowd: too_many,
        } => {
            let place = names.department(department);
            let most = format!("trainees whom the supervisors of {place} can look after:");
            crowd(words, too_many, &most)
        }
        Evidence::NoInterpreter {
            hospital,
            language,
            crowd: too_many,
        } => {
            let place = names.hospital(hospital);
            let most =
                format!("trainees whom the interpreters of {language} at {place} can look after:");
            crowd(words, too_many, &most)
        }
        Evidence::QuotaExceeded {
            partnership,
            of,
            count,
            limit,
            first,
        } => {
            let agreement = names.partnership(partnership);
            let of = match of {
                QuotaOf::Year(year) => format!("trainees in {year}"),
                QuotaOf::Cohort(cohort) => format!("trainees of cohort {cohort}"),
                QuotaOf::Specialty(id) => format!("placements for {}", names.specialty(id)),
            };
            let people: Vec<_> = first.iter().collect();
            let people = words.people(&people);
            format!("{agreement}: {count} {of}, the quota is {limit}; among them {people}")
        }
        Evidence::ShareExceeded {
            authority,
            hospital,
            crowd: too_many,
            ..
        } => {
            let place = hospital.as_ref().map(|id| names.hospital(id));
            let place = place.unwrap_or_else(|| "all hospitals".to_owned());
            let most = format!("seats in {place} that {authority} may fill:");
            crowd(words, too_many, &most)
        }
        Evidence::OverBudget {
            budget,
            spent,
            ceiling,
        } => {
            let currency = ceiling.currency();
            format!("budget {budget}: {spent} {currency} would be spent of {ceiling}")
        }
        Evidence::Separated {
            link,
            period,
            members,
            present,
            hospitals,
            first,
            ..
        } => {
            let when = words.periods(&[*period]);
            let places: Vec<String> = hospitals.iter().map(|id| names.hospital(id)).collect();
            format!(
                "team {link} is not together in {when}: {present} of {members} are at {}, among them {}",
                and(&places),
                words.people(&first.iter().collect::<Vec<_>>())
            )
        }
        Evidence::Alone {
            link,
            hospital,
            period,
            trainee,
            ..
        } => {
            let (who, place) = (names.trainee(trainee), names.hospital(hospital));
            let when = words.periods(&[*period]);
            format!("{who} is the only one of group {link} at {place} in {when}")
        }
        Evidence::NotApart {
            link,
            hospital,
            crowd,
        } => {
            let place = names.hospital(hospital);
            let when = words.periods(&[crowd.period()]);
            let people: Vec<_> = crowd.first().iter().collect();
            format!(
                "{} are at {place} together in {when}, link {link} keeps them apart",
                words.people(&people)
            )
        }
    }
}
