package io.latchkey.gateway.peers;

import io.latchkey.messaging.trace.Spans;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the gateway asks of notification-service (infra/docs/adr/0005). */
@Component
public final class NotificationService {
    private final PeerClient client;

    NotificationService(PeersSettings settings, Spans spans) {
        this.client = new PeerClient(
                "notification-service",
                settings.notificationUrl(),
                settings.notificationKeys(),
                settings.timeLimit(),
                spans);
    }

    public Mono<EmailsAnswer> emails(UUID accountId) {
        return client.get(
                "/internal/v1/accounts/{accountId}/emails",
                accountId,
                new PeerClient.Reading<>(String.class, EmailsAnswer.Found::new, EmailsAnswer.Unavailable::new));
    }

    public Mono<SuppressionAnswer> suppression(UUID accountId) {
        return client.get(
                "/internal/v1/accounts/{accountId}/suppression",
                accountId,
                new PeerClient.Reading<>(
                        SuppressionReply.class, SuppressionReply::answer, SuppressionAnswer.Unavailable::new));
    }

    /** Hands the wish over that an account be sent mail again; true once it is notification-service's. */
    public Mono<Boolean> lift(UUID accountId, UUID by) {
        return client.handOver("/internal/v1/liftings", Map.of("accountId", accountId, "by", by));
    }

    /** Hands a courtesy over; true once it is notification-service's, false when it must be tried again. */
    public Mono<Boolean> send(Courtesy courtesy) {
        return client.handOver(
                "/internal/v1/courtesies",
                Map.of(
                        "requestId", courtesy.requestId(),
                        "address", courtesy.address().value(),
                        "displayName", courtesy.displayName(),
                        "locale", courtesy.locale().code()));
    }
}
