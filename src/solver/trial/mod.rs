//! Material for the tests: small random problems, brute force, published problems.
mod added;
mod agree;
pub(crate) mod brute;
#[cfg(feature = "serde")]
mod damage;
pub(crate) mod large;
mod measure;
pub(crate) mod published;
pub(crate) mod random;
mod shortages;
mod tolls;
mod work;
