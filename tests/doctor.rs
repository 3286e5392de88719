//! What `doctor` promises: every planted mistake is found with its file, its line and a remedy; a CRM that breaks
//! the contract is told; what it records holds no secret and plays again without a network.

mod endless;
mod failing;
mod live;
mod mistakes;
mod planted;
mod replay;
