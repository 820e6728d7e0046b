package io.latchkey.gateway.executive;

import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.gateway.clients.NotificationServiceClient.MailDocument;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PathUuid;
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

/** The mails of an account, as a list or live; sending a link again, and lifting a suppression. */
@RestController
@RequestMapping(path = AccountsApi.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountMailsApi {
    private final AccountDirectory directory;
    private final NotificationServiceClient notifications;
    private final AccountMailStreams streams;
    private final AccountMailCommands commands;

    AccountMailsApi(
            AccountDirectory directory,
            NotificationServiceClient notifications,
            AccountMailStreams streams,
            AccountMailCommands commands) {
        this.directory = directory;
        this.notifications = notifications;
        this.streams = streams;
        this.commands = commands;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping(
            path = "/emails",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    Mono<ResponseEntity<Object>> listMails(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        return directory
                .requireById(PathUuid.parseOrNotFound(id))
                .flatMap(account -> wantsStream(exchange)
                        ? Mono.just(openStream(account.accountId(), exchange.getRequest()))
                        : notifications.fetchMailDocument(account.accountId()).map(AccountMailsApi::toResponse));
    }

    /** JSON, unless the caller prefers events. */
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

    private ResponseEntity<Object> openStream(UUID accountId, ServerHttpRequest request) {
        var response = ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // A proxy that buffers a response would hold events back.
                .header("X-Accel-Buffering", "no");
        return request.getMethod().equals(HttpMethod.HEAD)
                ? response.build()
                : response.body(streams.openStream(accountId, request));
    }

    private static ResponseEntity<Object> toResponse(CallResult<MailDocument> result) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(result.requireResponse().json().getBytes(StandardCharsets.UTF_8));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping("/invitation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> invite(@PathVariable String id, ServerWebExchange exchange) {
        return commands.sendLink(PathUuid.parseOrNotFound(id), ExecutivePrincipal.requireExecutive(exchange));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @DeleteMapping("/suppression")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> liftSuppression(@PathVariable String id, ServerWebExchange exchange) {
        return commands.liftSuppression(PathUuid.parseOrNotFound(id), ExecutivePrincipal.requireExecutive(exchange));
    }
}
