//! What was found, in English words.
mod evidence;
mod list;
mod reason;

pub(super) use list::list;
