//! Kinds of papers that prove origin or share.

/// Kinds of proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofKind {
    /// An extract from the producers' register.
    RegisterExtract,
    /// A certificate СТ-KZ.
    CtKz,
    /// A certificate СТ-1.
    Ct1,
    /// An invoice.
    Invoice,
    /// A declaration.
    Declaration,
    /// No paper.
    None,
}

impl ProofKind {
    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<ProofKind> {
        match name {
            "register-extract" => Some(ProofKind::RegisterExtract),
            "ct-kz" => Some(ProofKind::CtKz),
            "ct-1" => Some(ProofKind::Ct1),
            "invoice" => Some(ProofKind::Invoice),
            "declaration" => Some(ProofKind::Declaration),
            "none" => Some(ProofKind::None),
            _ => None,
        }
    }
}
