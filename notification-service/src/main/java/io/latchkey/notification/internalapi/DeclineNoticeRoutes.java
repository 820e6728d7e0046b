package io.latchkey.notification.internalapi;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
class DeclineNoticeRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(DeclineNoticeRoutes.class);

    private final CallerAuthenticator caller;
    private final DeclineNoticeService courtesies;

    DeclineNoticeRoutes(CallerAuthenticator caller, DeclineNoticeService courtesies) {
        this.caller = caller;
        this.courtesies = courtesies;
    }

    @Bean
    RouterFunction<ServerResponse> wordToAStranger() {
        return RouterFunctions.route()
                .POST("/internal/v1/courtesies", this::handleNotice)
                .build();
    }

    private Mono<ServerResponse> handleNotice(ServerRequest request) {
        HttpStatus verdict = caller.checkAuthorization(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        return switch (verdict) {
            case UNAUTHORIZED -> ProblemResponses.toResponse(verdict, "unauthenticated");
            case FORBIDDEN -> ProblemResponses.toResponse(verdict, "forbidden");
            default -> acceptNotice(request);
        };
    }

    private Mono<ServerResponse> acceptNotice(ServerRequest request) {
        return request.bodyToMono(NoticeBody.class)
                .switchIfEmpty(Mono.error(() -> new IllegalArgumentException("there is no body")))
                .map(NoticeBody::toNotice)
                .flatMap(courtesies::acceptNotice)
                .then(ServerResponse.accepted().build())
                .onErrorResume(DeclineNoticeRoutes::toProblem);
    }

    private static Mono<ServerResponse> toProblem(Throwable e) {
        if (e instanceof IllegalArgumentException) {
            return ProblemResponses.toResponse(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        if (e instanceof DataBufferLimitException) {
            return ProblemResponses.toResponse(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        if (e instanceof ResponseStatusException wrong) {
            return wrong.getStatusCode().isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                    ? ProblemResponses.toResponse(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type")
                    : ProblemResponses.toResponse(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        // Only the kind: a message may quote what was sent.
        LOG.warn("A courtesy could not be taken: {}", e.getClass().getSimpleName());
        return ProblemResponses.toResponse(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }

    /** A courtesy as it stands in its JSON: anything may be missing. */
    record NoticeBody(
            @Nullable UUID requestId,
            @Nullable String address,
            @Nullable String displayName,
            @Nullable AccountLocale locale) {

        /** @throws IllegalArgumentException when it is none */
        DeclineNoticeService.Notice toNotice() {
            if (requestId == null || address == null || displayName == null || locale == null) {
                throw new IllegalArgumentException("a member is missing");
            }
            return new DeclineNoticeService.Notice(requestId, new EmailAddress(address), displayName, locale);
        }

        /** Masked: holds an address and a name. */
        @Override
        public String toString() {
            return "CourtesyBody[requestId=" + requestId + "]";
        }
    }
}
