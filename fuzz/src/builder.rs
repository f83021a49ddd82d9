//! Drafts from the chained setters, which hold what no file can: any day, any text, any number.

use arbitrary::{Result, Unstructured};
use chrono::NaiveDate;
use practicum::program::draft::{
    AuthorityDraft, BudgetDraft, CohortDraft, CommonDayDraft, CredentialDraft, CurriculumDraft,
    DatedNameDraft, DatesDraft, DepartmentDraft, EarlierDraft, EventDraft, HolidayDraft,
    HorizonDraft, HospitalDraft, InstitutionDraft, InterpreterDraft, LinkRuleDraft, NoteDraft,
    PartnershipDraft, PartyDraft, PinDraft, PolicyDraft, PolicyRuleDraft, PrerequisiteDraft,
    QuotaBasisDraft, QuotaDraft, RateDraft, RegionDraft, RequirementDraft, RouteDraft, ScopeDraft,
    ShareDraft, SpecialtyDraft, SupervisorDraft, TermDraft, TraineeDraft,
};
use practicum::program::{
    Basis, EventKind, LinkKind, NoteKind, PartnershipKind, PracticeMode, ProgramDraft,
};
use practicum::{RuleBook, Schedule, check};

use crate::support::full::full_draft;
use crate::support::tiny::tiny_program;

/// Adds to a draft and changes it, then validates, writes and checks what came of it.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let Ok(draft) = draft(&mut u) else { return };
    match draft.validate() {
        Ok(program) => {
            let again = ProgramDraft::from(&program);
            assert_eq!(again.validate().as_ref(), Ok(&program));
            let text = program.to_json().expect("a program can be written");
            let read = ProgramDraft::from_json(&text).expect("what is written can be read");
            assert_eq!(read, again);
            let report = check(&program, &RuleBook::default(), &Schedule::default());
            assert!(!report.to_string().is_empty());
        }
        Err(invalid) => {
            assert!(invalid.count() > 0);
            assert!(!invalid.to_string().is_empty());
        }
    }
}

fn draft(u: &mut Unstructured<'_>) -> Result<ProgramDraft> {
    let mut draft = match u.int_in_range(0..=3)? {
        0 => ProgramDraft::new(text(u)?, text(u)?, horizon(u)?),
        1 => full_draft(),
        _ => tiny_program(u.arbitrary()?, true),
    };
    for _ in 0..u.int_in_range(0..=10)? {
        draft = added(draft, u)?;
    }
    Ok(draft)
}

/// A name that some draft has, or any other text.
fn text(u: &mut Unstructured<'_>) -> Result<String> {
    const KNOWN: &[&str] = &[
        "h0",
        "h0/d0",
        "h1",
        "t0",
        "t1",
        "T01",
        "c0",
        "cohort",
        "medicine",
        "cardiology",
        "surgery",
        "urology",
        "primorsky",
        "ministry",
        "wide",
        "narrow",
        "physician",
        "KR",
        "RU",
        "ru",
        "ko",
        "10 KRW",
        "0.5 USD",
        "50",
        "insurance",
        "suture",
        "sejong",
        "ns",
        "",
        " ",
    ];
    if u.ratio(1, 6)? {
        u.arbitrary()
    } else {
        Ok((*u.choose(KNOWN)?).to_owned())
    }
}

/// A day near the horizon, or any that there is.
fn day(u: &mut Unstructured<'_>) -> Result<NaiveDate> {
    let near = NaiveDate::from_ymd_opt(2014, 12, 8).expect("a day");
    Ok(match u.int_in_range(0..=15)? {
        0 => NaiveDate::MAX,
        1 => NaiveDate::MIN,
        2 => NaiveDate::from_num_days_from_ce_opt(u.arbitrary()?).unwrap_or(near),
        _ => near + chrono::TimeDelta::days(u.int_in_range(-40..=60)?),
    })
}

fn dates(u: &mut Unstructured<'_>) -> Result<DatesDraft> {
    Ok(DatesDraft::new(day(u)?, day(u)?))
}

fn term(u: &mut Unstructured<'_>) -> Result<TermDraft> {
    Ok(if u.arbitrary()? {
        TermDraft::from(day(u)?)
    } else {
        TermDraft::between(day(u)?, day(u)?)
    })
}

