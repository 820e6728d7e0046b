package io.latchkey.gateway.peers;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The question the gateway asks notification-service (infra/docs/adr/0005). */
@Component
public final class NotificationService {
    private final PeerClient client;

    NotificationService(PeersSettings settings) {
        this.client = new PeerClient(
                "notification-service", settings.notificationUrl(), settings.notificationKeys(), settings.timeLimit());
    }

    public Mono<EmailsAnswer> emails(UUID accountId) {
        return client.get(
                "/internal/v1/accounts/{accountId}/emails",
                accountId,
                new PeerClient.Reading<>(String.class, EmailsAnswer.Found::new, EmailsAnswer.Unavailable::new));
    }
}
