package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventTopics;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages on security leave nothing out that is there, and claim nothing by a test that is not. */
class SecurityDocumentTests {

    private static final Path DOCS = DocumentsTests.ROOT.resolve("infra/docs");
    private static final String SECURITY = SourceTree.readFile(DOCS.resolve("security.md"));
    private static final String ASVS = SourceTree.readFile(DOCS.resolve("asvs.md"));

    private static final Pattern TABLE =
            Pattern.compile("(?m)^CREATE (?:UNLOGGED )?(?:TABLE|VIEW) (?:IF NOT EXISTS )?([a-z_]+)");
    private static final Pattern DROPPED = Pattern.compile("(?m)^DROP (?:TABLE|VIEW) (?:IF EXISTS )?([a-z_]+)");
    private static final Pattern SECRET =
            Pattern.compile("\\$\\{(LATCHKEY_[A-Z_]*(?:KEY|KEYS|PASSWORD|SECRET|TOKEN))[:}]");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Tests|IT))`");
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| v5\\.0\\.0-([0-9.]+) \\| ([12]) \\| [^|]+ \\| \\*\\*(met|not applicable|open)\\*\\*(.*) \\|$");

    @Test
    void everyTableOfEveryServiceIsClassed() {
        Set<String> tables = find(TABLE, migrations());
        tables.removeAll(find(DROPPED, migrations()));
        assertThat(tables).hasSizeGreaterThan(30);
        assertThat(missingFrom(SECURITY, tables)).isEmpty();
    }

    @Test
    void everyTopicIsClassed() {
        assertThat(missingFrom(
                        SECURITY,
                        EventTopics.ALL.stream().map(topic -> topic.name()).toList()))
                .isEmpty();
    }

    @Test
    void everySettingThatHoldsAKeyOrAPasswordIsInTheInventory() {
        Set<String> secrets = find(SECRET, settings());
        assertThat(secrets).hasSizeGreaterThan(15);
        assertThat(missingFrom(SECURITY, secrets)).isEmpty();
    }

    @Test
    void everyTestThatIsNamedExists() {
        Set<String> types = DocumentsTests.sources().collect(Collectors.toSet());
        for (String page : List.of(SECURITY, ASVS)) {
            assertThat(types).containsAll(find(TEST, Stream.of(page)));
        }
    }

    @Test
    void everyRequirementOfLevelsOneAndTwoHasARowAndNoneIsMetWithoutATest() {
        List<MatchResult> rows = ROW.matcher(ASVS).results().toList();
        assertThat(rows.stream().map(row -> row.group(1))).doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row.group(2)).collect(Collectors.groupingBy(x -> x, Collectors.counting())))
                .containsEntry("1", 70L)
                .containsEntry("2", 183L);
        assertThat(rows)
                .filteredOn(row -> row.group(3).equals("met"))
                .allSatisfy(row -> assertThat(row.group(4)).as(row.group(1)).containsPattern(TEST));
        assertThat(rows)
                .filteredOn(row -> !row.group(3).equals("met"))
                .allSatisfy(row -> assertThat(row.group(4)).as(row.group(1)).hasSizeGreaterThan(5));
    }

    private static List<String> missingFrom(String page, Collection<String> names) {
        return names.stream().filter(name -> !page.contains("`" + name + "`")).toList();
    }

    private static Set<String> find(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> migrations() {
        return DocumentsTests.resources()
                .filter(file -> file.toString().endsWith(".sql"))
                .map(SourceTree::readFile);
    }

    private static Stream<String> settings() {
        return DocumentsTests.resources()
                .filter(file -> file.endsWith("application.yaml"))
                .map(SourceTree::readFile);
    }
}
