package org.lodecast.app.table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodecast.drill.LengthUnit;

/// The names under which the field keeps its columns, in English first, then in German, French, Spanish
/// and Portuguese. Case, spaces, `_`, `-` and a unit behind the name do not count.
public final class Roles {
    private static final Map<String, List<String>> ALIASES = Map.ofEntries(
            Map.entry(
                    "hole",
                    List.of(
                            "holeid",
                            "hole",
                            "bhid",
                            "dhid",
                            "id",
                            "holename",
                            "drillhole",
                            "drillholeid",
                            "boreholeid",
                            "borehole",
                            "holenumber",
                            "holeno",
                            "ddh",
                            "bohrung",
                            "sondage",
                            "forage",
                            "sondaje",
                            "sondeo",
                            "furo")),
            Map.entry(
                    "x",
                    List.of(
                            "x",
                            "easting",
                            "east",
                            "xcollar",
                            "xcoord",
                            "xc",
                            "xmid",
                            "xcentre",
                            "midx",
                            "utme",
                            "eastings",
                            "rechtswert",
                            "este",
                            "coordx")),
            Map.entry(
                    "y",
                    List.of(
                            "y",
                            "northing",
                            "north",
                            "ycollar",
                            "ycoord",
                            "yc",
                            "ymid",
                            "ycentre",
                            "midy",
                            "utmn",
                            "northings",
                            "hochwert",
                            "norte",
                            "coordy")),
            Map.entry(
                    "z",
                    List.of(
                            "z",
                            "rl",
                            "elev",
                            "elevation",
                            "zcollar",
                            "zcoord",
                            "zc",
                            "zmid",
                            "zcentre",
                            "midz",
                            "altitude",
                            "level",
                            "höhe",
                            "hoehe",
                            "cota",
                            "cote",
                            "altitud")),
            Map.entry(
                    "length",
                    List.of(
                            "length",
                            "depth",
                            "maxdepth",
                            "totaldepth",
                            "eoh",
                            "eohdepth",
                            "enddepth",
                            "finaldepth",
                            "holedepth",
                            "td",
                            "endteufe",
                            "profundidadfinal",
                            "profondeurfinale")),
            Map.entry(
                    "at",
                    List.of(
                            "at",
                            "depth",
                            "distance",
                            "surveydepth",
                            "depthat",
                            "from",
                            "md",
                            "teufe",
                            "tiefe",
                            "profondeur",
                            "profundidad",
                            "profundidade")),
            Map.entry(
                    "azimuth",
                    List.of(
                            "azimuth",
                            "az",
                            "azm",
                            "azi",
                            "azim",
                            "brg",
                            "bearing",
                            "azimuthtrue",
                            "trueazimuth",
                            "azimut",
                            "acimut",
                            "azimute")),
            Map.entry(
                    "dip",
                    List.of(
                            "dip",
                            "inclination",
                            "incl",
                            "inc",
                            "plunge",
                            "neigung",
                            "pendage",
                            "inclinaison",
                            "inclinacion",
                            "inclinación",
                            "buzamiento",
                            "mergulho")),
            Map.entry(
                    "from",
                    List.of(
                            "from",
                            "sampfrom",
                            "samplefrom",
                            "depthfrom",
                            "fromdepth",
                            "geolfrom",
                            "mfrom",
                            "start",
                            "von",
                            "desde",
                            "hauteurde")),
            Map.entry(
                    "to",
                    List.of("to", "sampto", "sampleto", "depthto", "todepth", "geolto", "mto", "end", "bis", "hasta")),
            Map.entry(
                    "code",
                    List.of(
                            "rock",
                            "lith",
                            "lithology",
                            "code",
                            "rocktype",
                            "unit",
                            "lithcode",
                            "lith1",
                            "lithocode",
                            "rockcode",
                            "domain",
                            "geology",
                            "formation",
                            "gestein",
                            "lithologie",
                            "litologia",
                            "litología",
                            "roca",
                            "roche")),
            Map.entry(
                    "sample",
                    List.of(
                            "sampleid",
                            "sample",
                            "sampleno",
                            "samplenumber",
                            "sampno",
                            "sampid",
                            "samplename",
                            "tag",
                            "probe",
                            "échantillon",
                            "echantillon",
                            "muestra",
                            "amostra")),
            Map.entry(
                    "type",
                    List.of(
                            "sampletype",
                            "samptype",
                            "qctype",
                            "qaqc",
                            "qc",
                            "qaqctype",
                            "checktype",
                            "stype",
                            "samplecategory",
                            "control",
                            "probenart",
                            "typeechantillon",
                            "tipomuestra",
                            "tipodemuestra")));

    private static final Set<String> ALL = new HashSet<>();
    // a unit behind a name, apart from it or in brackets
    private static final Pattern UNIT = Pattern.compile("(.*?)(?:[\\s_\\-]+|[\\s_\\-]*[(\\[])([A-Za-z'°]+)[)\\]]?\\s*");

    static {
        ALIASES.values().forEach(ALL::addAll);
    }

    private Roles() {}

    /// The usual names of a role.
    public static List<String> aliases(String role) {
        return ALIASES.getOrDefault(role, List.of());
    }

    /// Whether it is a usual name of some role.
    static boolean isAlias(String name) {
        return ALL.contains(bare(name)) || ALL.contains(bare(withoutUnit(name)));
    }

    /// The column that plays the role, the earlier alias winning, and a name without a unit winning over
    /// one with.
    public static Optional<String> find(List<String> header, String role) {
        for (String alias : aliases(role)) {
            for (String name : header) {
                if (bare(name).equals(alias)) {
                    return Optional.of(name);
                }
            }
            for (String name : header) {
                if (bare(withoutUnit(name)).equals(alias)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /// The unit of length that a name ends in, as in `FROM_ft` or `Depth (m)`.
    static Optional<LengthUnit> unit(String name) {
        Matcher m = UNIT.matcher(name);
        return m.matches() ? LengthUnit.parse(m.group(2)) : Optional.empty();
    }

    private static String withoutUnit(String name) {
        Matcher m = UNIT.matcher(name);
        if (!m.matches()) {
            return name;
        }
        boolean unit = LengthUnit.parse(m.group(2)).isPresent()
                || switch (m.group(2).toLowerCase(Locale.ROOT)) {
                    case "deg", "degree", "degrees", "°", "dd" -> true;
                    default -> false;
                };
        return unit ? m.group(1) : name;
    }

    private static String bare(String name) {
        StringBuilder b = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.' && !Character.isWhitespace(c)) {
                b.append(Character.toLowerCase(c));
            }
        }
        return b.toString();
    }
}
