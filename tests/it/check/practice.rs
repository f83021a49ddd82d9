//! Fixtures of practice and partnership.

use practicum::program::PracticeMode::{LimitedPractice, Observation};
use practicum::program::draft::{
    ApprovalDraft, CurriculumDraft, DatesDraft, PartnershipDraft, PartyDraft, PolicyDraft,
    PolicyRuleDraft, RequirementDraft, ScopeDraft, SupervisorDraft, TermDraft,
};
use practicum::program::{PartnershipKind, ProgramDraft};
use practicum::rules::RuleCode;

use super::case::{Case, on, stay};
use super::fixtures::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![practice(), in_force(), scope()]
}

/// T01 practices at `wiltse-os` from 9 to 15 June, under supervisor `lee`, and may suture.
pub(super) fn hands_on() -> Case {
    let hands = CurriculumDraft::new("hands")
        .requirement(RequirementDraft::new(1, ["ns"], 2))
        .requirement(
            RequirementDraft::new(1, ["os"], 1)
                .mode(LimitedPractice)
                .act("suture"),
        );
    let case = Case::valid().draft(|draft| draft.curriculum(hands));
    let case = case.department("wiltse-os", |one| {
        let one = one.mode(LimitedPractice).mode(Observation);
        one.supervisor(SupervisorDraft::new("lee", 1))
    });
    let case = case.trainee("T01", |mut one| {
        "hands".clone_into(&mut one.curriculum);
        one
    });
    case.moved(stay("T01", "wiltse-os", "os", 2, 1).in_mode(LimitedPractice))
}

pub(super) fn approval(first: chrono::NaiveDate, last: chrono::NaiveDate) -> ApprovalDraft {
    ApprovalDraft::new(DatesDraft::new(first, last), "wiltse", "lee").act("suture")
}

fn practice() -> Fixture {
    let approved =
        |first, last| hands_on().trainee("T01", |one| one.approval(approval(first, last)));
    Fixture {
        code: RuleCode::Practice,
        fine: approved(on(6, 1), on(6, 30)),
        broken: hands_on(),
        inside: approved(on(6, 9), on(6, 15)),
        outside: approved(on(6, 9), on(6, 14)),
    }
}

/// T01 comes under an own agreement instead of the memorandum.
fn own(agreement: PartnershipDraft) -> Case {
    let agreement = agreement.party(PartyDraft::Region("pri".to_owned()));
    let case = Case::valid().draft(|draft| draft.partnership(agreement));
    case.trainee("T01", |one| one.partnership("own"))
}

fn agreement(term: TermDraft) -> PartnershipDraft {
    PartnershipDraft::new("own", PartnershipKind::Implementation, term)
}

fn in_force() -> Fixture {
    let until = |last| own(agreement(TermDraft::between(on(1, 1), last)));
    Fixture {
        code: RuleCode::PartnershipInForce,
        fine: until(on(12, 31)),
        broken: Case::valid().trainee("T01", |mut one| {
            one.partnership = None;
            one
        }),
        inside: until(on(6, 15)),
        outside: until(on(6, 14)),
    }
}

fn scope() -> Fixture {
    let covering = |scope| own(agreement(TermDraft::from(on(1, 1))).scope(scope));
    Fixture {
        code: RuleCode::PartnershipScope,
        fine: covering(
            ScopeDraft::default()
                .profession("physician")
                .hospital("wiltse"),
        ),
        broken: covering(ScopeDraft::default().hospital("sejong")),
        inside: covering(ScopeDraft::default().specialty("ns").specialty("os")),
        outside: covering(ScopeDraft::default().specialty("ns").specialty("car")),
    }
}

#[test]
fn each_reason_of_practice_is_a_violation() {
    // Observation is demanded, nothing else is offered, and there is no approval.
    let practicing = stay("T02", "sejong-car", "car", 2, 1).in_mode(LimitedPractice);
    assert_eq!(
        Case::valid().moved(practicing).codes(),
        [RuleCode::Practice; 3]
    );
    // A department that offers limited practice only has no observers.
    let hands_only = Case::valid().department("wiltse-os", |one| one.mode(LimitedPractice));
    assert_eq!(hands_only.codes(), [RuleCode::Practice]);
}

