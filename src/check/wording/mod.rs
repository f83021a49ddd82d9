//! What was found, in English words.
mod count;
mod evidence;
mod list;
mod reason;

pub(super) use list::list;
