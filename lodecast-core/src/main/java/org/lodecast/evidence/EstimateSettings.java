package org.lodecast.evidence;

import java.util.Locale;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.FitSettings;

/// How one variable is estimated between its composites.
///
/// @param method by which
/// @param scale on which it is kriged
/// @param fit what the variogram's fit may choose and what it is held to; numbers on the scale that is kriged
/// @param neighbourhood composites that an estimate is made from
/// @param block points a side that stand for a voxel; 1 is its centre. Only where a method kriges and values are
///     not transformed: the mean of a block is not what its kriged logarithm stands for
public record EstimateSettings(Method method, Scale scale, FitSettings fit, Neighbourhood neighbourhood, int block) {

    /// What makes the estimate. The variogram is fitted in any case: its range says how far data vouch for.
    public enum Method {
        /// Kriging with an unknown mean, the same throughout a neighbourhood.
        ORDINARY,
        /// Kriging with a known mean: that of the composites, declustered by their weights.
        SIMPLE,
        /// Kriging with a mean that changes linearly with the coordinates.
        TREND,
        /// Weights 1/h², no model.
        INVERSE_DISTANCE,
        /// The value of the nearest composite.
        NEAREST;

        public boolean kriges() {
            return this == ORDINARY || this == SIMPLE || this == TREND;
        }

        /// As a project spells it.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// On what scale values are kriged, see {@link org.lodecast.geostat.Transform}.
    public enum Scale {
        NONE,
        LOG,
        NORMAL_SCORE;

        /// As a project spells it.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public EstimateSettings {
        if (block < 1 || (block > 1 && !(method.kriges() && scale == Scale.NONE))) {
            throw new IllegalArgumentException("blocks of " + block + " points a side by " + method + " of " + scale);
        }
        if (scale != Scale.NONE && !method.kriges()) {
            throw new IllegalArgumentException("nothing says how to transform back an estimate by " + method);
        }
    }
}
