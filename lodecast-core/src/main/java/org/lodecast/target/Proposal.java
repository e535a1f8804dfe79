package org.lodecast.target;

/// What came of the design of a hole: the hole, or why there is none.
public sealed interface Proposal permits ProposedHole, NoHole {
    /// Id of the target.
    String target();
}
