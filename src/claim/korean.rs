//! What a check found, in Korean.

use super::finding::Verdict;
use super::mistake::Mistake;

impl Verdict {
    /// In Korean.
    pub const fn korean(self) -> &'static str {
        match self {
            Self::Holds => "맞음",
            Self::HoldsRounded => "명시된 대로 반올림하면 맞음",
            Self::Fails => "틀림",
        }
    }
}

impl Mistake {
    /// In Korean.
    ///
    /// ```
    /// use practicum::claim::Mistake;
    ///
    /// let mistake = Mistake::CompoundRateAsChange { from: "2009".to_owned(), periods: 3 };
    /// assert_eq!(mistake.korean(), "2009부터 3개 기간의 복리 증가율임");
    /// ```
    pub fn korean(&self) -> String {
        match self {
            Self::WrongSign => "부호가 틀림".to_owned(),
            Self::UnitSlip { power } => format!("바른 값의 10^{power}배임"),
            Self::CompoundRateAsChange { from, periods } => {
                format!("{from}부터 {periods}개 기간의 복리 증가율임")
            }
            Self::WrongBase { base } => format!("{base}과(와) 비교한 값임"),
            Self::RatioAsChange => "나중 값을 처음 값의 백분율로 나타낸 것임".to_owned(),
            Self::ChangeAsRatio => "변화량을 기준 값의 배수로 나타낸 것임".to_owned(),
            Self::WrongNumberOfPeriods { periods } => {
                format!("{periods}개 기간의 복리 증가율임")
            }
            Self::SimpleAverage => "전체 변화를 기간 수로 나눈 값이며 복리가 아님".to_owned(),
            Self::TotalChangeAsRate => "모든 기간을 합한 변화율임".to_owned(),
            Self::ShareOfAnotherWhole { whole } => format!("{whole}에 대한 비율임"),
            Self::ShareOfTheRest => "부분을 나머지와 비교한 값임".to_owned(),
            Self::AnotherLabel { label } => format!("{label}의 수치임"),
            Self::PartLeftOut { position } => format!("부분 {position}이(가) 빠짐"),
            Self::PartCountedTwice { position } => format!("부분 {position}을(를) 두 번 셈"),
            Self::RunningCohortLeftOut => "진행 중인 기수를 아직 세지 않음".to_owned(),
            Self::RunningCohortCountedTwice => {
                "진행 중인 기수가 이전 합계에 이미 들어 있음".to_owned()
            }
            Self::PartsExceedWhole { by } => format!("부분의 합이 전체보다 {by}만큼 큼"),
            Self::PartsFallShort { by } => format!("부분의 합이 전체보다 {by}만큼 작음"),
        }
    }
}
