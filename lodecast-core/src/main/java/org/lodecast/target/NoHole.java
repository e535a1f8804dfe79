package org.lodecast.target;

/// No permitted hole tests the target.
///
/// @param target its id
/// @param reason in words: how many holes were tried, and what each failed at first
public record NoHole(String target, String reason) implements Proposal {}
