package org.lodecast.simulate;

import java.util.List;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Station;
import org.lodecast.geology.TriangleMesh;

/// A deposit that never was: the tables and surfaces an explorer would hold, and the truth apart.
///
/// @param style key of its {@link Style}, e.g. `zaozigou`
/// @param seed that it came from: the same seed and settings give the same deposit to the bit
/// @param assumptions what else it comes of; its assays hold all elements, whichever were asked for
/// @param collars one a hole
/// @param stations surveys, dips negative, sorted by hole and depth
/// @param assays sorted by hole and depth; a few samples are missing
/// @param lithology gapless, sorted by hole and depth
/// @param faults as mapped: some missing, the others misplaced
/// @param orebodies closed solids of the bodies that drilling found, as drawn by a geologist: right where
///     they were met, up to 15 % too long or too short away from there
/// @param ground the surface of the ground, which is known
/// @param truth what really lies there
public record SimulatedDeposit(
        String style,
        Seed seed,
        Assumptions assumptions,
        List<Collar> collars,
        List<Station> stations,
        List<Assay> assays,
        List<Lithology> lithology,
        List<TriangleMesh> faults,
        List<TriangleMesh> orebodies,
        Ground ground,
        Truth truth) {

    /// How large it is.
    public Size size() {
        return assumptions.size();
    }

    /// How well the faults were mapped.
    public MapQuality quality() {
        return assumptions.quality();
    }

    /// How the halos of gold lodes are zoned; the other styles have their own.
    public Zoning zoning() {
        return assumptions.zoning();
    }

    /// The voxels that hold the ground, those above its surface included.
    public Grid grid() {
        return size().grid();
    }
}
