package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Names of things as a geologist reads them.
final class Words {
    /// From the one that flatters least, as far as a headline goes.
    static final List<String> HONEST_FIRST = List.of("hole", "block", "depth", "paper");

    private Words() {}

    static String protocol(String name) {
        return switch (name) {
            case "paper" -> "Random split, as published";
            case "hole" -> "Whole drillholes left out";
            case "block" -> "Spatial blocks left out";
            case "depth" -> "Trained shallow, tested deep";
            default -> name;
        };
    }

    static String protocolNote(String name) {
        return switch (name) {
            case "paper" -> "Neighbours of a test voxel were seen in training: flatters.";
            case "hole" -> "What to expect of the next hole among the ones you have.";
            case "block" -> "What to expect one variogram range away from data.";
            case "depth" -> "What to expect below the deepest drilling.";
            default -> "";
        };
    }

    static String scale(String name) {
        return switch (name) {
            case "percentile" -> "rank in the volume";
            case "minmax" -> "score scaled to 0–1";
            case "calibrated" -> "calibrated probability";
            default -> name;
        };
    }

    /// A name no longer than that many characters; what is cut off leaves an ellipsis.
    static String shortened(String name, int most) {
        return name.length() > most ? name.substring(0, most - 1) + "…" : name;
    }

    /// Text in lines of at most so many characters, broken at spaces where there are any.
    static List<String> wrapped(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > most) {
                lines.add(line.substring(0, most));
                line.delete(0, most);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// Three digits, as geologists write azimuths.
    static String azimuth(double degrees) {
        return String.format(Locale.ROOT, "%03d", Math.floorMod(Math.round(degrees), 360));
    }

    /// Strike and dip, or what stands for them where there is no plane.
    static String attitude(double strike, double dip) {
        return Double.isNaN(strike) ? "–" : azimuth(strike) + " / " + Numbers.whole(dip);
    }

    /// The eight winds of an azimuth in degrees.
    static String wind(double azimuth) {
        String[] winds = {"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"};
        return winds[Math.floorMod(Math.round(azimuth / 45), 8)];
    }
}
