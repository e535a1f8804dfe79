package org.lodecast.app.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names under which the field keeps its columns. Case, spaces, `_` and `-` do not count.
public final class Roles {
    private static final Map<String, List<String>> ALIASES = Map.ofEntries(
            Map.entry("hole", List.of("holeid", "hole", "bhid", "dhid", "id", "holename", "drillhole")),
            Map.entry("x", List.of("x", "easting", "east", "xcollar", "xcoord", "utme")),
            Map.entry("y", List.of("y", "northing", "north", "ycollar", "ycoord", "utmn")),
            Map.entry("z", List.of("z", "rl", "elev", "elevation", "zcollar", "zcoord")),
            Map.entry("length", List.of("length", "depth", "maxdepth", "totaldepth", "eoh", "eohdepth")),
            Map.entry("at", List.of("at", "depth", "distance", "surveydepth", "from")),
            Map.entry("azimuth", List.of("azimuth", "az", "azm", "azi", "brg", "bearing")),
            Map.entry("dip", List.of("dip", "inclination", "incl")),
            Map.entry("from", List.of("from", "sampfrom", "depthfrom", "fromdepth", "fromm")),
            Map.entry("to", List.of("to", "sampto", "depthto", "todepth", "tom")),
            Map.entry("code", List.of("rock", "lith", "lithology", "code", "rocktype", "unit", "lithcode", "domain")));

    private Roles() {}

    /// The usual names of a role.
    public static List<String> aliases(String role) {
        return ALIASES.getOrDefault(role, List.of());
    }

    /// The column that plays the role, the earlier alias winning.
    public static Optional<String> find(List<String> header, String role) {
        for (String alias : aliases(role)) {
            for (String name : header) {
                if (bare(name).equals(alias)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]", "");
    }
}
