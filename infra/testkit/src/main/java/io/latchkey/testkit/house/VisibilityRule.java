package io.latchkey.testkit.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;

/** Package-private by default: at least three types in five stay hidden. */
final class VisibilityRule {

    private static final double SHARE = 0.6;
    private static final int TOO_FEW_TO_COUNT = 10;

    private VisibilityRule() {}

    static void checkVisibility(JavaClasses classes) {
        List<JavaClass> types = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
        List<String> open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .sorted()
                .toList();
        if (types.size() >= TOO_FEW_TO_COUNT && types.size() - open.size() < SHARE * types.size()) {
            throw new AssertionError(open.size() + " of " + types.size() + " types are public: " + open);
        }
    }
}
