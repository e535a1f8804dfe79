package org.lodecast.app.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which rows of an assay table are no ground but a check of the laboratory: blanks, standards, duplicates.
final class QualityControl {
    private static final String BLANK = "bla?n?ks?|blanks?";
    private static final String STANDARD = "std|stds|stand?ards?|crm|srm|oreas|gannet|geostats|reference";
    private static final String DUPLICATE =
            "dup|dups|duplicates?|fd|fdup|field.?dup.*|lab.?dup.*|pulp.?dup.*|replicate|repeat|check";

    /// A word of its own, at the start of a type, or as a part of a name between separators.
    private static final Pattern TYPE =
            Pattern.compile("(?i)(.*[\\s_\\-/])?(" + BLANK + "|" + STANDARD + "|" + DUPLICATE + ")([\\s_\\-/0-9].*)?");
    private static final Pattern NAME =
            Pattern.compile("(?i)(.*[\\s_\\-])?(" + BLANK + "|" + STANDARD + "|dup|dups|duplicates?)([\\s_\\-0-9].*)?");

    private final @Nullable Pattern asked;
    private final boolean off;
    private final Set<String> holes;

    /// @param pattern that the project asks for, null for the usual words, `none` to set nothing aside
    /// @param holes of the collar table: what is drilled there is ground, whatever it is called
    QualityControl(@Nullable String pattern, Set<String> holes) {
        off = "none".equals(pattern);
        asked = pattern == null || off ? null : Pattern.compile(pattern);
        this.holes = holes;
    }

    /// What the row is: `blank`, `standard`, `duplicate`, `check`, or empty for ground.
    String kind(String hole, String sample, String type) {
        if (off) {
            return "";
        }
        if (asked != null) {
            boolean any = asked.matcher(type).find() && !type.isEmpty()
                    || asked.matcher(sample).find() && !sample.isEmpty()
                    || asked.matcher(hole).find() && !hole.isEmpty();
            return any ? word(type + " " + sample + " " + hole) : "";
        }
        if (!type.isEmpty() && TYPE.matcher(type).matches()) {
            return word(type);
        }
        if (!sample.isEmpty() && NAME.matcher(sample).matches()) {
            return word(sample);
        }
        return !hole.isEmpty() && !holes.contains(hole) && NAME.matcher(hole).matches() ? word(hole) : "";
    }

    private static String word(String text) {
        String t = text.toLowerCase(Locale.ROOT);
        if (Pattern.compile("\\b(" + BLANK + ")", Pattern.CASE_INSENSITIVE)
                .matcher(t.replace('_', ' '))
                .find()) {
            return "blank";
        }
        if (t.contains("dup") || t.contains("fd") || t.contains("repl") || t.contains("repeat")) {
            return "duplicate";
        }
        return t.contains("std")
                        || t.contains("stan")
                        || t.contains("crm")
                        || t.contains("srm")
                        || t.contains("oreas")
                        || t.contains("gannet")
                        || t.contains("refer")
                ? "standard"
                : "check";
    }
}
