package io.latchkey.notification.internalapi;

import io.latchkey.contracts.internal.ConsoleSignOutOperation;
import io.latchkey.contracts.internal.DeclineNoticeOperation;
import io.latchkey.contracts.internal.InternalOperation.WorkHandover;
import io.latchkey.contracts.internal.MailJourneyOperation;
import io.latchkey.contracts.internal.MailJourneyOperation.MailJourneyResponse;
import io.latchkey.contracts.internal.SuppressionLiftOperation;
import io.latchkey.contracts.internal.SuppressionOperation;
import io.latchkey.contracts.internal.SuppressionOperation.SuppressionResponse;
import io.latchkey.notification.delivery.MailReportQueries;
import io.latchkey.notification.operator.OperatorSessions;
import io.latchkey.notification.suppression.SuppressionAdmin;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.caller.CallerKeys;
import io.latchkey.platform.keys.UuidFactory;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** What the gateway asks and hands over; the messages are those of {@code contracts.internal}. */
@RestController
class GatewayApi {

    private final CallerKeys<String> callers;
    private final MailReportQueries history;
    private final SuppressionAdmin suppressions;
    private final DeclineNoticeService notices;
    private final OperatorSessions operators;

    GatewayApi(
            GatewayCallerSettings callers,
            MailReportQueries history,
            SuppressionAdmin suppressions,
            DeclineNoticeService notices,
            OperatorSessions operators) {
        this.callers = new CallerKeys<>(Map.of("gateway", callers.gatewayKeys()));
        this.history = history;
        this.suppressions = suppressions;
        this.notices = notices;
        this.operators = operators;
    }

    /** Runs before every route of this class: 401 without a key, 403 with one that is not the gateway's. */
    @ModelAttribute
    void requireGateway(@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        if (!CallerKeys.presentsKey(key)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        if (callers.findCaller(key).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** Newest first, for any UUID: an account without mails is not told from one that does not exist. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(MailJourneyOperation.PATH)
    Mono<ResponseEntity<byte[]>> listMails(@PathVariable String accountId) {
        return history.findByAccount(parseAccount(accountId))
                .map(mails -> toJson(MailJourneyOperation.LIST_MAILS.writeResponse(new MailJourneyResponse(mails))));
    }

    /** Whether and why an account is sent nothing. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(SuppressionOperation.PATH)
    Mono<ResponseEntity<byte[]>> findSuppression(@PathVariable String accountId) {
        return suppressions
                .findByAccount(parseAccount(accountId))
                .map(SuppressionResponse::new)
                .defaultIfEmpty(new SuppressionResponse(null))
                .map(response -> toJson(SuppressionOperation.FIND_SUPPRESSION.writeResponse(response)));
    }

    /** 202 also where nothing is suppressed. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(SuppressionLiftOperation.PATH)
    Mono<ResponseEntity<Void>> liftSuppression(@RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        var request = readRequest(SuppressionLiftOperation.LIFT_SUPPRESSION, headers, body);
        return suppressions
                .requestRemoval(request.accountId(), request.by())
                .thenReturn(ResponseEntity.accepted().build());
    }

    /** 202, and one mail however often it is handed over. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(DeclineNoticeOperation.PATH)
    Mono<ResponseEntity<Void>> acceptDecline(@RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        return notices.acceptNotice(readRequest(DeclineNoticeOperation.HAND_OVER_DECLINE, headers, body))
                .thenReturn(ResponseEntity.accepted().build());
    }

    /** 202 once the console has ended what these sessions opened, on every replica. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(ConsoleSignOutOperation.PATH)
    Mono<ResponseEntity<Void>> endConsoleSessions(@RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        var request = readRequest(ConsoleSignOutOperation.END_CONSOLE_SESSIONS, headers, body);
        return operators
                .endGatewaySessions(request.sessions())
                .thenReturn(ResponseEntity.accepted().build());
    }

    private static <Q> Q readRequest(WorkHandover<Q> operation, HttpHeaders headers, byte[] body) {
        MediaType type = headers.getContentType();
        if (type == null || !type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return operation.readRequest(body);
    }

    private static UUID parseAccount(String accountId) {
        return UuidFactory.parseUuid(accountId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> toJson(byte[] json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }
}
