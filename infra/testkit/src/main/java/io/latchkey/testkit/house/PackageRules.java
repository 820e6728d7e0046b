package io.latchkey.testkit.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Which packages there may be, and which may know which. */
final class PackageRules {

    private static final String HOUSE = "io.latchkey.";
    private static final List<String> SERVICES = List.of("gateway", "account", "notification");
    private static final List<String> FOR_TESTS =
            List.of("stack", "mailprovider", "demo", "operations", "testkit", "acceptance", "benchmarks");
    private static final List<String> NO_SUBJECT =
            List.of(("service services dto dtos entity entities util utils helper helpers common impl config"
                            + " configuration model models misc manager managers")
                    .split(" ", -1));

    private PackageRules() {}

    static ArchRule noCycles(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    static ArchRule subjectPackages(String root) {
        return noClasses().should(new ArchCondition<>("live in a package that is no subject") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String below = item.getPackageName().substring(root.length());
                boolean wrong = Arrays.stream(below.split("\\.")).anyMatch(NO_SUBJECT::contains);
                events.add(new SimpleConditionEvent(item, wrong, item.getFullName()));
            }
        });
    }

    static ArchRule nullMarked() {
        return classes().should(new ArchCondition<>("live in a null-marked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " is not null-marked"));
            }
        });
    }

    static ArchRule noForeignAccess(String root) {
        String[] others = Stream.concat(SERVICES.stream(), FOR_TESTS.stream())
                .map(name -> HOUSE + name)
                .filter(name -> !root.startsWith(name))
                .map(name -> name + "..")
                .toArray(String[]::new);
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(others);
    }
}
