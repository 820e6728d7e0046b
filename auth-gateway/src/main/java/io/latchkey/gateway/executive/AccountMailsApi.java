package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.EmailsAnswer;
import io.latchkey.gateway.peers.NotificationService;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problem;
import io.latchkey.gateway.web.Problems;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What an account was told, and telling it again. */
@RestController
@RequestMapping(path = AccountsApi.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountMailsApi {
    private final Directory directory;
    private final NotificationService notifications;
    private final Invitations invitations;

    AccountMailsApi(Directory directory, NotificationService notifications, Invitations invitations) {
        this.directory = directory;
        this.notifications = notifications;
        this.invitations = invitations;
    }

    @GetMapping("/emails")
    Mono<byte[]> emails(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return directory
                .byId(PathId.read(id))
                .switchIfEmpty(Mono.error(Problems.NOT_FOUND::asException))
                .flatMap(account -> notifications.emails(account.accountId()))
                .map(AccountMailsApi::answer);
    }

    private static byte[] answer(EmailsAnswer answer) {
        return switch (answer) {
            case EmailsAnswer.Found found -> found.json().getBytes(StandardCharsets.UTF_8);
            case EmailsAnswer.Unavailable away ->
                throw Problem.unavailable(away.retryAfter()).asException();
        };
    }

    @PostMapping("/invitation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> invite(@PathVariable String id, ServerWebExchange exchange) {
        return invitations
                .send(PathId.read(id), ExecutivesOnly.executive(exchange).accountId())
                .flatMap(sent -> sent ? Mono.empty() : Mono.error(Problems.NOT_FOUND.asException()));
    }
}
