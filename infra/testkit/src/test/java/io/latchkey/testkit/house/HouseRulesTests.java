package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.latchkey.testkit.house.SourceTree.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void anInterfaceThatIsNamedAsASeamMayStandAlone() {
        ArchRule rule = InterfaceRules.twoImplementations(Set.of("Lonely"));

        assertThatCode(() -> rule.check(new ClassFileImporter().importPackages(HERE + "crooked")))
                .doesNotThrowAnyException();
    }

    @Test
    void aFileOfMoreThan300LinesIsNamed() {
        SourceTree sources = new SourceTree(List.of(new SourceFile("Long.java", "x\n".repeat(301))), List.of());

        assertThatThrownBy(() -> FileSizeRule.checkSizes(sources)).hasMessageContaining("Long.java");
    }

    @Test
    void aTableThatTwoFilesWriteIsNamedWithBoth() {
        SourceTree sources = new SourceTree(
                List.of(
                        new SourceFile("A.java", "final class A { String s = \"INSERT INTO mail VALUES (1)\"; }"),
                        new SourceFile("B.java", "final class B { String s = \"UPDATE mail SET x = 1\"; }"),
                        new SourceFile("C.java", "// UPDATE mail now and then\nfinal class C {}")),
                List.of(new SourceFile("V1.sql", "CREATE TABLE mail (id uuid)")));

        assertThatThrownBy(() -> TableOwnershipRule.checkOwnership(sources))
                .hasMessage("mail is written in [A.java, B.java]");
    }

    @Test
    void aPublicClassThatWritesATableIsNamed() {
        SourceTree sources = new SourceTree(
                List.of(new SourceFile("A.java", "public final class A { String s = \"DELETE FROM mail\"; }")),
                List.of(new SourceFile("V1.sql", "create table mail (id uuid)")));

        assertThatThrownBy(() -> TableOwnershipRule.checkOwnership(sources)).hasMessageContaining("public A.java");
    }

    private static Stream<DynamicTest> each(String root, Check check) {
        Map<String, ArchRule> rules = HouseRules.architectureRules(root, Set.of());
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check.run(rule.getKey(), rule.getValue())));
    }

    /** What is to be seen of one rule. */
    private interface Check {

        void run(String name, ArchRule rule);
    }
}
