//! Where articles and product requests go: the CRM, a folder or a file of the person's, another system by its own
//! profile. What is sent there, and when, is decided elsewhere.

use std::path::PathBuf;

use crate::config::Config;
use crate::crm::{Client, Profile, Target};
use crate::domain::able::{Able, Place};
use crate::domain::say::Say;

/// Every place where documents go.
#[derive(Debug, Clone)]
pub struct Outlets {
    pub(super) knowledge: Outlet,
    pub(super) feedback: Outlet,
}

/// Where documents of one kind go.
#[derive(Debug, Clone, Default)]
pub(super) struct Outlet {
    /// Whether they go to the CRM.
    pub(super) crm: bool,
    /// The folder of articles, or the file of requests.
    pub(super) shelf: Option<PathBuf>,
    /// Another system, with its own address and its own token; or why it cannot be had.
    pub(super) apart: Option<Result<Client, Say>>,
}

impl Default for Outlets {
    /// Everything goes to the CRM.
    fn default() -> Self {
        let crm = || Outlet { crm: true, ..Outlet::default() };
        Self { knowledge: crm(), feedback: crm() }
    }
}

impl Outlets {
    /// The places that the settings name. One that cannot be had keeps nothing else from working: it is told when
    /// something is to go there. May run a program, for the secret.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let (knowledge, feedback) = (&config.settings.knowledge, &config.settings.feedback);
        let apart = feedback.profile().map(|name| {
            apart(config, name)
                .map_err(|why| Say::new("outlet-broken").with("detail", config.words.say(&why)))
        });
        Self {
            knowledge: Outlet { crm: knowledge.uses_crm(), shelf: knowledge.shelf(), apart: None },
            feedback: Outlet { crm: feedback.uses_crm(), shelf: feedback.shelf(), apart },
        }
    }

    pub(super) fn to(&self, target: Target) -> &Outlet {
        match target {
            Target::Article => &self.knowledge,
            Target::Feedback => &self.feedback,
        }
    }

    /// What there is a place for, with these places and the CRM's own.
    pub(super) fn widen(&self, mut able: Able) -> Able {
        for (place, outlet) in [(Place::Article, &self.knowledge), (Place::Feedback, &self.feedback)] {
            let has_own = outlet.shelf.is_some() || outlet.apart.is_some();
            let is_there = able.places.contains(&place);
            if has_own && !is_there {
                able.places.push(place);
            }
            if !has_own && !outlet.crm {
                able.places.retain(|known| *known != place);
            }
        }
        able
    }
}

fn apart(config: &Config, name: &str) -> Result<Client, Say> {
    let Some(file) = &config.feedback else { return Err(Say::new("outlet-missing").with("name", name)) };
    let profile = Profile::of(file, &config.settings.feedback.target).map_err(|faults| {
        let place = faults.first().map_or_else(|| file.path.clone(), crate::config::Fault::place);
        Say::new("outlet-profile").with("place", place)
    })?;
    if !profile.able().places.contains(&Place::Feedback) {
        return Err(Say::new("outlet-none").with("name", name));
    }
    Client::new(profile).map_err(|error| error.say())
}
