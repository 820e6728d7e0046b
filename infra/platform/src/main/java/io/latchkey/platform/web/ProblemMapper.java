package io.latchkey.platform.web;

import io.latchkey.platform.web.Problem.FieldError;
import io.latchkey.platform.web.Problem.ProblemException;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;
import tools.jackson.core.JacksonException;

/** Turns whatever went wrong into the problem that the client is told; the one place where this is decided. */
final class ProblemMapper {
    private final EdgeRules rules;

    ProblemMapper(EdgeRules rules) {
        this.rules = rules;
    }

    Problem toProblem(Throwable failure) {
        return innermostFirst(failure)
                .map(cause -> rules.ownFailures().apply(cause).or(() -> mapCause(cause)))
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

    private Optional<Problem> mapCause(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> Optional.of(problem.getProblem());
            case DataBufferLimitException tooLarge -> Optional.of(CommonProblems.TOO_LARGE);
            case JacksonException json -> Optional.of(RequestValidator.toProblem(json));
            case ResponseStatusException status -> Optional.of(fromStatus(status.getStatusCode()));
            case R2dbcBadGrammarException ours -> Optional.empty();
            case R2dbcDataIntegrityViolationException ours -> Optional.empty();
            case R2dbcException database -> Optional.of(Problem.unavailable(rules.retryAfter()));
            case CannotCreateTransactionException database -> Optional.of(Problem.unavailable(rules.retryAfter()));
            // The sender is gone, or the edge ended the connection: nobody reads this, and it is no failure of ours.
            case AbortedException gone -> Optional.of(Problem.invalidRequest("", "did not arrive whole"));
            case TimeoutException late -> Optional.of(Problem.unavailable(rules.retryAfter()));
            default -> Optional.empty();
        };
    }

    private Problem fromStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> CommonProblems.UNAUTHENTICATED;
            case 403 -> CommonProblems.FORBIDDEN;
            case 404 -> CommonProblems.NOT_FOUND;
            case 405 -> CommonProblems.METHOD_NOT_ALLOWED;
            case 406 -> CommonProblems.NOT_ACCEPTABLE;
            case 413 -> CommonProblems.TOO_LARGE;
            case 415 -> CommonProblems.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> Problem.unavailable(rules.retryAfter());
            default ->
                status.is4xxClientError()
                        ? Problem.invalidRequest(List.of(new FieldError("", "cannot be read")))
                        : CommonProblems.UNEXPECTED;
        };
    }
}
