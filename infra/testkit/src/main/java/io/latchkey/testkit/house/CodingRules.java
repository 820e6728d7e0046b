package io.latchkey.testkit.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What code never does by habit. */
final class CodingRules {

    private static final Set<String> RANDOM =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.concurrent.ThreadLocalRandom");
    private static final Set<String> INJECTING = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private CodingRules() {}

    static ArchRule timeFromAClock() {
        return neverDo("ask the machine for the time", type -> findCalls(type, CodingRules::tellsTime));
    }

    static ArchRule noRandom() {
        return neverDo("make something random", type -> findCalls(type, CodingRules::isRandom));
    }

    static ArchRule noFieldInjection() {
        return neverDo("have a field injected", type -> type.getFields().stream()
                .filter(CodingRules::isInjected)
                .map(JavaField::getFullName));
    }

    static ArchRule noSetters() {
        return neverDo("have a setter", type -> type.getMethods().stream()
                .filter(method -> method.getName().matches("set[A-Z]\\w*"))
                .map(JavaCodeUnit::getFullName));
    }

    private static ArchRule neverDo(String what, Function<JavaClass, Stream<String>> offences) {
        return noClasses().should(new ArchCondition<>(what) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                offences.apply(item).forEach(offence -> events.add(SimpleConditionEvent.satisfied(item, offence)));
            }
        });
    }

    private static Stream<String> findCalls(JavaClass type, Predicate<CodeUnitAccessTarget> unwanted) {
        return isWiring(type)
                ? Stream.empty()
                : Stream.concat(type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                        .filter(access -> unwanted.test(access.getTarget()))
                        .map(JavaAccess::getDescription);
    }

    /** Where the parts are put together: the one place that may pick the real clock. */
    private static boolean isWiring(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.context.annotation.Configuration");
    }

    private static boolean tellsTime(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean now = owner.startsWith("java.time.")
                && target.getName().equals("now")
                && target.getRawParameterTypes().isEmpty();
        boolean clock = owner.equals("java.time.Clock") && target.getName().startsWith("system");
        return now
                || clock
                || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"));
    }

    private static boolean isRandom(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        return RANDOM.contains(owner)
                || (owner.equals("java.lang.Math") && target.getName().equals("random"))
                || (owner.equals("java.util.UUID") && target.getName().equals("randomUUID"));
    }

    private static boolean isInjected(JavaField field) {
        return field.getAnnotations().stream()
                .anyMatch(
                        annotation -> INJECTING.contains(annotation.getRawType().getName()));
    }
}
