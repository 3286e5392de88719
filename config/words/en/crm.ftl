## The CRM and its profile.
