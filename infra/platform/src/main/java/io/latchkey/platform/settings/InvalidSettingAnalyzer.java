package io.latchkey.platform.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.PlaceholderResolutionException;

/** Says in one line which setting stopped the start, and never what stood in it: it may be a secret. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingAnalyzer implements FailureAnalyzer {
    private static final String ACTION = "Set it (infra/docs/adr/0001-process-layout.md lists all settings).";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return findCause(failure, PlaceholderResolutionException.class)
                .map(missing -> "The setting " + missing.getPlaceholder() + " is missing.")
                .or(() -> findCause(failure, BindException.class).map(InvalidSettingAnalyzer::describeSetting))
                .map(description -> new FailureAnalysis(description, ACTION, failure))
                .orElse(null);
    }

    private static String describeSetting(BindException wrong) {
        // Only our own checks speak without repeating the value.
        String reason = causeChain(wrong)
                .filter(cause -> isOwnCheck(cause))
                .findFirst()
                .map(cause -> ": " + cause.getMessage())
                .orElse("");
        return "The setting " + wrong.getName() + " is wrong" + reason + ".";
    }

    private static boolean isOwnCheck(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("io.latchkey.");
    }

    private static <T extends Throwable> Optional<T> findCause(Throwable failure, Class<T> type) {
        return causeChain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causeChain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
