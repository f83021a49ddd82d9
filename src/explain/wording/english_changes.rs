//! Changes in English.

use super::english::English;
use super::names::Beyond;
use crate::explain::Change;
use crate::program::QuotaBasis;

/// A change, as something to do.
#[expect(clippy::too_many_lines, reason = "one arm a change")]
pub(super) fn change(words: &English<'_>, change: &Change) -> String {
    let names = &words.names;
    match change {
        Change::Seats {
            department,
            days,
            more,
        } => {
            let seats = English::number(*more, "more seat", "more seats");
            format!(
                "{seats} at {} {}",
                names.department(department),
                words.days(*days)
            )
        }
        Change::Cap {
            hospital,
            days,
            more,
        } => {
            let trainees = English::number(*more, "more trainee", "more trainees");
            format!(
                "{} takes {trainees} {}",
                names.hospital(hospital),
                words.days(*days)
            )
        }
        Change::Interpreters {
            hospital,
            language,
            days,
            more,
        } => {
            let trainees = English::number(*more, "more trainee", "more trainees");
            let (place, days) = (names.hospital(hospital), words.days(*days));
            format!("an interpreter of {language} at {place} for {trainees} {days}")
        }
        Change::Supervisor {
            department,
            days,
            trainees,
        } => {
            let trainees = English::number(*trainees, "trainee", "trainees");
            let (place, days) = (names.department(department), words.days(*days));
            format!("another supervisor for {trainees} at {place} {days}")
        }
        Change::Quota {
            partnership,
            basis,
            more,
        } => {
            let per = match basis {
                QuotaBasis::Year => "per year".to_owned(),
                QuotaBasis::Cohort => "per cohort".to_owned(),
                QuotaBasis::Specialty(id) => format!("for {}", names.specialty(id)),
            };
            let agreement = names.partnership(partnership);
            format!("{agreement}: a quota {per} that is {more} larger")
        }
        Change::Ceiling { budget, ceiling } => format!("{ceiling} in budget {budget}"),
        Change::Share {
            authority,
            hospital,
            percent,
        } => {
            let place = hospital.as_ref().map(|id| names.hospital(id));
            let place = place.unwrap_or_else(|| "all hospitals".to_owned());
            format!("{authority} may fill {percent} % of the seats in {place}")
        }
        Change::Unlink { link, trainee } => {
            format!("{} is not bound by link {link}", names.trainee(trainee))
        }
        Change::Open { department, days } => {
            format!(
                "{} opens {}",
                names.department(department),
                words.days(*days)
            )
        }
        Change::AdmitProfession {
            department,
            profession,
        } => format!(
            "{} admits the profession {profession}",
            names.department(department)
        ),
        Change::AdmitLevel { department, level } => {
            format!("{} admits the level {level}", names.department(department))
        }
        Change::Able {
            trainee,
            department,
        } => {
            let (who, place) = (names.trainee(trainee), names.department(department));
            format!("{who} attends {place} after all")
        }
        Change::Available { trainee, days } => {
            format!(
                "{} is available {}",
                names.trainee(trainee),
                words.days(*days)
            )
        }
        Change::Renew {
            trainee,
            credential,
            days,
        } => {
            let (who, last) = (names.trainee(trainee), days.last());
            format!("the {credential} of {who} is renewed to {last}")
        }
        Change::Window { cohort, days } => {
            format!(
                "the window of cohort {cohort} reaches over {} to {}",
                days.first(),
                days.last()
            )
        }
        Change::WaivePolicy { cohort, policy } => {
            format!("policy {policy} is waived for cohort {cohort}")
        }
        Change::WaivePrerequisite {
            trainee,
            specialty,
            after,
        } => {
            let (later, first) = (names.specialty(specialty), names.specialty(after));
            let who = names.trainee(trainee);
            format!("{first} before {later} is waived for {who}")
        }
        Change::HospitalMax { trainee, most } => {
            format!(
                "{} may have {most} placements in one hospital",
                names.trainee(trainee)
            )
        }
        Change::Excuse { cohort, label } => {
            format!("\"{label}\" is optional for cohort {cohort}")
        }
        Change::Prolong { partnership, days } => {
            let agreement = names.partnership(partnership);
            match names.beyond(partnership, *days) {
                Some(Beyond::End(last)) => format!("{agreement} is prolonged to {last}"),
                Some(Beyond::Start(first)) => format!("{agreement} is in force from {first} on"),
                None => format!("{agreement} is in force {}", words.days(*days)),
            }
        }
        Change::CoverSpecialty {
            partnership,
            specialty,
        } => {
            let agreement = names.partnership(partnership);
            format!("{agreement} covers {}", names.specialty(specialty))
        }
        Change::CoverProfession {
            partnership,
            profession,
        } => format!(
            "{} covers the profession {profession}",
            names.partnership(partnership)
        ),
        Change::CoverHospital {
            partnership,
            hospital,
        } => {
            let agreement = names.partnership(partnership);
            format!("{agreement} covers {}", names.hospital(hospital))
        }
        Change::Move { from, to } => {
            let who = from.first().map(|one| names.trainee(one.trainee()));
            let who = who.unwrap_or_default();
            match (from.as_slice(), to.as_slice()) {
                (from, []) => format!("{who} gives up {}", words.placements(from)),
                (from, to) => {
                    let (from, to) = (words.placements(from), words.placements(to));
                    format!("{who} goes to {to} instead of {from}")
                }
            }
        }
        Change::Withdraw { trainee, on } => {
            format!("{} leaves on {on}", names.trainee(trainee))
        }
        Change::Away { trainee, days } => {
            format!("{} is away {}", names.trainee(trainee), words.term(*days))
        }
        Change::Join { trainee } => format!("{} joins", trainee.id),
        Change::Close { department, days } => {
            format!(
                "{} closes {}",
                names.department(department),
                words.term(*days)
            )
        }
        Change::Absent { supervisor, days } => {
            format!("supervisor {supervisor} is absent {}", words.term(*days))
        }
        Change::Lapse { partnership, on } => {
            format!("{} lapses on {on}", names.partnership(partnership))
        }
        Change::Suspend { partnership, days } => {
            let agreement = names.partnership(partnership);
            format!("{agreement} is suspended {}", words.term(*days))
        }
    }
}
