## Commands and their keys.
