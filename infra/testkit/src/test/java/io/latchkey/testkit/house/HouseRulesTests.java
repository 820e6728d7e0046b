package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTests {

    private static final String HERE = "io.latchkey.testkit.house.";

    @TestFactory
    Stream<DynamicTest> eachLawIsFeltWhereItIsBroken() {
        JavaClasses crooked = new ClassFileImporter().importPackages(HERE + "crooked");
        return each(HERE + "crooked", (name, rule) -> assertThatThrownBy(() -> rule.check(crooked))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("crooked"));
    }

    @TestFactory
    Stream<DynamicTest> noLawIsFeltWhereAllAreKept() {
        JavaClasses straight = new ClassFileImporter().importPackages(HERE + "straight");
        return each(HERE + "straight", (name, rule) -> assertThatCode(() -> rule.check(straight))
                .doesNotThrowAnyException());
    }

    @Test
    void anInterfaceOnTheListMayStandAlone() {
        ArchRule rule = InterfaceRules.twoImplementations(HouseExceptions.parse("interface | Lonely | a port"));

        assertThatCode(() -> rule.check(new ClassFileImporter().importPackages(HERE + "crooked")))
                .doesNotThrowAnyException();
    }

    private static Stream<DynamicTest> each(String root, Check check) {
        Map<String, ArchRule> rules = HouseRules.architectureRules(root);
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check.run(rule.getKey(), rule.getValue())));
    }

    /** What is to be seen of one rule. */
    private interface Check {

        void run(String name, ArchRule rule);
    }
}
