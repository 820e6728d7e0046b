package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceTree.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All statements that write a table stand in one class, and that class is hidden. */
final class TableOwnershipRule {

    private static final Pattern CREATED =
            Pattern.compile("(?i)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)(?!\\s+partition\\s+of)\\b");

    private TableOwnershipRule() {}

    static void checkOwnership(SourceTree sources) {
        List<String> wrong = new ArrayList<>();
        for (String table : findTables(sources)) {
            List<SourceFile> writers = findWriters(table, sources.java());
            if (writers.size() > 1) {
                wrong.add(table + " is written in " + toPaths(writers));
            }
            writers.stream()
                    .filter(TableOwnershipRule::isPublic)
                    .forEach(file -> wrong.add(table + " is written in the public " + file.path()));
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("; ", wrong));
        }
    }

    private static List<String> findTables(SourceTree sources) {
        return sources.sql().stream()
                .flatMap(file -> CREATED.matcher(file.text()).results())
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    private static List<SourceFile> findWriters(String table, List<SourceFile> files) {
        Pattern write = Pattern.compile(
                "(?i)\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate)\\s+" + table + "\\b");
        return files.stream()
                .filter(file -> write.matcher(stripComments(file)).find())
                .toList();
    }

    private static boolean isPublic(SourceFile file) {
        return Pattern.compile("(?m)^public ").matcher(file.text()).find();
    }

    /** Comments may name a table in a sentence. */
    private static String stripComments(SourceFile file) {
        return file.text().replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    private static List<String> toPaths(List<SourceFile> files) {
        return files.stream().map(SourceFile::path).toList();
    }
}