#[test]
fn an_approval_must_fit_as_a_whole() {
    let approved = |change: fn(ApprovalDraft) -> ApprovalDraft| {
        let approval = change(approval(on(6, 1), on(6, 30)));
        hands_on().trainee("T01", |one| one.approval(approval))
    };
    assert_eq!(approved(|one| one).codes(), []);
    let without_acts = approved(|mut one| {
        one.acts.clear();
        one
    });
    assert_eq!(without_acts.codes(), [RuleCode::Practice]);
    assert!(without_acts.lines()[0].ends_with("no approval fits: it lacks an act"));
    let elsewhere = approved(|one| ApprovalDraft::new(one.valid, "sejong", "kim").act("suture"));
    assert!(elsewhere.lines()[0].ends_with("the trainee has no approval for the hospital"));
    // Two halves make no whole.
    let halves = hands_on().trainee("T01", |one| {
        one.approval(approval(on(6, 1), on(6, 11)))
            .approval(approval(on(6, 12), on(6, 30)))
    });
    assert_eq!(halves.codes(), [RuleCode::Practice]);
}

#[test]
fn the_supervisor_is_present_and_of_the_department() {
    let approved = hands_on().trainee("T01", |one| one.approval(approval(on(6, 1), on(6, 30))));
    let absent = |first, last| {
        approved.clone().department("wiltse-os", |mut one| {
            let absence = TermDraft::between(first, last);
            one.supervisors[0] = one.supervisors[0].clone().absence(absence);
            // Another one supervises, so that only the approval is at fault.
            one.supervisor(SupervisorDraft::new("choi", 5))
        })
    };
    assert_eq!(absent(on(6, 16), on(6, 20)).codes(), []);
    let away = absent(on(6, 15), on(6, 20));
    assert_eq!(away.codes(), [RuleCode::Practice]);
    assert!(away.lines()[0].ends_with("its supervisor is absent on 2014-06-15"));
    let foreign = approved.department("wiltse-ns", |one| {
        one.supervisor(SupervisorDraft::new("han", 5))
    });
    let foreign = foreign.trainee("T01", |mut one| {
        "han".clone_into(&mut one.approvals[0].supervisor);
        one
    });
    assert_eq!(foreign.codes(), [RuleCode::Practice]);
    assert!(foreign.lines()[0].ends_with("its supervisor is of another department"));
}

#[test]
fn an_approval_lasts_no_longer_than_the_policy() {
    let lasting = |last| {
        let policy = PolicyRuleDraft::PracticeLength { months: 1 };
        let policy = PolicyDraft::new("length", policy, TermDraft::from(on(1, 1)));
        let case = hands_on().draft(|draft| draft.policy(policy));
        let case = case.cohort(|cohort| cohort.policy("length"));
        case.trainee("T01", |one| one.approval(approval(on(6, 9), last)))
    };
    assert_eq!(lasting(on(7, 8)).codes(), []);
    assert_eq!(lasting(on(7, 9)).codes(), [RuleCode::Practice]);
}

#[test]
fn kinds_parents_and_suspensions_decide_whether_an_agreement_is_in_force() {
    let kind = |kind| {
        own(PartnershipDraft::new(
            "own",
            kind,
            TermDraft::from(on(1, 1)),
        ))
    };
    assert_eq!(kind(PartnershipKind::Exchange).codes(), []);
    let friendship = kind(PartnershipKind::Friendship);
    assert_eq!(friendship.codes(), [RuleCode::PartnershipInForce; 2]);
    let allowed = friendship
        .book(|book| book.sending([PartnershipKind::Friendship, PartnershipKind::Memorandum]));
    assert_eq!(allowed.codes(), []);

    let suspended = |first, last| {
        own(agreement(TermDraft::from(on(1, 1))).suspension(TermDraft::between(first, last)))
    };
    assert_eq!(suspended(on(6, 16), on(6, 20)).codes(), []);
    assert_eq!(
        suspended(on(6, 15), on(6, 20)).codes(),
        [RuleCode::PartnershipInForce]
    );

    // The parent must be in force too; its kind is not asked.
    let below = |until| {
        let wide = PartnershipDraft::new(
            "wide",
            PartnershipKind::Friendship,
            TermDraft::between(on(1, 1), until),
        );
        let wide = wide.party(PartyDraft::Region("pri".to_owned()));
        let case = own(agreement(TermDraft::from(on(1, 1))).parent("wide"));
        case.draft(|draft: ProgramDraft| draft.partnership(wide))
    };
    assert_eq!(below(on(6, 15)).codes(), []);
    let ended = below(on(6, 7));
    assert_eq!(ended.codes(), [RuleCode::PartnershipInForce; 2]);
    assert!(ended.lines()[0].ends_with("partnership wide is not in force on 2014-06-08"));
}
