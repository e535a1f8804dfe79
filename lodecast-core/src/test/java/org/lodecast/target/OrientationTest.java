package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Golden;
import org.lodecast.block.Grid;

class OrientationTest {
    /// Voxels of a disc about the point, of the given strike and dip; the dip is to the right of the strike.
    private static int[] disc(Grid g, double[] c, double strike, double dip, double radius, double halfThickness) {
        double toward = Math.toRadians(strike + 90);
        double d = Math.toRadians(dip);
        double[] normal = {Math.sin(d) * Math.sin(toward), Math.sin(d) * Math.cos(toward), Math.cos(d)};
        return IntStream.range(0, g.size())
                .filter(v -> {
                    double x = g.x(g.ix(v), g.iy(v)) - c[0];
                    double y = g.y(g.ix(v), g.iy(v)) - c[1];
                    double z = g.z(g.iz(v)) - c[2];
                    double off = x * normal[0] + y * normal[1] + z * normal[2];
                    return Math.abs(off) <= halfThickness && x * x + y * y + z * z - off * off <= radius * radius;
                })
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 45, 0",
        "30, 60, 0",
        "90, 30, 0",
        "135, 75, 0",
        "200, 50, 0",
        "270, 20, 0",
        "315, 85, 0",
        "359, 65, 0",
        "30, 60, 25",
        "135, 75, 40",
        "200, 50, 90",
        "315, 85, -33",
        "10, 35, 170"
    })
    void planesOfKnownStrikeAndDip(double strike, double dip, double rotation) {
        Grid straight = Grid.of(-80, -80, -80, 2, 2, 2, 80, 80, 80);
        double r = Math.toRadians(rotation);
        // turned about its middle, which stays at the origin of coordinates
        double x0 = -80 * Math.cos(r) - 80 * Math.sin(r);
        double y0 = 80 * Math.sin(r) - 80 * Math.cos(r);
        Grid g = rotation == 0 ? straight : new Grid(x0, y0, -80, 2, 2, 2, 80, 80, 80, r);
        Orientation o = Orientation.of(g, disc(g, new double[] {3, -2, 1}, strike, dip, 60, 5));
        assertThat(o.dip()).isCloseTo(dip, within(1.0));
        double off = Math.abs(o.strike() - strike) % 360;
        assertThat(Math.min(off, 360 - off)).as("strike " + o.strike()).isLessThan(1);
        assertThat(o.strike()).isBetween(0.0, 360.0);
        assertThat(o.x()).isCloseTo(3, within(0.5));
        assertThat(o.y()).isCloseTo(-2, within(0.5));
        assertThat(o.z()).isCloseTo(1, within(0.5));
    }

    /// The sweep: 18 strikes, 5 dips and 4 rotations of the grid, beside numpy's singular value
    /// decomposition.
    @Test
    void sameAsNumpyAndNearTheTruth() {
        Golden golden = Golden.of("target/planes.csv");
        assertThat(golden.size()).isEqualTo(360);
        double[] strike = golden.column("strike");
        double[] dip = golden.column("dip");
        double[] rotation = golden.column("rotation");
        double[] count = golden.column("voxels");
        double[] svdStrike = golden.column("svd_strike");
        double[] svdDip = golden.column("svd_dip");
        for (int i = 0; i < golden.size(); i++) {
            double r = Math.toRadians(rotation[i]);
            double x0 = -60 * Math.cos(r) - 60 * Math.sin(r);
            double y0 = 60 * Math.sin(r) - 60 * Math.cos(r);
            Grid g = new Grid(x0, y0, -60, 4, 4, 4, 30, 30, 30, r);
            int[] voxels = disc(g, new double[] {3.137, -2.071, 1.013}, strike[i], dip[i], 50, 7);
            assertThat(voxels).hasSize((int) count[i]);
            Orientation o = Orientation.of(g, voxels);
            String which = strike[i] + "/" + dip[i] + " in a grid turned by " + rotation[i];
            assertThat(o.dip()).as(which).isCloseTo(svdDip[i], within(golden.tolerance()));
            assertThat(turn(o.strike(), svdStrike[i])).as(which).isLessThan(golden.tolerance());
            assertThat(o.dip()).as(which).isCloseTo(dip[i], within(1.0));
            // a plane tilted by an angle across its dip swings its strike by that over the sine of the dip
            assertThat(turn(o.strike(), strike[i]) * Math.sin(Math.toRadians(dip[i])))
                    .as(which)
                    .isLessThan(1);
            if (dip[i] >= 25) {
                assertThat(turn(o.strike(), strike[i])).as(which).isLessThan(1);
            }
        }
    }

    private static double turn(double a, double b) {
        double off = Math.abs(a - b) % 360;
        return Math.min(off, 360 - off);
    }

    @Test
    void flatBodyHasNoStrike() {
        Grid g = Grid.of(0, 0, 0, 5, 5, 5, 20, 20, 5);
        Orientation o = Orientation.of(g, IntStream.range(400, 800).toArray());
        assertThat(o.dip()).isCloseTo(0, within(1e-6));
        assertThat(o.strike()).isNaN();
        assertThat(o.x()).isCloseTo(50, within(1e-9));
        assertThat(o.z()).isCloseTo(7.5, within(1e-9));
    }

    @Test
    void rodsAndLumpsHaveNoPlane() {
        Grid g = Grid.of(0, 0, 0, 5, 5, 5, 20, 20, 20);
        int[] rod = IntStream.range(0, 20).map(i -> g.index(i, 10, 10)).toArray();
        assertThat(Orientation.of(g, rod).dip()).isNaN();
        assertThat(Orientation.of(g, rod).strike()).isNaN();
        assertThat(Orientation.of(g, new int[] {77}).dip()).isNaN();
        assertThat(Orientation.of(g, IntStream.range(0, g.size()).toArray()).dip())
                .isNaN();
    }

    /// A voxel counts with its own extent, along the grid's axes even where these are turned: one long voxel
    /// standing along the grid's north is a plate seen from any rotation.
    @ParameterizedTest
    @CsvSource({"0, 0", "30, 30", "120, 120", "200, 20"})
    void extentOfAVoxelTurnsWithTheGrid(double rotation, double strike) {
        Grid g = new Grid(0, 0, 0, 1, 20, 20, 3, 3, 3, Math.toRadians(rotation));
        Orientation o = Orientation.of(g, new int[] {13});
        assertThat(o.dip()).isCloseTo(90, within(1e-6));
        assertThat(o.strike() % 180).isCloseTo(strike % 180, within(1e-4));
    }
}
