## Pulling and pushing.
