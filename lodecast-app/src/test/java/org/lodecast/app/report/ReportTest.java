package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void writes() {
        ReportData data = Example.small();
        assertThat(Report.html(data, Figures.all(data))).contains("lode");
    }
}
