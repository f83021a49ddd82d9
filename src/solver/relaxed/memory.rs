//! The courses that a trainee's relaxed program remembers.
use super::person::Person;

/// Courses remembered, each with its bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Memory {
    /// Courses by bit.
    pub(super) courses: Vec<usize>,
    /// Bits by course.
    bits: Vec<Option<usize>>,
}

impl Memory {
    /// Remembers nothing.
    pub(super) fn new(person: &Person) -> Self {
        Self {
            courses: Vec::new(),
            bits: vec![None; person.courses.len()],
        }
    }

    /// Remembers one more course.
    pub(super) fn add(&mut self, course: usize) {
        if self.bits[course].is_none() {
            self.bits[course] = Some(self.courses.len());
            self.courses.push(course);
        }
    }

    /// The bit of a course, if it is remembered.
    pub(super) fn bit(&self, course: usize) -> Option<usize> {
        self.bits[course]
    }

    /// Sets of remembered courses.
    pub(super) fn size(&self) -> usize {
        1 << self.courses.len()
    }

    /// The remembered ones of a set of courses.
    pub(super) fn of(&self, set: u64) -> usize {
        let known = self.courses.iter().enumerate();
        known
            .filter(|(_, course)| set >> **course & 1 == 1)
            .fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}
