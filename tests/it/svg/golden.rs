//! The pictures, byte by byte. Whoever changes one looks at it before it becomes golden.

#[cfg(feature = "report")]
use practicum::format::svg::seats;
use practicum::format::svg::{SvgStyle, by_hospital, by_trainee};
use practicum::program::Program;
use practicum::schedule::Schedule;

use super::reader::is_sound;
use crate::support::fixtures::{day, opening, small_draft, stay};
use crate::support::golden::compare;

/// The small program with long names in three scripts and a department that loses a seat.
fn program() -> Program {
    let mut draft = small_draft();
    draft.trainees[0].name =
        Some("Щепкина-Куперник Татьяна Львовна, отделение нейрохирургии".to_owned());
    draft.trainees[1].name =
        Some("남궁 가람솔바람 선생님 (블라디보스토크 제2시립병원 신경외과)".to_owned());
    draft.trainees[2].name = Some("Kim & <Lee>".to_owned());
    draft.hospitals[0].name = "의료법인 가나다라마바사아자차카타파하 윌스기념병원".to_owned();
    let ns = draft.hospitals[0].departments[0].clone();
    draft.hospitals[0].departments[0] = ns.seats(day(2014, 6, 9), 1);
    draft.hospitals[1].departments[0].seats = vec![];
    let car = draft.hospitals[1].departments[0].clone();
    draft.hospitals[1].departments[0] = car.seats(opening(), 3).seats(day(2014, 6, 16), 0);
    draft.validate().unwrap()
}

/// A plan with free seats, full seats, too many trainees, and placements that are nowhere.
fn plan() -> Schedule {
    Schedule::new([
        stay("T01", "wiltse-ns", "ns", 0, 2),
        stay("T01", "wiltse-os", "os", 2, 1),
        stay("T02", "wiltse-ns", "ns", 1, 2),
        stay("T02", "sejong-car", "car", 3, 1),
        stay("T03", "wiltse-ns", "ns", 2, 2),
        stay("T03", "nowhere", "ns", 0, 1),
        stay("누군가", "sejong-car", "car", 1, 1),
        stay("T01", "wiltse-os", "os", 4, 2),
    ])
}

#[test]
fn the_plan_by_hospital() {
    let picture = by_hospital(&program(), &plan(), &SvgStyle::default());
    let found = is_sound(&picture);
    let tips = found
        .iter()
        .filter(|one| one.name == "title")
        .map(|one| one.text.as_str());
    let crowded: Vec<&str> = tips
        .filter(|tip| tip.ends_with("more than there are seats"))
        .collect();
    assert_eq!(crowded.len(), 3, "{crowded:?}");
    compare("svg/by_hospital.svg", picture.as_bytes());
}

#[test]
fn the_plan_by_trainee() {
    let picture = by_trainee(&program(), &plan(), &SvgStyle::default());
    let texts: Vec<String> = is_sound(&picture).into_iter().map(|one| one.text).collect();
    assert!(texts.iter().any(|text| text == "Kim & <Lee>"));
    assert!(
        texts
            .iter()
            .any(|text| text.contains("outside the horizon: 1"))
    );
    compare("svg/by_trainee.svg", picture.as_bytes());
}

#[cfg(feature = "report")]
#[test]
fn the_use_of_seats() {
    use practicum::format::svg::utilization;
    use practicum::report::Utilization;

    let used = Utilization::new(&program(), &plan());
    let style = SvgStyle::default();
    let korean = style.clone().in_language("ko".parse().unwrap());
    let picture = utilization("정원 이용률", used.by_department(), &korean);
    assert!(picture.contains("6 중 5 · 83 % · 1 초과"));
    compare("svg/utilization_ko.svg", picture.as_bytes());
    let picture = utilization(
        "좌석 이용률 · Использование мест",
        used.by_department(),
        &style,
    );
    let texts: Vec<String> = is_sound(&picture).into_iter().map(|one| one.text).collect();
    assert!(
        texts
            .iter()
            .any(|text| text.starts_with("5 of 6 · 83 % · 1 over")),
        "{texts:?}"
    );
    compare("svg/utilization.svg", picture.as_bytes());
    is_sound(&utilization("nothing", &[], &style));
}

#[cfg(feature = "report")]
#[test]
fn the_seats() {
    let picture = seats(&program(), &plan(), &SvgStyle::default());
    let texts: Vec<String> = is_sound(&picture).into_iter().map(|one| one.text).collect();
    for cell in ["1/2", "2/2", "2/1", "0/2", "1/0"] {
        assert!(texts.iter().any(|text| text == cell), "{cell}");
    }
    compare("svg/seats.svg", picture.as_bytes());
}

