package io.latchkey.account.internalapi;

import io.latchkey.account.password.HashPoolBusyException;
import io.latchkey.contracts.internal.InvalidMessage;
import io.latchkey.platform.trace.TraceLogFields;
import io.r2dbc.spi.R2dbcException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Turns whatever went wrong into a problem: the caller's mistakes into 4xx, passing faults into 503. */
@Component
@Order(-2) // before Spring Boot's own handler (-1)
class InternalProblemHandler implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(InternalProblemHandler.class);

    private final ServerResponse.Context writing;

    InternalProblemHandler(ServerCodecConfigurer codecs) {
        this.writing = new ServerResponse.Context() {
            @Override
            public List<HttpMessageWriter<?>> messageWriters() {
                return codecs.getWriters();
            }

            @Override
            public List<ViewResolver> viewResolvers() {
                return List.of();
            }
        };
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return toProblem(failure, TraceFilter.traceparentOf(exchange))
                .toResponse()
                .flatMap(response -> response.writeTo(exchange, writing));
    }

    private static InternalProblem toProblem(Throwable failure, String trace) {
        if (failure instanceof InvalidMessage invalid) {
            return InternalProblem.invalidRequest(invalid.pointer(), invalid.detail());
        }
        if (failure instanceof InvalidRequestException invalid) {
            return InternalProblem.invalidRequest(invalid.pointer(), invalid.detail());
        }
        if (failure instanceof AbortedException) {
            // The caller is gone, or the edge ended the connection: nobody reads this.
            return InternalProblem.invalidRequest("", "did not arrive whole");
        }
        if (failure instanceof ResponseStatusException refused) {
            return InternalProblem.of(HttpStatus.valueOf(refused.getStatusCode().value()), problemName(refused));
        }
        if (failure instanceof HashPoolBusyException || isTransient(failure)) {
            TraceLogFields.addTraceFields(LOG.atWarn(), trace)
                    .log("unavailable: {}", failure.getClass().getSimpleName());
            return InternalProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
        }
        TraceLogFields.addTraceFields(LOG.atError(), trace).setCause(failure).log("unexpected");
        return InternalProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
    }

    /** The database is away, or was during the request; whether a commit got through is not known. */
    private static boolean isTransient(Throwable failure) {
        return failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransientDataAccessException
                || failure instanceof TransactionException
                || failure instanceof R2dbcException;
    }

    private static String problemName(ResponseStatusException refused) {
        return switch (refused.getStatusCode().value()) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            default -> "invalid-request";
        };
    }
}
