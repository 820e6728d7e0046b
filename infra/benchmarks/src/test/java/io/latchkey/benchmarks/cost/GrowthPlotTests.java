package io.latchkey.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthPlotTests {

    @Test
    void aLineThatDoesNotGrowStaysLevelBesideTheLogarithm() {
        var plot = new GrowthPlot(List.of(1_000, 1_000_000));
        plot.addLine("a reset: pages", List.of(50.0, 50.0));

        assertThat(plot.toSvg())
                .contains("1,000</text>", "1,000,000</text>", "a reset: pages", "the logarithm of the accounts")
                .containsPattern("M50\\.0 (\\d+\\.\\d)L420\\.0 \\1\"")
                .endsWith("</svg>\n");
    }
}
