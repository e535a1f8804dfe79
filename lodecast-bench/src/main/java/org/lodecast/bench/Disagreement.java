package org.lodecast.bench;

/// Ours and a peer's numbers differ: a speed of wrong numbers is no speed.
final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Disagreement(String message) {
        super(message);
    }
}
