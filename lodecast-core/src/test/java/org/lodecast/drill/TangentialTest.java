package org.lodecast.drill;

import org.junit.jupiter.api.Test;

class TangentialTest extends DesurveyContract {
    @Override
    Desurvey method() {
        return Desurvey.TANGENTIAL;
    }

    /// The whole stretch at the attitude of its lower station.
    @Test
    void straightAtTheLowerStation() {
        Trace t = trace(station(0, 90, -90), station(100, 90, 0), station(150, 0, -90));
        assertPoint(t.at(80), COLLAR.x() + 80, COLLAR.y(), COLLAR.z());
        assertPoint(t.at(120), COLLAR.x() + 100, COLLAR.y(), COLLAR.z() - 20);
    }
}
