//! Every public type may be sent to and shared with other threads, and is an error where
//! it says so.

use practicum::calendar::{
    DateError, DateRange, Horizon, HorizonError, Steps, Term, WorkingCalendar,
};
use practicum::check::{
    AdmissionReason, AgreementReason, ApprovalGap, CheckReport, Crowd, DatedPlacement, Evidence,
    Missing, OwnValue, PracticeReason, QuotaOf, ScopeReason, Shortfall, ValueBreakdown, ValueLine,
    Violation,
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
fn reports_can_be_shared() {
    all!(
        shared: AdmissionReason, AgreementReason, ApprovalGap, CheckReport, Crowd, DatedPlacement,
        Evidence, Missing, OwnValue, PracticeReason, QuotaOf, ScopeReason, Shortfall, ValueBreakdown,
        ValueLine, Violation,
    );
}

#[cfg(feature = "solver")]
#[test]
fn plans_and_proofs_can_be_shared() {
    use practicum::certificate::{Certificate, InvalidCertificate, Mode};
    use practicum::problem::{CellLabel, CompileError};
    use practicum::solver::{Progress, Statistics, Status, Stop};
    use practicum::{Outcome, PlanError, Planned, Problem, SolveConfig};
    all!(
        shared: CellLabel, Certificate, Mode, Outcome, Planned, Problem, Progress, SolveConfig,
        Statistics, Status, Stop,
    );
    all!(error: CompileError, InvalidCertificate, PlanError);
}

#[cfg(feature = "stats")]
#[test]
fn figures_and_claims_can_be_shared() {
    use practicum::claim::{Assertion, Claim, Finding, Mistake, Relation, Stated, Verdict};
    use practicum::stats;
    all!(
        shared: Assertion, Claim, Finding, Mistake, Relation, Stated, Verdict, stats::Accumulator,
        stats::Apportionment, stats::Confidence, stats::Figure<u32>, stats::GiniCorrection,
        stats::Inequality, stats::Interval, stats::Line, stats::Method, stats::Missing,
        stats::Ordered, stats::Pairs, stats::Percent, stats::PercentagePoints, stats::Period,
        stats::Point<u32>, stats::Precision, stats::QuantileType, stats::Rate, stats::Rounding,
        stats::RoundingMode, stats::Sample, stats::Series, stats::Undefined, stats::Year,
        stats::YearKind,
    );
    all!(error: stats::StatsError);
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
