//! Bounds where a trainee's sets of courses are too many for exact pricing.
//!
//! The *relaxed* program of a trainee counts stays by group instead of remembering which courses were
//! taken; only a few courses, the trainee's [`memory`], are remembered exactly. Every other course has
//! a *toll*: each stay of it pays, and one payment is given back to everybody, so that taking it twice
//! is not worth it at the right tolls. Hospital caps have tolls as well. Since every legal itinerary
//! is a path of the relaxed program that gets back at least what it paid, the best path bounds what
//! any itinerary is worth, whatever the tolls.
//!
//! | part | holds |
//! |---|---|
//! | [`person`] | one trainee in dense form, whatever the prices |
//! | [`worths`] | what each stay is worth at given prices and tolls |
//! | [`memory`] | the courses that are remembered, and when there are more |
//! | [`sweep`] | the relaxed program, backward through the periods, and its best path |
//! | [`descent`] | prices and tolls, moved against their surplus |
//! | [`survey`] | the best paths of all trainees, on all cores |
//! | [`relaxer`] | rounds over all trainees, and the best bound so far |
mod descent;
mod memory;
mod person;
pub(crate) mod relaxer;
mod survey;
mod sweep;
mod worths;

#[cfg(test)]
mod tests;
