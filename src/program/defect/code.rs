//! Defect codes: a stable name for each way in which a draft can be wrong.

use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $remedy:literal;)+) => {
        /// The name of a kind of defect. The text form (`D201`) never changes its meaning.
        ///
        /// [`guide::defects`](crate::guide::defects) has a section for each.
        ///
        /// ```
        /// use practicum::program::DefectCode;
        ///
        /// assert_eq!(DefectCode::CohortWindow.as_str(), "D306");
        /// assert_eq!(DefectCode::HospitalMax.remedy(), "use at least 1, or leave it out");
        /// assert!(DefectCode::ALL.is_sorted());
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum DefectCode {
            $($(#[$doc])* $name),+
        }

        impl DefectCode {
            /// All codes in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The text form.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code),+
                }
            }

            /// What to do about it.
            pub const fn remedy(self) -> &'static str {
                match self {
                    $(Self::$name => $remedy),+
                }
            }
        }
    };
}

codes! {
    /// The version of the form is not one that this crate reads.
    Format = "D101", "write the draft in version 1, or use a newer release of the crate";
    /// A text is not an id.
    Id = "D102", "use 1 to 120 visible characters without white space at the ends";
    /// Two entities of one kind have the same id.
    DuplicateId = "D103", "give one of the two another id, or remove one";
    /// An alias already names an entity of its kind.
    AliasClash = "D104", "remove the alias from one of the two";
    /// A name or note is blank, too long or holds control characters.
    Text = "D105", "write a text that can be read, of at most 500 characters (notes: 10000)";
    /// A text is not a code of the standard that the field follows.
    Code = "D106", "look the code up in the standard named";
    /// A subdivision lies in another country than its region.
    Subdivision = "D107", "correct the country or the subdivision";
    /// A text is not an amount of money or a percentage.
    Quantity = "D108", "write money as \"60000 KRW\", a percentage as \"33.5\"";
    /// A count is too large.
    Count = "D109", "use at most 1000000";
    /// A weight is out of range.
    Weight = "D110", "use a weight from -1000000 to 1000000";
    /// The same thing stands twice in one list or map.
    Repeated = "D111", "remove one of the two";
    /// A reference names nothing.
    UnknownReference = "D201", "add what is named, or correct the reference";
    /// A supervisor works at another hospital than the approval says.
    ForeignSupervisor = "D202", "name a supervisor of that hospital, or the supervisor's own hospital";
    /// Something is its own parent, directly or through others.
    ParentCycle = "D203", "remove one of the parents named";
    /// The last day lies before the first.
    ReversedDates = "D301", "swap the two days, or correct one";
    /// A day lies outside the years that the crate accepts.
    DayOutOfBounds = "D302", "use a day from 1900-01-01 to 2200-12-31";
    /// Two entries of one list fall on the same day.
    SameDay = "D303", "keep one of the two, or correct the day of one";
    /// Dates are not a planning horizon.
    Horizon = "D304", "give at least one and at most 4096 periods, in order and without overlap";
    /// A text is not a day of the week.
    Weekday = "D305", "use an English name in lower case: \"saturday\"";
    /// A cohort's window holds no whole period of the horizon.
    CohortWindow = "D306", "widen the window, or cut the horizon so that a period fits";
    /// A partnership has no parties.
    NoParties = "D401", "name at least one party";
    /// A requirement chooses none, or more specialties than it lists.
    Choose = "D402", "choose at least 1 and at most as many as are listed";
    /// A placement would last no period, or longer than the horizon.
    Duration = "D403", "use at least 1 period and at most as many as the horizon has";
    /// A specialty stands twice in a curriculum.
    SpecialtyTwice = "D404", "keep the specialty in one requirement, once";
    /// A curriculum lists too many specialties.
    TooManySpecialties = "D405", "list at most 64 specialties, or split the curriculum";
    /// A prerequisite names a specialty that the curriculum does not list.
    PrerequisiteOutside = "D406", "add the specialty to a requirement, or remove the prerequisite";
    /// Specialties come after each other in a circle.
    PrerequisiteCycle = "D407", "remove one of the prerequisites named";
    /// A curriculum allows no placement in any hospital.
    HospitalMax = "D408", "use at least 1, or leave it out";
    /// A rolling stay has no window, too long a one, or more days than it.
    RollingStay = "D409", "use a window of 1 to 3660 days, and no more days than the window has";
    /// A trainee would enjoy waiting or changing.
    NegativeMinding = "D501", "use a weight of at least 0";
    /// A pin lasts no period or leaves the horizon.
    PinHorizon = "D502", "use at least 1 period, inside the horizon, counted from 0";
    /// Two pins of a trainee share a period.
    PinOverlap = "D503", "move or remove one of the two pins";
    /// Two pins of a trainee count for one specialty.
    PinSpecialty = "D504", "remove one of the two pins, or correct its specialty";
    /// An event can not follow the ones before it.
    Lifecycle = "D505", "put the events in order, or record the missing ones";
    /// A link binds fewer than two trainees.
    LinkTooFew = "D506", "name at least two trainees, or a language or region that two share";
}

impl fmt::Display for DefectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::DefectCode;

    #[test]
    fn text_forms_are_distinct_and_in_order() {
        let texts: Vec<_> = DefectCode::ALL.iter().map(|code| code.as_str()).collect();
        let sorted: Vec<_> = texts
            .iter()
            .copied()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        assert_eq!(texts, sorted);
    }
}
