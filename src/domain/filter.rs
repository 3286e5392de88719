//! The filter language: field:value, comparison, exclusion, free words. Not how it is searched.
