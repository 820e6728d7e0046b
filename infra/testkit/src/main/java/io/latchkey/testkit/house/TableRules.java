package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceRule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Laws 9 and 21: a table belongs to one package, to read as to write, and the class that writes it is hidden. */
final class TableRules {

    private static final Pattern CREATED = Pattern.compile(
            "(?i)create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)\\b(?!\\s+partition\\s+of)");
    private static final String MESSAGING = "infra/messaging";

    private TableRules() {}

    static SourceRule oneWriter() {
        return new SourceRule("table-writer", "a table is written in one hidden class alone", tree -> {
            List<Violation> found = new ArrayList<>();
            findUses(tree, "(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?)", "")
                    .forEach((table, writers) -> {
                        if (writers.size() > 1) {
                            found.add(new Violation(table, "written in " + toPaths(writers)));
                        }
                        writers.stream()
                                .filter(SourceFile::isPublic)
                                .forEach(file ->
                                        found.add(new Violation(table, "written in the public " + file.path())));
                    });
            return found;
        });
    }

    /** Reads count: what another room may ask of a table, its owner answers. */
    static SourceRule oneOwner() {
        return new SourceRule("table-owner", "a table is read and written in one package alone", tree -> {
            List<Violation> found = new ArrayList<>();
            String list = "(?:from|using)\\s+(?:only\\s+)?\\w+(?:\\s+(?:as\\s+)?\\w+)?\\s*,\\s*(?:lateral\\s+)?";
            findUses(tree, "(?:from|join|into|update|using|truncate|lock|table)(?:\\s+(?:table|only))?", list)
                    .forEach((table, users) -> {
                        String owner = findOwner(table, users);
                        users.stream()
                                .filter(file -> !file.packageName().equals(owner))
                                .map(file -> new Violation(table + " in " + file.typeName(), "the table of " + owner))
                                .forEach(found::add);
                    });
            return found;
        });
    }

    /** Where rows are put into the table; else where it is used. */
    private static String findOwner(String key, List<SourceFile> users) {
        Pattern insert = Pattern.compile("(?i)\\binsert\\s+into\\s+" + key.substring(key.indexOf(':') + 1) + "\\b");
        return users.stream()
                .filter(file -> file.literals().stream()
                        .anyMatch(text -> insert.matcher(text).find()))
                .findFirst()
                .orElse(users.getFirst())
                .packageName();
    }

    /** By table, the files of its module whose statements name it after one of these words. */
    private static Map<String, List<SourceFile>> findUses(SourceTree tree, String verbs, String list) {
        Map<String, List<SourceFile>> uses = new TreeMap<>();
        findTables(tree)
                .forEach((module, tables) -> tables.forEach(table -> {
                    Pattern use = Pattern.compile("(?is)\\b(?:" + verbs + "\\s+" + (list.isEmpty() ? "" : "|" + list)
                            + ")(?:\\w+\\.)?" + table + "\\b");
                    List<SourceFile> users = tree.types().stream()
                            .filter(file ->
                                    file.module().equals(module) || (module.equals(MESSAGING) && file.isProduct()))
                            .filter(file -> file.literals().stream()
                                    .anyMatch(text -> use.matcher(text).find()))
                            .toList();
                    if (!users.isEmpty()) {
                        uses.put(module + ":" + table, users);
                    }
                }));
        return uses;
    }

    private static Map<String, Set<String>> findTables(SourceTree tree) {
        return tree.sql().stream()
                .collect(Collectors.groupingBy(
                        SourceFile::module,
                        TreeMap::new,
                        Collectors.flatMapping(
                                file -> CREATED.matcher(file.text()).results().map(result -> result.group(1)),
                                Collectors.toCollection(TreeSet::new))));
    }

    private static List<String> toPaths(List<SourceFile> files) {
        return files.stream().map(SourceFile::path).toList();
    }

    static List<SourceRule> all() {
        return List.of(oneWriter(), oneOwner());
    }
}
