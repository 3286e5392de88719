//! Which layers are shown together, topmost first. A key may not be a command on one of them and begin a sequence on
//! another; what a person's own key hides is found here as well.

use super::table::Layer;

/// The layers of each screen. Sheets show one layer alone.
pub const STACKS: &[&[Layer]] = &[
    &[Layer::Desk, Layer::Ticket, Layer::List, Layer::Global],
    &[Layer::Procedure, Layer::Ticket, Layer::Global],
    &[Layer::Conversation, Layer::Ticket, Layer::Global],
    &[Layer::Causes, Layer::List, Layer::Global],
    &[Layer::Queue, Layer::List, Layer::Global],
    &[Layer::Outbox, Layer::List, Layer::Global],
    &[Layer::Waiting, Layer::Ticket, Layer::List, Layer::Global],
    &[Layer::Review, Layer::Ticket, Layer::List, Layer::Global],
    &[Layer::Problems, Layer::List, Layer::Global],
    &[Layer::List, Layer::Global],
];

impl Layer {
    /// Whether letters are typed there: a plain letter is then never a command.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Filter | Self::Picker | Self::Form | Self::Line | Self::Composer | Self::Lock)
    }

    /// The layers that are shown with it, topmost first; of those that are shown in several company, each once.
    pub fn stacks(self) -> impl Iterator<Item = &'static [Layer]> {
        STACKS.iter().copied().filter(move |stack| stack.contains(&self))
    }
}

/// Whether two layers are ever shown together; a layer is with itself.
pub(super) fn meet(one: Layer, other: Layer) -> bool {
    one == other || one.stacks().any(|stack| stack.contains(&other))
}
