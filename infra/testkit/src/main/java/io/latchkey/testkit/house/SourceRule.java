package io.latchkey.testkit.house;

import java.util.List;
import java.util.function.Function;

/**
 * A law that is read from source text.
 *
 * @param key what an exception calls the law
 * @param law the sentence
 * @param check finds what breaks it
 */
record SourceRule(String key, String law, Function<SourceTree, List<Violation>> check) {

    /**
     * One breach of a law.
     *
     * @param subject what an exception would name: a type, a package, a table in a type
     * @param detail what to see there
     */
    record Violation(String subject, String detail) {

        static Violation at(SourceFile file, String detail) {
            return new Violation(file.typeName(), file.module() + " " + file.path() + ": " + detail);
        }
    }

    List<Violation> findViolations(SourceTree tree) {
        return check.apply(tree);
    }

    /** @throws AssertionError naming what breaks the law without being excepted, and exceptions that except nothing */
    void checkTree(SourceTree tree, HouseExceptions exceptions) {
        List<Violation> found = findViolations(tree);
        List<String> broken = found.stream()
                .filter(violation -> !exceptions.allows(key, violation.subject()))
                .map(violation -> violation.subject() + " (" + violation.detail() + ")")
                .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(law + "; " + key + " broken by:\n  " + String.join("\n  ", broken));
        }
        List<String> idle =
                exceptions.findIdle(key, found.stream().map(Violation::subject).toList());
        if (!idle.isEmpty()) {
            throw new AssertionError("exceptions from " + key + " that except nothing, to be deleted: " + idle);
        }
    }
}
