package io.latchkey.benchmarks.beside;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.benchmarks.figures.BenchmarkFigure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BesideRatioTests {

    @Test
    void ourApiStandsBesideTheirPagesWhichHaveNone() {
        var figures = BesideRatio.compare(
                Map.of("known reset by API: /s", 800.0, "known reset by page: /s", 600.0),
                Map.of("known reset by page: /s", 200.0));
        assertThat(figures).extracting(BenchmarkFigure::value).containsExactly(4.0, 3.0);
        assertThat(figures)
                .extracting(BenchmarkFigure::name)
                .containsExactly("known reset by API: /s", "known reset by page: /s");
        assertThat(figures.getFirst().isMissed()).isFalse();
    }

    @Test
    void lessProcessorTimeIsBetterAndMoreSignInsAre() {
        assertThat(compare("known reset by API: processor time, ms", 2, "known reset by page: processor time, ms", 9))
                .singleElement()
                .matches(figure -> !figure.isMissed())
                .extracting(BenchmarkFigure::name)
                .isEqualTo("known reset by API: processor time");
        assertThat(compare("known reset by API: processor time, ms", 3, "known reset by page: processor time, ms", 9))
                .singleElement()
                .matches(BenchmarkFigure::isMissed);
        assertThat(compare("sign-in by page: /s", 30, "sign-in by page: /s", 20))
                .singleElement()
                .matches(BenchmarkFigure::isMissed);
    }

    @Test
    void whatOnlyOneOfThemHasIsNotCompared() {
        assertThat(compare("sign-in by API: /s", 30, "sign-in by page: /s", 20)).isEmpty();
    }

    private static List<BenchmarkFigure> compare(String ours, double our, String theirs, double their) {
        return BesideRatio.compare(Map.of(ours, our), Map.of(theirs, their));
    }
}
