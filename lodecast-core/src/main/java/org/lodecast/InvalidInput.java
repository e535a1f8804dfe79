package org.lodecast;

import java.util.List;
import java.util.stream.Collectors;

/// Input that its user can mend. Carries every finding at once; anything else that is thrown is a bug of
/// ours.
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // findings are records of strings; the exception is never serialised
    private final List<Finding> findings;

    /// @param findings at least one
    public InvalidInput(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")), null, false, false);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("invalid input without a finding");
        }
        this.findings = List.copyOf(findings);
    }

    /// A single finding about a place in a file.
    public static InvalidInput at(String check, String file, int line, String message) {
        return new InvalidInput(List.of(Finding.error(check, file, line, "", message)));
    }

    /// A single finding that belongs to no file.
    public static InvalidInput of(String check, String message) {
        return at(check, "", 0, message);
    }

    public List<Finding> findings() {
        return findings;
    }
}
