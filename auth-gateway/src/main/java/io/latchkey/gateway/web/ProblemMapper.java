package io.latchkey.gateway.web;

import io.latchkey.gateway.web.Problem.FieldError;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;

/** Turns whatever went wrong into the problem that the client is told; the one place where this is decided. */
final class ProblemMapper {
    private static final Duration SOON = Duration.ofSeconds(2);

    private ProblemMapper() {}

    static Problem toProblem(Throwable failure) {
        return innermostFirst(failure)
                .map(ProblemMapper::mapCause)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(CommonProblems.UNEXPECTED);
    }

    private static Stream<Throwable> innermostFirst(Throwable failure) {
        // Innermost first: the reason says more than what it was wrapped in.
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        return causes.reversed().stream();
    }

    private static Optional<Problem> mapCause(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> Optional.of(problem.getProblem());
            case DataBufferLimitException tooLarge -> Optional.of(CommonProblems.TOO_LARGE);
            case JacksonException json ->
                Optional.of(Problem.invalidRequest(List.of(JsonErrorMapper.toFieldError(json))));
            case ResponseStatusException status -> Optional.of(fromStatus(status.getStatusCode()));
            case R2dbcBadGrammarException ours -> Optional.empty();
            case R2dbcDataIntegrityViolationException ours -> Optional.empty();
            case R2dbcException database -> Optional.of(Problem.unavailable(SOON));
            case CannotCreateTransactionException database -> Optional.of(Problem.unavailable(SOON));
            case TimeoutException late -> Optional.of(Problem.unavailable(SOON));
            default -> Optional.empty();
        };
    }

    private static Problem fromStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> CommonProblems.UNAUTHENTICATED;
            case 403 -> CommonProblems.FORBIDDEN;
            case 404 -> CommonProblems.NOT_FOUND;
            case 405 -> CommonProblems.METHOD_NOT_ALLOWED;
            case 406 -> CommonProblems.NOT_ACCEPTABLE;
            case 413 -> CommonProblems.TOO_LARGE;
            case 415 -> CommonProblems.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> Problem.unavailable(SOON);
            default ->
                status.is4xxClientError()
                        ? Problem.invalidRequest(List.of(new FieldError("", "cannot be read")))
                        : CommonProblems.UNEXPECTED;
        };
    }
}