fn count(u: &mut Unstructured<'_>) -> Result<u32> {
    if u.ratio(1, 8)? {
        u.arbitrary()
    } else {
        u.int_in_range(0..=4)
    }
}

fn horizon(u: &mut Unstructured<'_>) -> Result<HorizonDraft> {
    Ok(match u.int_in_range(0..=3)? {
        0 => HorizonDraft::Daily(dates(u)?),
        1 => HorizonDraft::Weekly(dates(u)?),
        2 => HorizonDraft::Monthly(dates(u)?),
        _ => HorizonDraft::Given(
            (0..u.int_in_range(0..=5)?)
                .map(|_| dates(u))
                .collect::<Result<_>>()?,
        ),
    })
}

fn mode(u: &mut Unstructured<'_>) -> Result<PracticeMode> {
    Ok(*u.choose(PracticeMode::ALL)?)
}

/// The draft with one thing more, or another horizon, calendar or preference.
fn added(draft: ProgramDraft, u: &mut Unstructured<'_>) -> Result<ProgramDraft> {
    Ok(match u.int_in_range(0..=19)? {
        0 => ProgramDraft {
            horizon: horizon(u)?,
            ..draft
        },
        1 => {
            let mut draft = draft;
            draft.calendar.weekend.push(text(u)?);
            let (date, name) = (day(u)?, text(u)?);
            draft.calendar.holidays.push(HolidayDraft { date, name });
            draft
        }
        2 => {
            let mut draft = draft;
            let wishes = &mut draft.preferences;
            wishes.specialties.insert(text(u)?, u.arbitrary()?);
            wishes.hospitals.insert(text(u)?, u.arbitrary()?);
            draft
        }
        3 => draft.region(RegionDraft::new(text(u)?, text(u)?, text(u)?).alias(text(u)?)),
        4 => draft.authority(AuthorityDraft::new(text(u)?, text(u)?, text(u)?)),
        5 => draft.institution(InstitutionDraft::new(text(u)?, text(u)?, text(u)?)),
        6 => {
            let name = DatedNameDraft::new(text(u)?).from(day(u)?).until(day(u)?);
            let specialty = SpecialtyDraft::new(text(u)?).name(name);
            draft.specialty(specialty.parent(text(u)?).code(text(u)?, text(u)?))
        }
        7 => draft.partnership(partnership(u)?),
        8 => draft.hospital(hospital(u)?),
        9 => draft.curriculum(
            CurriculumDraft::new(text(u)?)
                .requirement(requirement(u)?)
                .prerequisite(PrerequisiteDraft::new(text(u)?, text(u)?))
                .hospital_max(count(u)?),
        ),
        10 => {
            let policy = PolicyDraft::new(text(u)?, policy_rule(u)?, term(u)?);
            draft.policy(policy.country(text(u)?).profession(text(u)?))
        }
        11 => draft.cohort(
            CohortDraft::new(text(u)?, text(u)?, dates(u)?)
                .common_day(CommonDayDraft::new(text(u)?, dates(u)?))
                .planned(count(u)?)
                .policy(text(u)?),
        ),
        12 => draft.link(
            LinkRuleDraft::new(text(u)?, *u.choose(LinkKind::ALL)?)
                .trainee(text(u)?)
                .trainee(text(u)?),
        ),
        13 => draft.rate(RateDraft::new(
            text(u)?,
            text(u)?,
            text(u)?,
            text(u)?,
            *u.choose(Basis::ALL)?,
        )),
        14 => draft.budget(BudgetDraft::new(text(u)?, text(u)?).cohort(text(u)?)),
        15 => draft.share(ShareDraft::new(text(u)?, text(u)?).hospital(text(u)?)),
        16 => draft.note(NoteDraft::new(
            *u.choose(NoteKind::ALL)?,
            text(u)?,
            text(u)?,
        )),
        _ => match u.int_in_range(0..=draft.trainees.len())? {
            0 => draft.trainee(trainee(u)?),
            n => {
                let mut draft = draft;
                let one = draft.trainees.remove(n - 1);
                draft.trainee(experienced(one, u)?)
            }
        },
    })
}

