//! What tables say besides names and numbers, typed, so that it can be said in any language.

use std::fmt;

use rust_decimal::Decimal;

use super::word::Word;
use crate::codes::LanguageTag;

/// A text of this crate's own in a table. `Display` is English.
///
/// ```
/// use practicum::report::{Phrase, Word};
///
/// let title = Phrase::SeatPeriodsBy(Word::Hospital);
/// assert_eq!(title.english(), "Seat-periods by hospital");
/// assert_eq!(title.korean(), "병원별 자리·기간");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phrase {
    /// A word.
    Word(Word),
    /// The title of seat-periods by something.
    SeatPeriodsBy(Word),
    /// The title of a cross table: what is counted, by what, and by what else.
    Counted {
        /// What is counted.
        what: Word,
        /// What rows stand for.
        rows: Label,
        /// What columns stand for; nothing for a list.
        columns: Option<Label>,
    },
    /// The title of wishes for something.
    WishesFor(Word),
    /// The so-many-th wish.
    WishNumber(u64),
    /// So many placements are left out.
    LeftOut(usize),
    /// How many trainees are placed, and how many are not.
    PlacedAndNot {
        /// Those who are.
        placed: usize,
        /// Those who are not.
        unplaced: u64,
    },
    /// How many hosts are used, and how many trainees come to each.
    HostsUsed {
        /// The hosts.
        hosts: u64,
        /// Trainees a host.
        trainees: Decimal,
    },
    /// Trainees with wishes who are not placed.
    WishersUnplaced(u64),
    /// Trainees without wishes.
    WithoutWishes(u64),
    /// Totals count each of these once.
    CountedOnce(Word),
}

impl Phrase {
    /// In English.
    pub fn english(&self) -> String {
        match self {
            Self::Word(word) => word.english().to_owned(),
            Self::SeatPeriodsBy(word) => format!("Seat-periods by {}", word.english()),
            Self::Counted {
                what,
                rows,
                columns,
            } => {
                let (what, rows) = (what.english(), rows.said(Self::english));
                match columns {
                    None => format!("{what} by {rows}"),
                    Some(columns) => {
                        format!("{what} by {rows} and {}", columns.said(Self::english))
                    }
                }
            }
            Self::WishesFor(word) => format!("Wishes for a {}", word.english()),
            Self::WishNumber(number) => format!("number {number}"),
            Self::LeftOut(count) => format!("{count} placements are left out."),
            Self::PlacedAndNot { placed, unplaced } => {
                format!("Trainees placed: {placed}, not placed: {unplaced}.")
            }
            Self::HostsUsed { hosts, trainees } => {
                format!("{hosts} hosts are used, {trainees} trainees a host.")
            }
            Self::WishersUnplaced(count) => {
                format!("Trainees with wishes and without a placement: {count}.")
            }
            Self::WithoutWishes(count) => format!("Trainees without wishes: {count}."),
            Self::CountedOnce(word) => format!(
                "Totals count {} once, also those that stand in several cells.",
                word.english()
            ),
        }
    }

    /// In Korean.
    pub fn korean(&self) -> String {
        match self {
            Self::Word(word) => word.korean().to_owned(),
            Self::SeatPeriodsBy(word) => format!("{}별 자리·기간", word.korean()),
            Self::Counted {
                what,
                rows,
                columns,
            } => {
                let (what, rows) = (what.korean(), rows.said(Self::korean));
                match columns {
                    None => format!("{rows}별 {what}"),
                    Some(columns) => {
                        format!("{rows}별·{}별 {what}", columns.said(Self::korean))
                    }
                }
            }
            Self::WishesFor(word) => format!("{} 희망", word.korean()),
            Self::WishNumber(number) => format!("{number}순위"),
            Self::LeftOut(count) => format!("배치 {count}건은 세지 않음."),
            Self::PlacedAndNot { placed, unplaced } => {
                format!("배치된 연수생 {placed}명, 배치되지 않은 연수생 {unplaced}명.")
            }
            Self::HostsUsed { hosts, trainees } => {
                format!("연수 병원 {hosts}곳 사용, 병원당 연수생 {trainees}명.")
            }
            Self::WishersUnplaced(count) => {
                format!("희망이 있으나 배치되지 않은 연수생: {count}명.")
            }
            Self::WithoutWishes(count) => format!("희망이 없는 연수생: {count}명."),
            Self::CountedOnce(word) => {
                format!("합계에서는 여러 칸에 걸친 {}도 한 번만 셈.", word.korean())
            }
        }
    }

    /// In a language: Korean, or English where there is nothing in it.
    pub fn in_language(&self, language: &LanguageTag) -> String {
        match language.primary() {
            "ko" => self.korean(),
            _ => self.english(),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.english())
    }
}

impl From<Word> for Phrase {
    fn from(word: Word) -> Self {
        Self::Word(word)
    }
}

/// A text of a table: this crate's own, which can be said in any language, or somebody's, which stays as it
/// is.
///
/// ```
/// use practicum::report::{Label, Phrase, Word};
///
/// let ours = Label::from(Word::All);
/// assert_eq!((ours.text(), ours.phrase()), ("all", Some(&Phrase::Word(Word::All))));
/// assert_eq!(Label::from("all").phrase(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    phrase: Option<Box<Phrase>>,
    text: String,
}

impl Label {
    /// As it reads in the table.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is said, if it is this crate's own.
    pub fn phrase(&self) -> Option<&Phrase> {
        self.phrase.as_deref()
    }

    /// The text in other words.
    fn said(&self, say: impl Fn(&Phrase) -> String) -> String {
        self.phrase().map_or_else(|| self.text.clone(), say)
    }

    /// The same in other words.
    pub(super) fn worded(&self, say: &dyn Fn(&Phrase) -> String) -> Self {
        Self {
            phrase: self.phrase.clone(),
            text: self.said(say),
        }
    }
}

impl From<Phrase> for Label {
    fn from(phrase: Phrase) -> Self {
        Self {
            text: phrase.english(),
            phrase: Some(Box::new(phrase)),
        }
    }
}

impl From<Word> for Label {
    fn from(word: Word) -> Self {
        Phrase::Word(word).into()
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self { phrase: None, text }
    }
}

impl From<&String> for Label {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Label {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
