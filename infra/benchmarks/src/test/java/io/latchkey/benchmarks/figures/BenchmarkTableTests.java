package io.latchkey.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchmarkTableTests {

    @Test
    void aRowThatOneColumnLacksHasAGapThere() {
        var table = BenchmarkTable.fromColumns("Calls", columns(Map.of("take", 2.0), Map.of("begin", 3.0)));

        assertThat(table.toText()).contains("50/s", "200/s", "2.00            –", "–         3.00");
    }

    @Test
    void theRestIsSummedAndNothingIsLost() {
        var table = BenchmarkTable.fromColumns(
                        "Calls", columns(Map.of("a", 1.0, "b", 5.0, "c", 2.0), Map.of("a", 1.0, "b", 5.0)))
                .keepLargest(1);

        assertThat(table.rows())
                .containsExactly(
                        new BenchmarkTable.TableRow("b", List.of(5.0, 5.0)),
                        new BenchmarkTable.TableRow("all others", List.of(3.0, 1.0)));
    }

    @Test
    void theJsonHoldsEveryTableAndNothingWhereAValueIsMissing(@TempDir Path directory) throws IOException {
        var report = new BenchmarkReport(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        report.addTable(BenchmarkTable.fromColumns("Calls", columns(Map.of("take", 2.5), Map.of())));
        report.writeJson(directory.resolve("bench.json"), Instant.EPOCH, "2 cores");

        var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("bench.json")));
        assertThat(json.at("/tables/0/rows/0/values/0").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/tables/0/rows/0/values/1").isNull()).isTrue();
    }

    @Test
    void eachNameHasAMedianOfItsOwnAndIsNothingWhereARoundLacksIt() {
        assertThat(RoundMedian.ofEach(List.of(Map.of("a", 3.0), Map.of("a", 1.0, "b", 9.0), Map.of("a", 2.0))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 2.0, "b", 0.0));
    }

    private static Map<String, Map<String, Double>> columns(Map<String, Double> slow, Map<String, Double> fast) {
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        columns.put("50/s", slow);
        columns.put("200/s", fast);
        return columns;
    }
}
