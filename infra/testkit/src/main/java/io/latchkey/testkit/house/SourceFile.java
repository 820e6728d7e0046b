package io.latchkey.testkit.house;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One source file, read once.
 *
 * @param module directory of its module, from the root of the tree; empty where a module reads itself alone
 * @param path below the source folder, for example {@code io/latchkey/account/reset/LinkTable.java}
 * @param text as it stands in the file
 * @param code the text without comments and with empty string literals
 * @param literals the string literals and text blocks, in their order
 */
record SourceFile(String module, String path, String text, String code, List<String> literals) {

    /** What is run beside the product: tests, and what they and a developer start. */
    private static final Pattern TOOLBOX =
            Pattern.compile("io\\.latchkey\\.(?:stack|mailprovider|demo|testkit|acceptance|benchmarks)\\b.*");

    static SourceFile of(String module, String path, String text) {
        JavaLexer lexed = JavaLexer.read(text);
        return new SourceFile(module, path, text, lexed.code(), lexed.literals());
    }

    /** Name of the top-level type, by the file's name. */
    String typeName() {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    String packageName() {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end).replace('/', '.');
    }

    /** Descriptions of packages and modules declare no type. */
    boolean declaresType() {
        return !path.endsWith("package-info.java") && !path.endsWith("module-info.java");
    }

    boolean isProduct() {
        return !TOOLBOX.matcher(packageName()).matches();
    }

    boolean isPublic() {
        return code.lines().anyMatch(line -> line.startsWith("public "));
    }

    int countLines() {
        return (int) text.lines().count();
    }
}
