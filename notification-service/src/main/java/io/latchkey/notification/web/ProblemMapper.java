package io.latchkey.notification.web;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;

/** Turns whatever went wrong into the problem that the caller is told; the one place where this is decided. */
final class ProblemMapper {

    private ProblemMapper() {}

    static Problem toProblem(Throwable failure) {
        // Innermost first: the reason says more than what it was wrapped in.
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList()
                .reversed()
                .stream()
                .map(ProblemMapper::mapKnown)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Problem.UNEXPECTED);
    }

    private static Optional<Problem> mapKnown(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> Optional.of(problem.getProblem());
            case DataBufferLimitException large -> Optional.of(Problem.TOO_LARGE);
            case ResponseStatusException status -> Optional.of(mapStatus(status.getStatusCode()));
            case R2dbcBadGrammarException ours -> Optional.empty();
            case R2dbcDataIntegrityViolationException ours -> Optional.empty();
            case R2dbcException database -> Optional.of(Problem.unavailable());
            case CannotCreateTransactionException database -> Optional.of(Problem.unavailable());
            case KafkaException broker -> Optional.of(Problem.unavailable());
            case TimeoutException late -> Optional.of(Problem.unavailable());
            default -> Optional.empty();
        };
    }

    private static Problem mapStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.METHOD_NOT_ALLOWED;
            case 406 -> Problem.NOT_ACCEPTABLE;
            case 413 -> Problem.TOO_LARGE;
            case 415 -> Problem.UNSUPPORTED;
            default -> status.is4xxClientError() ? Problem.invalidRequest("", "cannot be read") : Problem.UNEXPECTED;
        };
    }
}
