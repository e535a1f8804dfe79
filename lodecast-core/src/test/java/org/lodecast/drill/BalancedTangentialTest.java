package org.lodecast.drill;

import org.junit.jupiter.api.Test;

class BalancedTangentialTest extends DesurveyContract {
    @Override
    Desurvey method() {
        return Desurvey.BALANCED_TANGENTIAL;
    }

    /// Half of the stretch at the upper attitude, half at the lower one.
    @Test
    void twoStraightHalves() {
        Trace t = trace(station(0, 90, -90), station(100, 90, 0));
        assertPoint(t.at(50), COLLAR.x(), COLLAR.y(), COLLAR.z() - 50);
        assertPoint(t.at(80), COLLAR.x() + 30, COLLAR.y(), COLLAR.z() - 50);
        assertPoint(t.at(100), COLLAR.x() + 50, COLLAR.y(), COLLAR.z() - 50);
    }
}