fn partnership(u: &mut Unstructured<'_>) -> Result<PartnershipDraft> {
    let party = match u.int_in_range(0..=3)? {
        0 => PartyDraft::Region(text(u)?),
        1 => PartyDraft::Authority(text(u)?),
        2 => PartyDraft::Institution(text(u)?),
        _ => PartyDraft::Hospital(text(u)?),
    };
    let basis = match u.int_in_range(0..=2)? {
        0 => QuotaBasisDraft::Year,
        1 => QuotaBasisDraft::Cohort,
        _ => QuotaBasisDraft::Specialty(text(u)?),
    };
    let kind = *u.choose(PartnershipKind::ALL)?;
    let partnership = PartnershipDraft::new(text(u)?, kind, term(u)?)
        .party(party)
        .suspension(term(u)?)
        .scope(ScopeDraft::default().specialty(text(u)?).hospital(text(u)?))
        .quota(QuotaDraft::new(basis, count(u)?));
    Ok(if u.arbitrary()? {
        partnership.parent(text(u)?).signed(day(u)?)
    } else {
        partnership
    })
}

fn hospital(u: &mut Unstructured<'_>) -> Result<HospitalDraft> {
    let supervisor = SupervisorDraft::new(text(u)?, count(u)?).absence(term(u)?);
    let department = DepartmentDraft::new(text(u)?, text(u)?)
        .seats(day(u)?, count(u)?)
        .seats(day(u)?, count(u)?)
        .minimum(day(u)?, count(u)?)
        .closure(term(u)?)
        .mode(mode(u)?)
        .supervisor(supervisor);
    Ok(HospitalDraft::new(text(u)?, text(u)?)
        .language(text(u)?)
        .cap(day(u)?, count(u)?)
        .interpreter(InterpreterDraft::new(text(u)?).trainees(day(u)?, count(u)?))
        .department(department))
}

fn requirement(u: &mut Unstructured<'_>) -> Result<RequirementDraft> {
    let of = [text(u)?, text(u)?];
    Ok(RequirementDraft::new(count(u)?, of, count(u)?).mode(mode(u)?))
}

fn policy_rule(u: &mut Unstructured<'_>) -> Result<PolicyRuleDraft> {
    Ok(match u.int_in_range(0..=6)? {
        0 => PolicyRuleDraft::MinimumExperience { years: count(u)? },
        1 => PolicyRuleDraft::NoRepeat { years: count(u)? },
        2 => PolicyRuleDraft::Credential { kind: text(u)? },
        3 => PolicyRuleDraft::StayLength { days: count(u)? },
        4 => PolicyRuleDraft::RollingStay {
            days: count(u)?,
            within: count(u)?,
        },
        5 => PolicyRuleDraft::Preparation { months: count(u)? },
        _ => PolicyRuleDraft::PracticeLength { months: count(u)? },
    })
}

fn trainee(u: &mut Unstructured<'_>) -> Result<TraineeDraft> {
    let route = match u.int_in_range(0..=2)? {
        0 => RouteDraft::Nominated {
            authority: text(u)?,
        },
        1 => RouteDraft::Exchange { hospital: text(u)? },
        _ => RouteDraft::Invitation { by: text(u)? },
    };
    Ok(TraineeDraft::new(
        text(u)?,
        text(u)?,
        text(u)?,
        text(u)?,
        text(u)?,
        route,
    ))
}

/// The trainee with one record more.
fn experienced(one: TraineeDraft, u: &mut Unstructured<'_>) -> Result<TraineeDraft> {
    Ok(match u.int_in_range(0..=9)? {
        0 => one.partnership(text(u)?),
        1 => one.language(text(u)?),
        2 => one.practicing_since(day(u)?),
        3 => one.earlier(EarlierDraft::new(dates(u)?)),
        4 => one.stay(dates(u)?),
        5 => one.credential(CredentialDraft::new(text(u)?, term(u)?)),
        6 => one.preparation(dates(u)?),
        7 => one.unavailable(term(u)?).available(term(u)?),
        8 => one.event(EventDraft::new(*u.choose(EventKind::ALL)?, day(u)?)),
        _ => one.pin(PinDraft::new(text(u)?, text(u)?, count(u)?, count(u)?).mode(mode(u)?)),
    })
}
