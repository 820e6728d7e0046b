package io.latchkey.notification.web;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.EdgeRules;
import io.latchkey.platform.web.Problem;
import java.time.Duration;
import java.util.Optional;
import org.springframework.kafka.KafkaException;
import tools.jackson.core.JacksonException;

/** What belongs to the console. */
public final class ConsolePaths {

    /** Below this stands all of the console. */
    public static final String ROOT = "/operations";

    /** Below this stands its HTTP API. */
    public static final String API = ROOT + "/api/v1";

    /** When to ask again for what is away. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    // A replay waits for the broker's answer to each of its dead letters.
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    /** How requests to the console are treated. */
    public static final EdgeRules RULES = new EdgeRules(ROOT, TIME_LIMIT, RETRY_AFTER, ConsolePaths::mapFailure);

    private ConsolePaths() {}

    private static Optional<Problem> mapFailure(Throwable cause) {
        return switch (cause) {
            case KafkaException broker -> Optional.of(Problem.unavailable(RETRY_AFTER));
            // Bodies are read by ConsoleJson: any other JSON is our own.
            case JacksonException ours -> Optional.of(CommonProblems.UNEXPECTED);
            default -> Optional.empty();
        };
    }
}
