package io.latchkey.testkit.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** An interface exists when a second production implementation does. */
final class InterfaceRules {

    private static final String KEY = "interface";

    private InterfaceRules() {}

    /** A package's description is an interface to the compiler alone. */
    private static boolean isExcused(JavaClass item) {
        return item.isAnnotation() || item.getSimpleName().equals("package-info");
    }

    static ArchRule twoImplementations(HouseExceptions exceptions) {
        return classes()
                .that()
                .areInterfaces()
                .should(new ArchCondition<>("have two implementations") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        long implementations = item.getAllSubclasses().stream()
                                .filter(subclass -> !subclass.isInterface())
                                .count();
                        boolean holds =
                                isExcused(item) || implementations >= 2 || exceptions.allows(KEY, item.getSimpleName());
                        events.add(new SimpleConditionEvent(
                                item, holds, item.getFullName() + " has " + implementations + " implementation(s)"));
                    }
                })
                .allowEmptyShould(true);
    }
}
