package io.latchkey.testkit.house;

import java.util.ArrayList;
import java.util.List;

/** A tree of a few files, for the tests of the laws. */
final class SourceTreeBuilder {

    private final List<SourceFile> java = new ArrayList<>();
    private final List<SourceFile> sql = new ArrayList<>();
    private final List<SourceFile> tests = new ArrayList<>();

    /** @param name for example {@code gateway.session.SessionTable}, below {@code io.latchkey} */
    SourceTreeBuilder withType(String name, String text) {
        java.add(file(name, text));
        return this;
    }

    SourceTreeBuilder withTypes(int count, String name, String text) {
        for (int each = 0; each < count; each++) {
            withType(name + (char) ('A' + each), text);
        }
        return this;
    }

    SourceTreeBuilder withMigration(String module, String text) {
        sql.add(SourceFile.of(module, "V1.sql", text));
        return this;
    }

    SourceTreeBuilder withTest(String name, String text) {
        tests.add(file(name, text));
        return this;
    }

    SourceTree build() {
        return new SourceTree(java, sql, tests);
    }

    /** The first part of the name stands for the module as well. */
    private static SourceFile file(String name, String text) {
        String module = name.substring(0, name.indexOf('.'));
        return SourceFile.of(
                module.equals("messaging") ? "infra/messaging" : module,
                "io/latchkey/" + name.replace('.', '/') + ".java",
                text);
    }
}
