package io.latchkey.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankStatisticTests {

    @Test
    void samplesThatDoNotOverlapAreToldApartForCertain() {
        assertThat(RankStatistic.compareSamples(new double[] {1, 2, 3}, new double[] {4, 5, 6})
                        .auc())
                .isEqualTo(1.0);
        assertThat(RankStatistic.compareSamples(new double[] {4, 5, 6}, new double[] {1, 2, 3})
                        .auc())
                .isEqualTo(0.0);
    }

    @Test
    void equalSamplesAreNot() {
        var rank = RankStatistic.compareSamples(new double[] {1, 1, 2}, new double[] {1, 1, 2});

        assertThat(rank.auc()).isEqualTo(0.5);
        assertThat(rank.tellsApart()).isFalse();
    }

    @Test
    void theStatisticIsTheShareOfPairsThatTheSecondWins() {
        // 2 > 1; 2 < 3; 4 > 1; 4 > 3: three of four.
        assertThat(RankStatistic.compareSamples(new double[] {1, 3}, new double[] {2, 4})
                        .auc())
                .isEqualTo(0.75);
    }

    @Test
    void aSmallShiftIsFoundInManyAndNotInFew() {
        assertThat(shifted(2000, 0.2).tellsApart()).isTrue();
        assertThat(shifted(2000, 0).auc()).isCloseTo(0.5, within(0.03));
        assertThat(shifted(20, 0.2).margin()).isGreaterThan(0.15);
    }

    private static RankStatistic shifted(int count, double shift) {
        var random = new Random(7);
        double[] first = random.doubles(count).toArray();
        double[] second = random.doubles(count).map(value -> value + shift).toArray();
        return RankStatistic.compareSamples(first, second);
    }
}
