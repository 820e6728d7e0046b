package io.latchkey.notification.internalapi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** {@code POST /internal/v1/courtesies}: a word to somebody without an account, from the gateway; 202, repeatable. */
@Configuration(proxyBeanMethods = false)
class CourtesyRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(CourtesyRoutes.class);

    private final Caller caller;
    private final Courtesies courtesies;

    CourtesyRoutes(Caller caller, Courtesies courtesies) {
        this.caller = caller;
        this.courtesies = courtesies;
    }

    @Bean
    RouterFunction<ServerResponse> wordToAStranger() {
        return RouterFunctions.route()
                .POST("/internal/v1/courtesies", this::courtesy)
                .build();
    }

    private Mono<ServerResponse> courtesy(ServerRequest request) {
        HttpStatus verdict = caller.verdict(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        return switch (verdict) {
            case UNAUTHORIZED -> Problems.of(verdict, "unauthenticated");
            case FORBIDDEN -> Problems.of(verdict, "forbidden");
            default -> taken(request);
        };
    }

    private Mono<ServerResponse> taken(ServerRequest request) {
        return request.bodyToMono(CourtesyBody.class)
                .switchIfEmpty(Mono.error(() -> new IllegalArgumentException("there is no body")))
                .map(CourtesyBody::courtesy)
                .flatMap(courtesies::take)
                .then(ServerResponse.accepted().build())
                .onErrorResume(CourtesyRoutes::refused);
    }

    private static Mono<ServerResponse> refused(Throwable e) {
        if (e instanceof IllegalArgumentException) {
            return Problems.of(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        if (e instanceof DataBufferLimitException) {
            return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        if (e instanceof ResponseStatusException wrong) {
            return wrong.getStatusCode().isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                    ? Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type")
                    : Problems.of(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        // Only the kind: a message may quote what was sent.
        LOG.warn("A courtesy could not be taken: {}", e.getClass().getSimpleName());
        return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }
}
