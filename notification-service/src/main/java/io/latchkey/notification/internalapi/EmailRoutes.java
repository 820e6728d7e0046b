package io.latchkey.notification.internalapi;

import io.latchkey.notification.delivery.MailHistory;
import io.latchkey.notification.delivery.MailView;
import java.util.List;
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
import reactor.core.publisher.Mono;

/** {@code GET /internal/v1/accounts/{accountId}/emails}: the mails of an account, newest first, for the gateway. */
@Configuration(proxyBeanMethods = false)
class EmailRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(EmailRoutes.class);

    private final Caller caller;
    private final MailHistory history;

    EmailRoutes(Caller caller, MailHistory history) {
        this.caller = caller;
        this.history = history;
    }

    @Bean
    RouterFunction<ServerResponse> emailsOfAnAccount() {
        return RouterFunctions.route()
                .GET("/internal/v1/accounts/{accountId}/emails", this::emails)
                .build();
    }

    private Mono<ServerResponse> emails(ServerRequest request) {
        HttpStatus verdict = caller.verdict(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        return switch (verdict) {
            case UNAUTHORIZED -> Problems.of(verdict, "unauthenticated");
            case FORBIDDEN -> Problems.of(verdict, "forbidden");
            default -> ofAccount(request.pathVariable("accountId"));
        };
    }

    private Mono<ServerResponse> ofAccount(String accountId) {
        return AccountIds.read(accountId)
                .map(account -> history.of(account)
                        .flatMap(mails -> ServerResponse.ok().bodyValue(new Emails(mails)))
                        .onErrorResume(EmailRoutes::unavailable))
                .orElseGet(() -> Problems.of(HttpStatus.NOT_FOUND, "not-found"));
    }

    private static Mono<ServerResponse> unavailable(Throwable e) {
        LOG.warn("The mails of an account could not be read: {}", e.toString());
        return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }

    private record Emails(List<MailView> emails) {}
}
