//! The way back from dense indices to ids.

use std::sync::Arc;

use super::compile::Subject;
use super::label::CellLabel;
use crate::ids::{DepartmentId, LinkId, TraineeId};

/// What dense indices stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// By index of the trainee.
    pub(crate) trainees: Vec<TraineeId>,
    /// By index of the department.
    pub(crate) departments: Vec<DepartmentId>,
    /// By index of the trainee, then local index of the course.
    pub(crate) subjects: Vec<Arc<[Subject]>>,
    /// By index of the cell.
    pub(crate) cells: Vec<CellLabel>,
    /// By index of the link.
    pub(crate) links: Vec<LinkId>,
}
