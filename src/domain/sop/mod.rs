//! Procedures: steps, inputs, conditions in three-valued logic, and a run of one on a ticket.
