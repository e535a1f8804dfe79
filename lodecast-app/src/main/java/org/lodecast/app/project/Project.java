package org.lodecast.app.project;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `project.yaml` as a tree of records: what a key is called there, its default, its meaning. Every absent
/// key has a default, so that a short file is a whole project; the manifest holds the tree with all defaults
/// filled in.
@SuppressWarnings("NullAway") // the reader hands null for an absent key; the constructors put the default there
public record Project(
        @Nullable String name,
        @Nullable Tables tables,
        List<String> faults,
        List<String> orebodies,
        @Nullable String topography,
        Checks checks,
        Fixes fixes,
        Drilling drilling,
        List<OtherModel> blockModels,
        GridChoice grid,
        Estimation estimation,
        Geochemistry geochemistry,
        @Nullable List<Layer> evidence,
        Samples samples,
        Detectors detectors,
        Assessment assessment,
        Uncertainty uncertainty,
        Targets targets,
        Long seed) {

    public Project {
        faults = orElse(faults, List.of());
        orebodies = orElse(orebodies, List.of());
        checks = orElse(checks, new Checks(null, null));
        fixes = orElse(fixes, new Fixes(null, null, null, null, null));
        drilling =
                orElse(drilling, new Drilling(null, null, null, null, null, null, null, null, null, null, null, null));
        grid = orElse(grid, new GridChoice(null, null, null, null, null, null, null));
        estimation = orElse(estimation, Estimation.usual());
        geochemistry = orElse(geochemistry, Geochemistry.usual());
        blockModels = orElse(blockModels, List.of());
        samples = orElse(samples, new Samples(null, null, null, null, null));
        detectors = orElse(detectors, Detectors.usual());
        assessment = orElse(assessment, Assessment.usual());
        uncertainty = orElse(uncertainty, new Uncertainty(null, null));
        targets = orElse(targets, new Targets(null, null, null, null, null, null, null));
        seed = orElse(seed, 1L);
    }

    /// The drillhole tables. `lengthUnit` is `m` or `ft` and holds for coordinates and depths of all columns
    /// whose name or second header row gives no unit. Without a collar table the assays must hold the
    /// coordinates of each sample.
    public record Tables(
            @Nullable CollarTable collar,
            @Nullable SurveyTable survey,
            @Nullable AssayTable assay,
            @Nullable LithologyTable lithology,
            String lengthUnit) {
        public Tables {
            lengthUnit = orElse(lengthUnit, "m");
        }

        /// How findings call the file of a table: by its name, as far as no other file of another folder has
        /// the same, else as the project does; empty without a file.
        public String label(@Nullable TableFile table) {
            if (table == null || table.file() == null) {
                return "";
            }
            Path path = Path.of(table.file()).normalize();
            boolean several = files().values().stream()
                    .map(t -> Path.of(String.valueOf(t.file())).normalize())
                    .anyMatch(p -> !p.equals(path) && p.getFileName().equals(path.getFileName()));
            return several ? path.toString().replace('\\', '/') : String.valueOf(path.getFileName());
        }

        /// The tables that there are, by their keys, in order.
        public Map<String, TableFile> files() {
            Map<String, TableFile> files = new LinkedHashMap<>();
            Stream.of(collar, survey, assay, lithology)
                    .filter(t -> t != null && t.file() != null)
                    .forEach(t -> files.put(t.key(), t));
            return files;
        }
    }

    /// What all tables have in common.
    public sealed interface TableFile {
        /// Under `tables` in the project file.
        String key();

        @Nullable
        String file();

        Map<String, String> columns();

        CsvFormat format();

        @Nullable
        String lengthUnit();
    }

    /// How a file is written, where that is not to be guessed.
    ///
    /// @param encoding e.g. `utf-8`, `windows-1252`
    /// @param separator a character, or `tab`
    /// @param decimal `point` or `comma`
    public record CsvFormat(
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String decimal) {
        /// Everything is guessed.
        public static final CsvFormat GUESSED = new CsvFormat(null, null, null);
    }

    /// Columns by their role (`hole`, `x`, `y`, `z`, `length`); those not named are found by their usual
    /// names, or by what they hold. `lengthUnit` of the table overrides what its columns say.
    public record CollarTable(
            @Nullable String file,
            Map<String, String> columns,
            CsvFormat format,
            @Nullable String lengthUnit) implements TableFile {
        public CollarTable {
            columns = orElse(columns, Map.of());
            format = orElse(format, CsvFormat.GUESSED);
        }

        @Override
        public String key() {
            return "collar";
        }
    }

    /// Roles `hole`, `at`, `azimuth`, `dip`. `dip` is `auto` (by majority), `negative_down` or
    /// `positive_down`.
    public record SurveyTable(
            @Nullable String file,
            Map<String, String> columns,
            String dip,
            CsvFormat format,
            @Nullable String lengthUnit)
            implements TableFile {
        public SurveyTable {
            columns = orElse(columns, Map.of());
            dip = orElse(dip, "auto");
            format = orElse(format, CsvFormat.GUESSED);
        }

        @Override
        public String key() {
            return "survey";
        }
    }

    /// Roles `hole`, `from`, `to`, and where they are `sample`, `type`, and `x`, `y`, `z` of each sample;
    /// `elements` by their names in the model.
    ///
    /// @param below what stands in for a value below detection: `half`, `limit`, `root2`, `multiplicative`
    ///     or `omit`
    /// @param codes what codes in grade columns mean where it is not the usual: `below` (a detection limit
    ///     that
    ///     is not told) or `omit` (not measured), e.g. `{"-99": below, SNR: omit}`
    /// @param zero what a grade of exactly zero is: `keep` (zero), `below` (below detection) or `omit`
    /// @param qaqc pattern of the names or types of blanks, standards and duplicates, which are set aside;
    ///     `none` sets none aside, by default the usual words do
    public record AssayTable(
            @Nullable String file,
            Map<String, String> columns,
            @Nullable Map<String, ElementColumn> elements,
            String below,
            String zero,
            @Nullable String qaqc,
            Map<String, String> codes,
            CsvFormat format,
            @Nullable String lengthUnit)
            implements TableFile {
        public AssayTable {
            columns = orElse(columns, Map.of());
            below = orElse(below, "half");
            zero = orElse(zero, "keep");
            codes = orElse(codes, Map.of());
            format = orElse(format, CsvFormat.GUESSED);
        }

        @Override
        public String key() {
            return "assay";
        }
    }

    /// Where an element's grades stand, and in which unit.
    ///
    /// @param below as of the table, for this element alone
    /// @param limit detection limit of values that are only said to lie below one, in the unit
    public record ElementColumn(
            @Nullable String column,
            @Nullable String unit,
            @Nullable String below,
            @Nullable Double limit) {}

    /// Roles `hole`, `from`, `to`, `code`.
    public record LithologyTable(
            @Nullable String file,
            Map<String, String> columns,
            CsvFormat format,
            @Nullable String lengthUnit) implements TableFile {
        public LithologyTable {
            columns = orElse(columns, Map.of());
            format = orElse(format, CsvFormat.GUESSED);
        }

        @Override
        public String key() {
            return "lithology";
        }
    }

    /// When the checks raise doubts.
    ///
    /// @param longestInterval [m], by default 20 times the usual length
    /// @param topography farthest that a collar may lie above or below the topography [m]
    public record Checks(@Nullable Double longestInterval, Double topography) {
        public Checks {
            topography = orElse(topography, 10.0);
        }
    }

    /// What may be mended on the way; by default nothing. Each change stands in the table `fix`.
    ///
    /// @param errors `stop`, or `leave_out`: rows that cannot be used are left out and logged
    /// @param shortRows `stop`, or `fill`: rows of too few fields are filled up with empty ones
    /// @param dropDuplicates exact copies of a row are dropped
    /// @param trimToEnd intervals and stations beyond the end of their hole are cut
    /// @param overlaps `keep` (both count), or whose ground it is: `first`, `last` (in the file) or
    ///     `shortest`
    public record Fixes(String errors, String shortRows, Boolean dropDuplicates, Boolean trimToEnd, String overlaps) {
        public Fixes {
            errors = orElse(errors, "stop");
            shortRows = orElse(shortRows, "stop");
            dropDuplicates = orElse(dropDuplicates, false);
            trimToEnd = orElse(trimToEnd, false);
            overlaps = orElse(overlaps, "keep");
        }
    }

    /// @param desurvey `minimum_curvature`, `balanced_tangential` or `tangential`
    /// @param compositeLength [m]; by default the usual sample length
    /// @param coverage least share of a composite that must have been measured
    /// @param doglegLimit degrees within 30 m above which a survey is doubted
    /// @param boundaries where composites stop: `none` or `lithology` (where the logged code changes)
    /// @param domains codes that are one ground to composites, by its name; other codes are ground of their
    ///     own
    /// @param rest what becomes of the shorter last composite of a hole or stretch: `keep`, `merge`, `drop`
    ///     or
    ///     `spread`
    /// @param restShare share of the length below which it is merged or dropped
    /// @param topCut grade that a sample counts for at most, by element, in its unit
    /// @param decluster how composites are weighed against clustered drilling: `cell`, `nearest` or `none`
    /// @param declusterSize edge of the cells or spacing of the nodes [m]; by default searched for or chosen
    /// @param intercepts to list; by default those of the ore element at the ore cut-off
    public record Drilling(
            String desurvey,
            @Nullable Double compositeLength,
            Double coverage,
            Double doglegLimit,
            String boundaries,
            Map<String, List<String>> domains,
            String rest,
            Double restShare,
            Map<String, Double> topCut,
            String decluster,
            @Nullable Double declusterSize,
            @Nullable List<InterceptRule> intercepts) {
        public Drilling {
            desurvey = orElse(desurvey, "minimum_curvature");
            coverage = orElse(coverage, 0.5);
            doglegLimit = orElse(doglegLimit, 10.0);
            boundaries = orElse(boundaries, "none");
            domains = orElse(domains, Map.of());
            rest = orElse(rest, "keep");
            restShare = orElse(restShare, 0.5);
            topCut = orElse(topCut, Map.of());
            decluster = orElse(decluster, "cell");
        }

        /// The same with the intercepts that are listed by default.
        public Drilling withoutIntercepts() {
            return new Drilling(
                    desurvey,
                    compositeLength,
                    coverage,
                    doglegLimit,
                    boundaries,
                    domains,
                    rest,
                    restShare,
                    topCut,
                    decluster,
                    declusterSize,
                    null);
        }
    }

    /// What makes an intercept worth listing.
    ///
    /// @param element by default the ore's
    /// @param cutoff in the element's unit; by default the ore's, or one usual for the element
    /// @param waste longest stretch below the cut-off inside [m]; by default twice the usual sample length
    /// @param length least length [m]; by default the usual sample length
    public record InterceptRule(
            @Nullable String element,
            @Nullable Double cutoff,
            @Nullable Double waste,
            @Nullable Double length) {}

    /// @param element of the cut-off that makes ore, where there are no orebodies
    /// @param cutoff in the element's unit
    /// @param radius how far a composite vouches for the ground about it [m]; by default, with orebodies, as
    ///     far as half of their voxels lie from a composite (two to five voxels), and without them only the
    ///     voxels that composites lie in
    /// @param ratio most barren voxels an ore voxel
    /// @param hindcast within which samples are left out where evidence is estimated as it was before the
    ///     drill came [m];
    ///     by default two thirds of the ground's median distance to a sample; 0 for no hindcast
    public record Samples(
            @Nullable String element,
            @Nullable Double cutoff,
            @Nullable Double radius,
            Double ratio,
            @Nullable Double hindcast) {
        public Samples {
            ratio = orElse(ratio, 49686.0 / 39306.0);
        }
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
