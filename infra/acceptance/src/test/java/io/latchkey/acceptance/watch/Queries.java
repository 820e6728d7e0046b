package io.latchkey.acceptance.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What rules and dashboards ask of Prometheus. */
final class Queries {

    static final Path DASHBOARDS = Path.of("../dashboards/grafana");
    static final Path RULES = Path.of("../dashboards/prometheus/latchkey.rules.yml");

    private static final Pattern RULE = Pattern.compile("(?ms)^ +expr: (\\|\\n.*?|.*?)$(?=\\n {8}(for|labels):)");
    private static final Pattern METRIC =
            Pattern.compile("\\b((latchkey|resilience4j|http|jvm|process|r2dbc)_[a-zA-Z0-9_]+|up)\\b");

    private Queries() {}

    static List<String> ofRules() {
        return RULE.matcher(text(RULES)).results().map(found -> found.group(1)).toList();
    }

    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> ofDashboard(Path file) {
        JsonNode dashboard = JsonMapper.shared().readTree(text(file));
        return dashboard.findValuesAsString("expr");
    }

    /** The metrics of one query; {@code up} is Prometheus' own. */
    static Set<String> metrics(String query) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(query).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
