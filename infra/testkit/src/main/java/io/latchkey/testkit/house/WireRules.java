package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceRule.Violation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Laws 4 and 20: what travels between the services is spelt in contracts alone. */
final class WireRules {

    private static final String CONTRACTS = "io.latchkey.contracts";
    private static final String INTERNAL = CONTRACTS + ".internal";
    private static final String INTERNAL_PATH = "/internal/v1";

    /** Topics and events have these forms everywhere; a header of HTTP is no name of ours. */
    private static final Pattern NAME = Pattern.compile("(?:ce_|latchkey-dlt-)[a-z]+|[a-z]+(?:\\.[a-z]+)+\\.v\\d+");

    private static final Pattern MAP = Pattern.compile("\\bMap<String, ?(?:\\?|Object)");
    private static final Pattern LITERAL_MAP = Pattern.compile("\\bMap\\.of\\(");

    private WireRules() {}

    static SourceRule contractNames() {
        return new SourceRule("wire-name", "names of topics, headers and events stand in contracts alone", tree -> {
            Set<String> names = tree.types().stream()
                    .filter(file -> file.packageName().equals(CONTRACTS))
                    .flatMap(file -> file.literals().stream())
                    .filter(text -> NAME.matcher(text).matches())
                    .collect(Collectors.toSet());
            return find(tree, text -> names.contains(text));
        });
    }

    static SourceRule internalPaths() {
        return new SourceRule(
                "internal-path",
                "paths between the services stand in contracts.internal alone",
                tree -> find(tree, text -> text.startsWith(INTERNAL_PATH + "/")));
    }

    static SourceRule internalBodies() {
        return new SourceRule(
                "internal-body", "what a service asks another is typed, never a map", tree -> tree.types().stream()
                        .filter(SourceFile::isProduct)
                        .filter(WireRules::isInternalEdge)
                        .filter(WireRules::speaksInMaps)
                        .map(file -> Violation.at(file, "speaks in maps"))
                        .toList());
    }

    static List<SourceRule> all() {
        return List.of(contractNames(), internalPaths(), internalBodies());
    }

    private static boolean speaksInMaps(SourceFile file) {
        return MAP.matcher(file.code()).find()
                || (file.packageName().endsWith(".clients")
                        && LITERAL_MAP.matcher(file.code()).find());
    }

    private static boolean isInternalEdge(SourceFile file) {
        return file.packageName().matches(".*\\.(?:clients|internalapi)")
                || file.packageName().equals(INTERNAL)
                || file.code().contains("import " + INTERNAL + ".");
    }

    private static List<Violation> find(SourceTree tree, Predicate<String> breaks) {
        return tree.types().stream()
                .filter(SourceFile::isProduct)
                .filter(file -> !file.packageName().startsWith(CONTRACTS))
                .flatMap(file -> file.literals().stream()
                        .filter(breaks)
                        .map(text -> Violation.at(file, "spells \"" + text + '"')))
                .toList();
    }
}
