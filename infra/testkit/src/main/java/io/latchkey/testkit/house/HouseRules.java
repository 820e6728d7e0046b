package io.latchkey.testkit.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The laws of the house for one module, a test each; for a {@code @TestFactory} in every service. */
public final class HouseRules {

    private HouseRules() {}

    /**
     * The tests for everything below the root package.
     *
     * @param root for example {@code io.latchkey.gateway}
     * @param seams simple names of interfaces that may have a single implementation in production, or lambdas only
     */
    public static Stream<DynamicTest> testsFor(String root, String... seams) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        Map<String, Executable> laws = new LinkedHashMap<>();
        architectureRules(root, Set.of(seams)).forEach((law, rule) -> laws.put(law, () -> rule.check(classes)));
        laws.put("at least 60 % of the types are hidden", () -> VisibilityRule.checkVisibility(classes));
        SourceTree sources = SourceTree.readModule(Path.of("src/main"));
        laws.put(
                "no file is longer than 300 lines, nine in ten have at most 160",
                () -> FileSizeRule.checkSizes(sources));
        laws.put("a table is written in one hidden class alone", () -> TableOwnershipRule.checkOwnership(sources));
        return laws.entrySet().stream().map(law -> DynamicTest.dynamicTest(law.getKey(), law.getValue()));
    }

    static Map<String, ArchRule> architectureRules(String root, Set<String> seams) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("packages have no cycles", PackageRules.noCycles(root));
        rules.put("a package is a subject", PackageRules.subjectPackages(root));
        rules.put("every package is null-marked", PackageRules.nullMarked());
        rules.put("no service reaches into another, or into what is for tests", PackageRules.noForeignAccess(root));
        rules.put("an interface exists for two implementations", InterfaceRules.twoImplementations(seams));
        rules.put("time comes from a clock, outside wiring", CodingRules.timeFromAClock());
        rules.put("nothing is random but secrets, outside wiring", CodingRules.noRandom());
        rules.put("nothing is injected into fields", CodingRules.noFieldInjection());
        rules.put("nothing has setters", CodingRules.noSetters());
        return rules;
    }
}
