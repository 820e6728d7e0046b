package io.latchkey.notification.internalapi;

import io.latchkey.notification.suppression.Suppression;
import io.latchkey.notification.suppression.SuppressionAdmin;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * {@code GET /internal/v1/accounts/{accountId}/suppression}: whether and why an account is sent nothing;
 * {@code POST /internal/v1/liftings}: the wish to change that, 202 also where nothing is suppressed.
 */
@Configuration(proxyBeanMethods = false)
class SuppressionRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(SuppressionRoutes.class);

    private final CallerAuthenticator caller;
    private final SuppressionAdmin suppressions;

    SuppressionRoutes(CallerAuthenticator caller, SuppressionAdmin suppressions) {
        this.caller = caller;
        this.suppressions = suppressions;
    }

    @Bean
    RouterFunction<ServerResponse> suppressionOfAnAccount() {
        return RouterFunctions.route()
                .GET(
                        "/internal/v1/accounts/{accountId}/suppression",
                        request -> requireGateway(request, this::getSuppression))
                .POST("/internal/v1/liftings", request -> requireGateway(request, this::handleRemoval))
                .build();
    }

    private Mono<ServerResponse> requireGateway(
            ServerRequest request, Function<ServerRequest, Mono<ServerResponse>> answering) {
        HttpStatus verdict = caller.checkAuthorization(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        return switch (verdict) {
            case UNAUTHORIZED -> ProblemResponses.toResponse(verdict, "unauthenticated");
            case FORBIDDEN -> ProblemResponses.toResponse(verdict, "forbidden");
            default -> answering.apply(request).onErrorResume(SuppressionRoutes::respondUnavailable);
        };
    }

    private Mono<ServerResponse> getSuppression(ServerRequest request) {
        return PathUuid.parse(request.pathVariable("accountId"))
                .map(account -> suppressions
                        .findByAccount(account)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(found -> ServerResponse.ok().bodyValue(new SuppressionResponse(found.orElse(null)))))
                .orElseGet(() -> ProblemResponses.toResponse(HttpStatus.NOT_FOUND, "not-found"));
    }

    private Mono<ServerResponse> handleRemoval(ServerRequest request) {
        return request.bodyToMono(RemovalRequest.class)
                .flatMap(this::acceptRemoval)
                .switchIfEmpty(ProblemResponses.toResponse(HttpStatus.BAD_REQUEST, "invalid-request"));
    }

    private Mono<ServerResponse> acceptRemoval(RemovalRequest wish) {
        UUID account = wish.accountId();
        UUID by = wish.by();
        return account == null || by == null
                ? Mono.empty()
                : suppressions
                        .requestRemoval(account, by)
                        .then(ServerResponse.accepted().build());
    }

    private static Mono<ServerResponse> respondUnavailable(Throwable e) {
        if (e instanceof ResponseStatusException wrong) {
            return ProblemResponses.toResponse(
                    HttpStatus.valueOf(wrong.getStatusCode().value()), "invalid-request");
        }
        LOG.warn("A suppression could not be read or lifted: {}", e.getClass().getSimpleName());
        return ProblemResponses.toResponse(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }

    private record SuppressionResponse(@Nullable Suppression suppression) {}

    private record RemovalRequest(
            @Nullable UUID accountId, @Nullable UUID by) {}
}
