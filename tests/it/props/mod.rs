//! Laws.
mod drafts;
mod types;
