package io.latchkey.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchmarkReportTests {

    @Test
    void aFigureThatIsMissedIsSaidSoAndFailsTheRun() {
        var bytes = new ByteArrayOutputStream();
        var report = new BenchmarkReport(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        report.add(BenchmarkFigure.of("Backlog", "mails", 299, "/s").atLeast(300));

        assertThat(report.allMet()).isFalse();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("299 /s", "≥ 300", "MISSED");
    }

    @Test
    void aBoundIsReachedFromItsOwnSide() {
        assertThat(BenchmarkFigure.of("", "ready", 24.9, "s").atMost(25).isMissed())
                .isFalse();
        assertThat(BenchmarkFigure.of("", "ready", 25.1, "s").atMost(25).isMissed())
                .isTrue();
        assertThat(BenchmarkFigure.of("", "ratio", 0.3, "").atLeast(0.3).isMissed())
                .isFalse();
    }

    @Test
    void theJsonHoldsEveryFigureWithItsTarget(@TempDir Path directory) throws IOException {
        var report = new BenchmarkReport(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        report.add(BenchmarkFigure.of("Start", "ready", 12.5, "s").atMost(25));
        report.writeJson(directory.resolve("bench.json"), Instant.EPOCH, "2 cores");

        var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("bench.json")));
        assertThat(json.at("/figures/0/value").asDouble()).isEqualTo(12.5);
        assertThat(json.at("/figures/0/met").asBoolean()).isTrue();
        assertThat(json.path("machine").asString()).isEqualTo("2 cores");
    }

    @Test
    void oneBadRoundDoesNotMoveTheMedian() {
        assertThat(RoundMedian.of(3, 1, 1000)).isEqualTo(3);
        assertThat(RoundMedian.of(List.of(1.0, 2.0), value -> value)).isEqualTo(1.5);
    }
}
