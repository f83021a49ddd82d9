//! Trainees.

use super::values::{drafts, term, terms, text, texts, weights};
use crate::program::draft::{
    ApprovalDraft, CredentialDraft, DatesDraft, EarlierDraft, EventDraft, PinDraft,
    PreferencesDraft, RouteDraft, TraineeDraft,
};
use crate::program::{Approval, Credential, Earlier, Event, Pin, Preferences, Route, Trainee};
use crate::quantity::Weight;

impl From<&Trainee> for TraineeDraft {
    fn from(trainee: &Trainee) -> Self {
        Self {
            id: trainee.id().to_string(),
            cohort: trainee.cohort().to_string(),
            region: trainee.region().to_string(),
            curriculum: trainee.curriculum().to_string(),
            profession: trainee.profession().to_string(),
            route: RouteDraft::from(trainee.route()),
            name: text(trainee.name()),
            nationality: text(trainee.nationality()),
            institution: text(trainee.institution()),
            partnership: text(trainee.partnership()),
            level: text(trainee.level()),
            specialties: texts(trainee.specialties()),
            languages: texts(trainee.languages()),
            practicing_since: trainee.practicing_since(),
            earlier: drafts(trainee.earlier()),
            stays: drafts(trainee.stays()),
            credentials: drafts(trainee.credentials()),
            approvals: drafts(trainee.approvals()),
            preparation: drafts(trainee.preparation()),
            available: terms(trainee.available()),
            unavailable: terms(trainee.unavailable()),
            unable: texts(trainee.unable()),
            preferences: PreferencesDraft::from(trainee.preferences()),
            pins: drafts(trainee.pins()),
            lifecycle: drafts(trainee.lifecycle().events()),
        }
    }
}

impl From<&Route> for RouteDraft {
    fn from(route: &Route) -> Self {
        match route {
            Route::Nominated { authority } => Self::Nominated {
                authority: authority.to_string(),
            },
            Route::Exchange { hospital } => Self::Exchange {
                hospital: hospital.to_string(),
            },
            Route::Invitation { by } => Self::Invitation { by: by.to_string() },
        }
    }
}

impl From<&Earlier> for EarlierDraft {
    fn from(earlier: &Earlier) -> Self {
        Self {
            dates: DatesDraft::from(&earlier.dates()),
            program: text(earlier.program()),
        }
    }
}

impl From<&Credential> for CredentialDraft {
    fn from(credential: &Credential) -> Self {
        Self {
            kind: credential.kind().to_string(),
            valid: term(credential.valid()),
        }
    }
}

impl From<&Approval> for ApprovalDraft {
    fn from(approval: &Approval) -> Self {
        Self {
            valid: DatesDraft::from(&approval.valid()),
            hospital: approval.hospital().to_string(),
            supervisor: approval.supervisor().to_string(),
            acts: texts(approval.acts()),
        }
    }
}

impl From<&Preferences> for PreferencesDraft {
    fn from(preferences: &Preferences) -> Self {
        // What is not given is 1, so 1 need not be given.
        let minded = |weight: Weight| Some(weight.get()).filter(|_| weight != Weight::ONE);
        Self {
            specialties: weights(preferences.specialties()),
            hospitals: weights(preferences.hospitals()),
            change: minded(preferences.change()),
            waiting: minded(preferences.waiting()),
        }
    }
}

impl From<&Pin> for PinDraft {
    fn from(pin: &Pin) -> Self {
        Self {
            department: pin.department().to_string(),
            specialty: pin.specialty().to_string(),
            start: pin.start(),
            periods: pin.periods(),
            mode: pin.mode(),
        }
    }
}

impl From<&Event> for EventDraft {
    fn from(event: &Event) -> Self {
        Self {
            kind: event.kind(),
            on: event.on(),
            note: text(event.note()),
        }
    }
}
