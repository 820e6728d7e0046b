package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.EmailsAnswer;
import io.latchkey.gateway.peers.NotificationService;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problem;
import io.latchkey.gateway.web.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What an account was told, as it stands or as it changes; telling it again, and letting it be told again. */
@RestController
@RequestMapping(path = AccountsApi.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountMailsApi {
    private final Directory directory;
    private final NotificationService notifications;
    private final MailStreams streams;
    private final Invitations invitations;
    private final Liftings liftings;

    AccountMailsApi(
            Directory directory,
            NotificationService notifications,
            MailStreams streams,
            Invitations invitations,
            Liftings liftings) {
        this.directory = directory;
        this.notifications = notifications;
        this.streams = streams;
        this.invitations = invitations;
        this.liftings = liftings;
    }

    @GetMapping(
            path = "/emails",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    Mono<ResponseEntity<Object>> emails(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return directory
                .byId(PathId.read(id))
                .switchIfEmpty(Mono.error(Problems.NOT_FOUND::asException))
                .flatMap(account -> wantsStream(exchange)
                        ? Mono.just(stream(account.accountId(), exchange.getRequest()))
                        : notifications.emails(account.accountId()).map(AccountMailsApi::document));
    }

    /** JSON, unless the caller would rather have events. */
    private static boolean wantsStream(ServerWebExchange exchange) {
        List<MediaType> accepted =
                new ArrayList<>(exchange.getRequest().getHeaders().getAccept());
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                        || type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM))
                .max(Comparator.comparingDouble(MediaType::getQualityValue))
                .filter(type -> !type.isCompatibleWith(MediaType.APPLICATION_JSON))
                .isPresent();
    }

    private ResponseEntity<Object> stream(UUID accountId, ServerHttpRequest request) {
        var answer = ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // A proxy that gathers an answer before it passes it on would hold events back.
                .header("X-Accel-Buffering", "no");
        return request.getMethod().equals(HttpMethod.HEAD)
                ? answer.build()
                : answer.body(streams.open(accountId, request));
    }

    private static ResponseEntity<Object> document(EmailsAnswer answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer(answer));
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

    @DeleteMapping("/suppression")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> lift(@PathVariable String id, ServerWebExchange exchange) {
        return liftings.lift(PathId.read(id), ExecutivesOnly.executive(exchange));
    }
}
