package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceRule.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** Law 14: the name of a test says what it starts, and what it proves. */
final class TestRules {

    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\\b(?:\\([^)]*\\))?"
                    + "\\s*(?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*"
                    + "(?:(?:public|private|protected|static|final) )*[\\w<>\\[\\].?, ]+?\\s+(\\w+)\\(");
    private static final Pattern SENTENCE = Pattern.compile("[a-z][a-z0-9]*(?:[A-Z0-9][A-Za-z0-9]*)+");

    private TestRules() {}

    /** Maven runs a class by its name: another name is a test that never runs. */
    static SourceRule classNames() {
        return new SourceRule("test-class", "a class with tests ends in Tests or IT", tree -> tree.tests().stream()
                .filter(file -> TEST.matcher(file.code()).find())
                .filter(file -> !file.code().contains("abstract class " + file.typeName()))
                .filter(file -> !file.typeName().matches("\\w+(?:Tests|IT)"))
                .map(file -> Violation.at(file, "has tests"))
                .toList());
    }

    static SourceRule methodNames() {
        return new SourceRule("test-name", "a test is named by a sentence in camel case", tree -> tree.tests().stream()
                .flatMap(file -> TEST.matcher(file.code())
                        .results()
                        .map(result -> result.group(1))
                        .filter(name -> !SENTENCE.matcher(name).matches())
                        .map(name -> Violation.at(file, name)))
                .toList());
    }

    static List<SourceRule> all() {
        return List.of(classNames(), methodNames());
    }
}
