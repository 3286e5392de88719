## What the rules of resolving, returning and procedures say.
