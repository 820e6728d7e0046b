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

    private final CallerAuthenticator caller;
    private final MailHistory history;

    EmailRoutes(CallerAuthenticator caller, MailHistory history) {
        this.caller = caller;
        this.history = history;
    }

    @Bean
    RouterFunction<ServerResponse> emailsOfAnAccount() {
        return RouterFunctions.route()
                .GET("/internal/v1/accounts/{accountId}/emails", this::handleEmails)
                .build();
    }

    private Mono<ServerResponse> handleEmails(ServerRequest request) {
        HttpStatus verdict = caller.checkAuthorization(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        return switch (verdict) {
            case UNAUTHORIZED -> ProblemResponses.toResponse(verdict, "unauthenticated");
            case FORBIDDEN -> ProblemResponses.toResponse(verdict, "forbidden");
            default -> listEmails(request.pathVariable("accountId"));
        };
    }

    private Mono<ServerResponse> listEmails(String accountId) {
        return PathUuid.parse(accountId)
                .map(account -> history.findByAccount(account)
                        .flatMap(mails -> ServerResponse.ok().bodyValue(new EmailsResponse(mails)))
                        .onErrorResume(EmailRoutes::respondUnavailable))
                .orElseGet(() -> ProblemResponses.toResponse(HttpStatus.NOT_FOUND, "not-found"));
    }

    private static Mono<ServerResponse> respondUnavailable(Throwable e) {
        LOG.warn("The mails of an account could not be read: {}", e.toString());
        return ProblemResponses.toResponse(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }

    private record EmailsResponse(List<MailView> emails) {}
}
