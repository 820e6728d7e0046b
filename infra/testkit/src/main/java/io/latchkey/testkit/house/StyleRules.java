package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceRule.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Law 19: one style for one job. */
final class StyleRules {

    private static final String SCHEDULE = "io.latchkey.platform.schedule";
    private static final Pattern PERIODIC = Pattern.compile(
            "@Scheduled\\b|@EnableScheduling\\b|\\bFlux\\.interval\\(|implements [\\w, ]*\\bSmartLifecycle\\b|\\bscheduleAtFixedRate\\(|\\bscheduleWithFixedDelay\\(");
    private static final Pattern ANNOTATED = Pattern.compile("(?m)^@(?:Rest)?Controller\\b");
    private static final Pattern FUNCTIONAL = Pattern.compile("\\bRouterFunction<");
    private static final Pattern STATEMENT =
            Pattern.compile("(?s)\\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s.*");
    private static final Pattern NUMBERED = Pattern.compile("\\$\\d");
    private static final Pattern ARRAYS = Pattern.compile("(?i)\\bunnest\\((?:[^()]|\\([^()]*\\))*,");

    private StyleRules() {}

    static SourceRule onePeriodicStyle() {
        return onProduct(
                "periodic",
                "periodic work and life cycles run by platform.schedule alone",
                file -> !file.packageName().equals(SCHEDULE)
                        && PERIODIC.matcher(file.code()).find());
    }

    static SourceRule oneRoutingStyle() {
        return new SourceRule("routing", "a service routes by annotations or by functions, not by both", tree -> {
            Map<String, List<SourceFile>> modules = product(tree).stream()
                    .collect(Collectors.groupingBy(SourceFile::module, TreeMap::new, Collectors.toList()));
            return modules.values().stream()
                    .filter(files -> has(files, ANNOTATED) && has(files, FUNCTIONAL))
                    .flatMap(files -> files.stream()
                            .filter(file -> FUNCTIONAL.matcher(file.code()).find()))
                    .map(file -> Violation.at(file, "routes by functions beside controllers"))
                    .toList();
        });
    }

    static SourceRule oneBindStyle() {
        return onProduct("bind", "a statement's parameters have names", file -> hasStatement(file, NUMBERED));
    }

    static SourceRule oneBatchStyle() {
        return onProduct(
                "batch",
                "rows go to the database by json_to_recordset, a list of one column by one array",
                file -> hasStatement(file, ARRAYS));
    }

    private static boolean hasStatement(SourceFile file, Pattern part) {
        return file.literals().stream()
                .anyMatch(literal -> STATEMENT.matcher(literal).find()
                        && part.matcher(literal).find());
    }

    private static boolean has(List<SourceFile> files, Pattern part) {
        return files.stream().anyMatch(file -> part.matcher(file.code()).find());
    }

    private static SourceRule onProduct(String key, String law, Predicate<SourceFile> breaks) {
        return new SourceRule(key, law, tree -> product(tree).stream()
                .filter(breaks)
                .map(file -> Violation.at(file, "in another style"))
                .toList());
    }

    private static List<SourceFile> product(SourceTree tree) {
        return tree.types().stream().filter(SourceFile::isProduct).toList();
    }

    static List<SourceRule> all() {
        return List.of(onePeriodicStyle(), oneRoutingStyle(), oneBindStyle(), oneBatchStyle());
    }
}
