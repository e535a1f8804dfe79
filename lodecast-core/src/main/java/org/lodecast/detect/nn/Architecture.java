package org.lodecast.detect.nn;

import java.util.ArrayList;
import java.util.List;

/// The shape of an auto-encoder: what cube it sees and how wide its levels are.
///
/// Three valid convolutions shrink the cube to one cell (kernels 3, 1, 1 for side 3; 3, 3, 1 for side 5; 1,
/// 1, 1 for side 1); the decoder is their mirror. ReLU follows each level, the output too (paper, eq. 2)
/// unless `linearOutput`.
///
/// @param side of the cube of voxels: 1, 3 or 5
/// @param widths channels after each of the three levels of the encoder
/// @param linearOutput whether the output goes without ReLU
public record Architecture(int side, List<Integer> widths, boolean linearOutput) {
    /// Side 3, widths 64, 32, 16, ReLU on the output.
    public static final Architecture STANDARD = of(3, 64, 32, 16);

    /// Levels of an encoder.
    public static final int LEVELS = 3;

    public Architecture {
        if (side != 1 && side != 3 && side != 5) {
            throw new IllegalArgumentException("side of the cube: 1, 3 or 5, not " + side);
        }
        widths = List.copyOf(widths);
        if (widths.size() != LEVELS || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException("widths: three positive numbers, not " + widths);
        }
    }

    /// With ReLU on the output.
    public static Architecture of(int side, int first, int second, int third) {
        return new Architecture(side, List.of(first, second, third), false);
    }

    public Architecture withLinearOutput(boolean linear) {
        return new Architecture(side, widths, linear);
    }

    /// The encoder alone: the student.
    public Network encoder(int channels) {
        return Network.of(encoderLevels(channels));
    }

    /// A student of other widths. After each of its levels a linear adapter branches off, a convolution of
    /// one cell without ReLU from the student's width to this encoder's: what it gives is compared with the
    /// teacher. A student of the same widths is {@link #encoder} and has none.
    public Network student(int channels, List<Integer> studentWidths) {
        if (studentWidths.equals(widths)) {
            return encoder(channels);
        }
        List<Level> levels = new ArrayList<>();
        List<Integer> from = new ArrayList<>();
        List<Level> own = new Architecture(side, studentWidths, false).encoderLevels(channels);
        for (int l = 0; l < LEVELS; l++) {
            from.add(l == 0 ? -1 : 2 * (l - 1));
            levels.add(own.get(l));
            from.add(2 * l);
            levels.add(
                    new Level(studentWidths.get(l), widths.get(l), 1, own.get(l).smallSide(), false, false));
        }
        return Network.of(levels, from);
    }

    /// Encoder and mirrored decoder: the auto-encoder, the teacher.
    public Network autoEncoder(int channels) {
        List<Level> levels = new ArrayList<>(encoderLevels(channels));
        for (int l = LEVELS - 1; l >= 0; l--) {
            Level e = levels.get(l);
            levels.add(new Level(e.out(), e.in(), e.kernel(), e.side(), true, l > 0 || !linearOutput));
        }
        return Network.of(levels);
    }

    private List<Level> encoderLevels(int channels) {
        List<Level> levels = new ArrayList<>();
        int in = channels;
        int s = side;
        for (int width : widths) {
            int kernel = Math.min(3, s);
            levels.add(new Level(in, width, kernel, s, false, true));
            in = width;
            s -= kernel - 1;
        }
        return levels;
    }
}
