package io.latchkey.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartPartsTests {

    private static final Instant BEGAN = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    void thePartsOfAServiceSumUpToWhenItIsReady(@TempDir Path logs) throws IOException {
        Files.writeString(logs.resolve("supervisor.log"), "10:00:12  auth-gateway          ready after 9.0 s\n");
        Files.writeString(logs.resolve("auth-gateway.log"), """
                {"@timestamp":"2026-11-30T10:00:05Z","message":"Starting GatewayApplication using Java"}
                {"@timestamp":"2026-11-30T10:00:06Z","log":{"logger":"org.flywaydb.core.FlywayExecutor"}}
                {"@timestamp":"2026-11-30T10:00:08Z","log":{"logger":"org.flywaydb.core.internal.DbMigrate"}}
                {"@timestamp":"2026-11-30T10:00:11Z","message":"Started GatewayApplication in 8 seconds"}
                """);

        Map<String, Double> parts = new StartParts(logs, BEGAN)
                .byProcess(Map.of("auth-gateway", BEGAN.plusSeconds(3)))
                .getOrDefault("auth-gateway", Map.of());

        assertThat(parts)
                .containsExactly(
                        Map.entry("up until the process starts", 3.0),
                        Map.entry("its first line of log", 2.0),
                        Map.entry("until its schema is looked at", 1.0),
                        Map.entry("until its schema is as it must be", 2.0),
                        Map.entry("until its topics are", Double.NaN),
                        Map.entry("until its context is", 3.0),
                        Map.entry("until it is ready", 1.0));
    }

    @Test
    void aProcessThatLogsNoTimesHasTheTwoPartsThatOthersSee(@TempDir Path logs) throws IOException {
        Files.writeString(logs.resolve("supervisor.log"), "10:00:02  kafka                 ready after 2.5 s\n");
        Files.writeString(logs.resolve("kafka.log"), "Formatting metadata directory\n");

        Map<String, Double> parts = new StartParts(logs, BEGAN)
                .byProcess(Map.of("kafka", BEGAN.plusMillis(500)))
                .getOrDefault("kafka", Map.of());

        assertThat(parts)
                .hasSize(7)
                .containsEntry("up until the process starts", 0.5)
                .containsEntry("until it is ready", 2.5);
        assertThat(parts.values()).filteredOn(part -> !part.isNaN()).hasSize(2);
    }
}
