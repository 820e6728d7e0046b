package io.latchkey.testkit.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The laws of the house, a test each: those of class files for a {@code @TestFactory} in a module, those of source text
 * for the whole tree at once.
 */
public final class HouseRules {

    private HouseRules() {}

    /** @param root the module's root package, for example {@code io.latchkey.gateway} */
    public static Stream<DynamicTest> testsFor(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        return architectureRules(root).entrySet().stream()
                .map(law -> DynamicTest.dynamicTest(
                        law.getKey(), () -> law.getValue().check(classes)));
    }

    /** The laws over the source text of every module. */
    public static Stream<DynamicTest> testsForTree() {
        SourceTree tree = SourceTree.readWhole();
        HouseExceptions exceptions = HouseExceptions.read();
        return sourceRules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.law(), () -> rule.checkTree(tree, exceptions)));
    }

    static List<SourceRule> sourceRules() {
        return Stream.of(
                        NameRules.all(),
                        SizeRules.all(),
                        StyleRules.all(),
                        TableRules.all(),
                        TestRules.all(),
                        WireRules.all())
                .flatMap(List::stream)
                .toList();
    }

    static Map<String, ArchRule> architectureRules(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("packages have no cycles", PackageRules.noCycles(root));
        rules.put("a package is a subject", PackageRules.subjectPackages(root));
        rules.put("every package is null-marked", PackageRules.nullMarked());
        rules.put("no service reaches into another, or into what is for tests", PackageRules.noForeignAccess(root));
        rules.put(
                "an interface exists for two implementations",
                InterfaceRules.twoImplementations(HouseExceptions.read()));
        rules.put("time comes from a clock, outside wiring", CodingRules.timeFromAClock());
        rules.put("nothing is random but secrets, outside wiring", CodingRules.noRandom());
        rules.put("nothing is injected into fields", CodingRules.noFieldInjection());
        rules.put("nothing has setters", CodingRules.noSetters());
        return rules;
    }
}
