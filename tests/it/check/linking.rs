//! Fixtures of the linking rules.

use practicum::program::draft::{EventDraft, LinkRuleDraft};
use practicum::program::{EventKind, LinkKind};
use practicum::rules::RuleCode;

use super::case::{Case, on, stay};
use super::fixtures::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![together(), not_alone(), apart()]
}

fn link(kind: LinkKind, trainees: &[&str]) -> Case {
    let link = trainees
        .iter()
        .fold(LinkRuleDraft::new("link", kind), |link, id| {
            link.trainee(*id)
        });
    Case::valid().draft(|draft| draft.link(link))
}

fn together() -> Fixture {
    let team = || link(LinkKind::Together, &["T01", "T02"]);
    // In two departments of one hospital.
    let united = || {
        team()
            .without("T02", "car")
            .with(stay("T02", "wiltse-os", "os", 2, 1))
    };
    Fixture {
        code: RuleCode::Together,
        fine: united(),
        broken: link(LinkKind::Together, &["T01", "T03"]),
        inside: united(),
        outside: team(),
    }
}

fn not_alone() -> Fixture {
    let pair = || link(LinkKind::NotAlone, &["T01", "T02"]);
    Fixture {
        code: RuleCode::NotAlone,
        fine: pair()
            .without("T02", "car")
            .with(stay("T02", "wiltse-os", "os", 2, 1)),
        broken: link(LinkKind::NotAlone, &["T01", "T03"]),
        inside: pair()
            .moved(stay("T02", "sejong-car", "car", 3, 1))
            .without("T01", "os")
            .with(stay("T01", "sejong-car", "car", 3, 1)),
        outside: pair(),
    }
}

fn apart() -> Fixture {
    Fixture {
        code: RuleCode::Apart,
        fine: link(LinkKind::Apart, &["T02", "T03"]),
        broken: link(LinkKind::Apart, &["T01", "T02"]),
        inside: link(LinkKind::Apart, &["T01", "T03"])
            .moved(stay("T01", "wiltse-ns", "ns", 0, 2))
            .without("T01", "os")
            .with(stay("T01", "sejong-car", "car", 2, 1)),
        outside: link(LinkKind::Apart, &["T01", "T03"]),
    }
}

#[test]
fn two_who_are_alone_are_two_violations() {
    let pair = link(LinkKind::NotAlone, &["T01", "T02"]);
    assert_eq!(
        pair.lines(),
        [
            "link link: T02 is alone at sejong in period 2 (2014-06-09..=2014-06-15)",
            "link link: T01 is alone at wiltse in period 2 (2014-06-09..=2014-06-15)",
        ]
    );
}

#[test]
fn a_team_is_not_together_where_one_is_nowhere() {
    let case = link(LinkKind::Together, &["T01", "T02"]).without("T02", "car");
    assert_eq!(
        case.codes(),
        [RuleCode::Together, RuleCode::OpenRequirement]
    );
    assert_eq!(
        case.lines(),
        [
            "link link: 1 of 2 trainees are at wiltse in period 2 (2014-06-09..=2014-06-15), not all \
          together; among them T01"
        ]
    );
}

#[test]
fn only_active_trainees_are_bound() {
    let events = |one: practicum::program::draft::TraineeDraft| {
        one.event(EventDraft::new(EventKind::Selected, on(3, 1)))
            .event(EventDraft::new(EventKind::Withdrawn, on(12, 1)))
    };
    for kind in [LinkKind::Together, LinkKind::Apart] {
        let case = link(kind, &["T01", "T02"]);
        assert_ne!(case.codes(), []);
        assert_eq!(case.trainee("T02", events).codes(), []);
    }
    // Who is left of a group is alone.
    let case = link(LinkKind::NotAlone, &["T01", "T02"]).trainee("T02", events);
    assert_eq!(case.codes(), [RuleCode::NotAlone; 3]);
}

#[test]
fn links_bind_by_first_language_and_region() {
    let speaking = LinkRuleDraft::new("link", LinkKind::Apart).language("ru-RU");
    let case = Case::valid().draft(|draft| draft.link(speaking));
    // Two are at Wiltse in the first three weeks.
    assert_eq!(case.codes(), [RuleCode::Apart; 3]);
    let english = case.trainee("T01", |mut one| {
        one.languages.insert(0, "en".to_owned());
        one
    });
    assert_eq!(english.codes(), []);
    let coming = LinkRuleDraft::new("link", LinkKind::Apart).region("pri");
    let case = Case::valid().draft(|draft| draft.link(coming));
    assert_eq!(case.codes(), [RuleCode::Apart; 3]);
}
