package io.latchkey.notification.internalapi;

import io.latchkey.notification.suppression.Suppression;
import io.latchkey.notification.suppression.Suppressions;
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

    private final Caller caller;
    private final Suppressions suppressions;

    SuppressionRoutes(Caller caller, Suppressions suppressions) {
        this.caller = caller;
        this.suppressions = suppressions;
    }

    @Bean
    RouterFunction<ServerResponse> suppressionOfAnAccount() {
        return RouterFunctions.route()
                .GET("/internal/v1/accounts/{accountId}/suppression", request -> asked(request, this::suppression))
                .POST("/internal/v1/liftings", request -> asked(request, this::lift))
                .build();
    }

    private Mono<ServerResponse> asked(ServerRequest request, Function<ServerRequest, Mono<ServerResponse>> answering) {
        HttpStatus verdict = caller.verdict(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        return switch (verdict) {
            case UNAUTHORIZED -> Problems.of(verdict, "unauthenticated");
            case FORBIDDEN -> Problems.of(verdict, "forbidden");
            default -> answering.apply(request).onErrorResume(SuppressionRoutes::unavailable);
        };
    }

    private Mono<ServerResponse> suppression(ServerRequest request) {
        return AccountIds.read(request.pathVariable("accountId"))
                .map(account -> suppressions
                        .of(account)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(found -> ServerResponse.ok().bodyValue(new Found(found.orElse(null)))))
                .orElseGet(() -> Problems.of(HttpStatus.NOT_FOUND, "not-found"));
    }

    private Mono<ServerResponse> lift(ServerRequest request) {
        return request.bodyToMono(Lifting.class)
                .flatMap(this::taken)
                .switchIfEmpty(Problems.of(HttpStatus.BAD_REQUEST, "invalid-request"));
    }

    private Mono<ServerResponse> taken(Lifting wish) {
        UUID account = wish.accountId();
        UUID by = wish.by();
        return account == null || by == null
                ? Mono.empty()
                : suppressions.lift(account, by).then(ServerResponse.accepted().build());
    }

    private static Mono<ServerResponse> unavailable(Throwable e) {
        if (e instanceof ResponseStatusException wrong) {
            return Problems.of(HttpStatus.valueOf(wrong.getStatusCode().value()), "invalid-request");
        }
        LOG.warn("A suppression could not be read or lifted: {}", e.getClass().getSimpleName());
        return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }

    private record Found(@Nullable Suppression suppression) {}

    private record Lifting(
            @Nullable UUID accountId, @Nullable UUID by) {}
}
