package io.latchkey.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessLaunch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alert rules and dashboards as files: they are well-formed, and each alert says where to read on. */
class RulesTests {

    private static final Path OPERATIONS = Path.of("../docs/operations.md");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: infra/docs/operations.md#([\\w-]+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyAlertHasAQueryAndAParagraphOfItsOwnThatSaysWhatToDo() {
        String rules = Queries.text(Queries.RULES);
        List<String> alerts = found(ALERT, rules);
        Set<String> paragraphs = found(HEADING, Queries.text(OPERATIONS)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());

        assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(Queries.ofRules()).hasSameSizeAs(alerts);
        assertThat(found(RUNBOOK, rules))
                .isEqualTo(alerts.stream()
                        .map(alert -> "alert-" + alert.toLowerCase(Locale.ROOT))
                        .toList())
                .allSatisfy(anchor -> assertThat(paragraphs).contains(anchor));
    }

    @Test
    void everyAlertHasAStoryThatRaisesIt() {
        String stories = Queries.text(Queries.RULES.resolveSibling("latchkey.rules.test.yml"));

        for (String alert : found(ALERT, Queries.text(Queries.RULES))) {
            assertThat(stories).containsPattern("alertname: " + alert + "\\n +exp_alerts:\\n");
        }
    }

    @Test
    void promtoolFindsTheRulesWellFormedAndTheStoriesTrue(@TempDir Path directory) throws Exception {
        Path promtool = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("promtool"));
        assumeTrue(Files.isExecutable(promtool), "no promtool on the PATH: the rules are not checked with it");
        Path rules = Queries.RULES.toRealPath();

        assertThat(promtool(promtool, directory, "check", rules)).isZero();
        assertThat(promtool(promtool, directory, "test", rules.resolveSibling("latchkey.rules.test.yml")))
                .as(() -> Queries.text(directory.resolve("promtool.log")))
                .isZero();
    }

    @Test
    void everyPanelOfADashboardAsksForAMetricAndSaysWhatItShows() {
        assertThat(Queries.dashboards()).hasSize(3);
        for (Path file : Queries.dashboards()) {
            assertThat(Queries.ofDashboard(file))
                    .as("%s", file)
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(query -> assertThat(Queries.metrics(query)).isNotEmpty());
        }
    }

    private static int promtool(Path program, Path directory, String what, Path file) {
        return ChildProcess.start(new ProcessLaunch(
                        List.of(program.toString(), what, "rules", file.toString()),
                        Map.of(),
                        directory.resolve("promtool.log")))
                .onExit()
                .join();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
