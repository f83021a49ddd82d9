//! Credentials are valid to the last day: P114.
//!
//! ```text
//! for each binding credential policy: days of the placement within the union of the validities of
//! the trainee's credentials of that kind
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::program::{Credential, PolicyRule};

/// P114: one violation a placement and policy, with the first day without a credential.
pub(in crate::check) fn credential(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        for policy in itinerary.policies_on(visit.span.first()) {
            let PolicyRule::Credential { kind } = policy.rule() else {
                continue;
            };
            let credentials = itinerary.trainee.credentials().iter();
            let of_kind = credentials.filter(|credential| credential.kind() == kind);
            let valid = of_kind.map(Credential::valid);
            if let Some(day) = visit.days().first_outside(&valid) {
                found(Evidence::NoCredential {
                    placement: visit.dated(),
                    policy: policy.id().clone(),
                    credential: kind.clone(),
                    day,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}
