//! Every public type of the model may be sent to and shared with other threads, and is an error where
//! it says so.

use practicum::calendar::{
    DateError, DateRange, Horizon, HorizonError, Steps, Term, WorkingCalendar,
};
use practicum::codes::{CodeError, CountryCode, Currency, LanguageTag, SubdivisionCode};
use practicum::ids::{IdError, TraineeId};
use practicum::program::{
    Authority, Budget, Cohort, Curriculum, Defect, DefectCode, Entity, EntityKey, EntityKind, Flaw,
    Funnel, Hospital, IllegalTransition, Institution, InvalidProgram, Lifecycle, LinkRule, Note,
    Partnership, Place, Policy, Program, ProgramDraft, Rate, Region, Share, Specialty, Step, Table,
    TextError, Trainee,
};
use practicum::quantity::{Money, Percent, QuantityError, Weight};
use practicum::rules::{RuleBook, RuleBookError, RuleCode, UnknownCode};
use practicum::schedule::{Placement, Schedule, ScheduleDiff};
use practicum::score::Score;

fn shared<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}
fn error<E: std::error::Error + Send + Sync + Clone + PartialEq + 'static>() {}

macro_rules! all {
    ($of:ident: $($name:ty),+ $(,)?) => {
        $($of::<$name>();)+
    };
}

#[test]
fn types_can_be_shared() {
    all!(
        shared: Authority, Budget, Cohort, CountryCode, Currency, Curriculum, DateRange, DefectCode,
        Entity, EntityKey, EntityKind, Flaw, Funnel, Horizon, Hospital, Institution, LanguageTag,
        Lifecycle, LinkRule, Money, Note, Partnership, Percent, Place, Placement, Policy, Program,
        ProgramDraft, Rate, Region, RuleBook, RuleCode, Schedule, ScheduleDiff, Score, Share,
        Specialty, Step, Steps, SubdivisionCode, Table<Trainee>, Term, Trainee, TraineeId, Weight,
        WorkingCalendar,
    );
    #[cfg(feature = "solver")]
    all!(
        shared: practicum::Outcome, practicum::Planned, practicum::Problem, practicum::SolveConfig,
        practicum::certificate::Certificate,
    );
    #[cfg(feature = "csv")]
    all!(
        shared: practicum::format::csv::CsvFiles<'static>, practicum::format::csv::CsvLimits,
        practicum::format::csv::CsvStyle, practicum::format::csv::CsvTable,
    );
    #[cfg(feature = "icalendar")]
    all!(
        shared: practicum::format::icalendar::Event, practicum::format::icalendar::Feed,
        practicum::format::icalendar::FeedOf,
    );
    #[cfg(feature = "svg")]
    all!(shared: practicum::format::svg::SvgStyle);
}

#[test]
fn errors_can_be_boxed_and_shared() {
    all!(
        error: CodeError, DateError, Defect, Flaw, HorizonError, IdError, IllegalTransition,
        InvalidProgram, QuantityError, RuleBookError, TextError, UnknownCode,
    );
    #[cfg(feature = "csv")]
    all!(
        error: practicum::format::csv::CsvError, practicum::format::csv::CsvProblem,
        practicum::format::csv::InvalidCsv,
    );
    #[cfg(feature = "icalendar")]
    all!(error: practicum::format::icalendar::FeedError);
    #[cfg(feature = "xlsx")]
    all!(error: practicum::format::xlsx::XlsxError);
    #[cfg(feature = "json")]
    all!(error: practicum::format::JsonError, practicum::format::ReadError);
}