#[cfg(feature = "stats")]
#[test]
fn growth_and_claims() {
    use practicum::claim::{Assertion, Claim, Stated};
    use practicum::format::svg::{Mark, growth};
    use practicum::stats::{Period, Series};

    let year = |number| Period::calendar_year(number).unwrap();
    let trainees = Series::new([
        (year(2011), Some(4.into())),
        (year(2012), Some(10.into())),
        (year(2014), Some(14.into())),
        (year(2015), Some((-2).into())),
    ])
    .unwrap();
    let claim = |end: u32, stated: &str| {
        let assertion = Assertion::Change {
            base: 4.into(),
            end: end.into(),
        };
        let claim = Claim::new(
            "연수생이 크게 늘었다",
            assertion,
            Stated::new(stated.parse().unwrap()),
        );
        claim.verify().unwrap()
    };
    let (right, wrong) = (claim(10, "150"), claim(14, "350"));
    let marks = [
        Mark::new(year(2012), "연수생이 150 % 늘었다", &right),
        Mark::new(year(2014), "на 350 % больше, чем в 2011 году", &wrong),
        Mark::new(year(2014), "a second claim about the same year", &right),
        Mark::new(year(1999), "about a year that is not in the series", &right),
    ];
    let picture = growth("Trainees a year", &trainees, &marks, &SvgStyle::default());
    let texts: Vec<String> = is_sound(&picture).into_iter().map(|one| one.text).collect();
    assert!(texts.iter().any(|text| text == "no figure"));
    compare("svg/growth.svg", picture.as_bytes());
    let korean = SvgStyle::default().in_language("ko".parse().unwrap());
    let picture = growth("연도별 연수생", &trainees, &marks, &korean);
    let texts: Vec<String> = is_sound(&picture).into_iter().map(|one| one.text).collect();
    let told = "틀림: 바른 값은 250; 나중 값을 처음 값의 백분율로 나타낸 것임";
    assert!(texts.iter().any(|text| text == told), "{texts:?}");
    compare("svg/growth_ko.svg", picture.as_bytes());
}

#[cfg(feature = "solver")]
#[test]
fn value_and_bound() {
    use practicum::Outcome;
    use practicum::format::svg::progress;

    let outcome = |trail: &str, bound: &str| {
        let text = format!(
            r#"{{"format": 1, "outcome": {{"status": "feasible", "schedule": {{"placements": []}},
            "score": {{"violations": 0, "shortfall": 0, "value": 80}}, "bound": {bound}, "certificate": null,
            "exhausted": false, "statistics": {{"steps": 100000, "stopped": "exhausted", "trail": [{trail}]}}}}}}"#
        );
        Outcome::from_json(&text).unwrap()
    };
    let score = |shortfall: u32, value: i32| {
        format!(r#"{{"violations": 0, "shortfall": {shortfall}, "value": {value}}}"#)
    };
    let trail = [
        format!("[0, {}, null]", score(3, 90)),
        format!("[10000, {}, null]", score(0, -20)),
        format!("[20000, {}, {}]", score(0, 10), score(0, 200)),
        format!("[50000, {}, {}]", score(0, 60), score(0, 120)),
        format!("[60000, {}, {}]", score(0, 80), score(0, 88)),
    ];
    let style = SvgStyle::default();
    let picture = progress("봄 2014", &outcome(&trail.join(","), &score(0, 88)), &style);
    is_sound(&picture);
    compare("svg/progress.svg", picture.as_bytes());
    let korean = style.clone().in_language("ko".parse().unwrap());
    let picture = progress(
        "봄 2014",
        &outcome(&trail.join(","), &score(0, 88)),
        &korean,
    );
    assert!(picture.contains("최선인지 증명되지 않음, 가치 80, 상한 88, 부족 0."));
    compare("svg/progress_ko.svg", picture.as_bytes());
    // No trail, no bound, numbers at their ends.
    let extreme = format!("[0, {}, {}]", score(0, i32::MIN), score(0, i32::MAX));
    for (trail, bound) in [
        ("", "null"),
        (extreme.as_str(), "null"),
        ("", score(1, 5).as_str()),
    ] {
        is_sound(&progress(
            "",
            &outcome(trail, bound),
            &style.clone().wide(0),
        ));
    }
}

#[test]
fn bars_say_what_they_stand_for() {
    let (program, plan) = (program(), plan());
    let style = SvgStyle::default();
    for picture in [
        by_hospital(&program, &plan, &style),
        by_trainee(&program, &plan, &style),
    ] {
        let drawn = plan.placements().iter().filter(|one| one.end() <= 4);
        for one in drawn {
            let marks = format!(
                "<g data-trainee=\"{}\" data-department=\"{}\" data-specialty=\"{}\" data-start=\"{}\" data-periods=\"{}\">",
                one.trainee(),
                one.department(),
                one.specialty(),
                one.start(),
                one.periods()
            );
            assert_eq!(picture.matches(&marks).count(), 1, "{marks}");
        }
        assert!(picture.contains(" data-left=\"300\" data-right=\"1184\" data-periods=\"4\""));
    }
}

#[test]
fn headings_are_in_korean_where_names_are() {
    let (program, plan) = (program(), plan());
    let style = SvgStyle::default().in_language("ko-KR".parse().unwrap());
    let picture = by_hospital(&program, &plan, &style);
    for phrase in [
        "병원별 배치 계획",
        "정원 2명",
        "정원 초과",
        "과정에 없는 진료과",
    ] {
        assert!(picture.contains(phrase), "{phrase}");
    }
    assert!(by_trainee(&program, &plan, &style).contains("연수생별 배치 계획"));
    // Nothing of ours is left in English, descriptions and tooltips included.
    for picture in [picture, by_trainee(&program, &plan, &style)] {
        for word in ["hospitals", "trainees", "placements", "periods", "seats"] {
            assert!(!picture.contains(&format!(" {word}")), "{word}");
        }
    }
}
