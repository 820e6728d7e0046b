package io.latchkey.gateway.clients;

import io.latchkey.contracts.internal.ConsoleSignOutOperation;
import io.latchkey.contracts.internal.ConsoleSignOutOperation.ConsoleSignOutRequest;
import io.latchkey.contracts.internal.DeclineNoticeOperation;
import io.latchkey.contracts.internal.DeclineNoticeOperation.DeclineNoticeRequest;
import io.latchkey.contracts.internal.MailJourneyOperation;
import io.latchkey.contracts.internal.MailJourneyOperation.MailJourneyResponse;
import io.latchkey.contracts.internal.SuppressionLiftOperation;
import io.latchkey.contracts.internal.SuppressionLiftOperation.SuppressionLiftRequest;
import io.latchkey.contracts.internal.SuppressionOperation;
import io.latchkey.contracts.internal.SuppressionOperation.SuppressionResponse;
import io.latchkey.platform.trace.ServiceTracer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** What the gateway asks of notification-service (infra/docs/adr/0005). */
@Component
public final class NotificationServiceClient {
    private final InternalApiClient client;

    NotificationServiceClient(InternalClientSettings settings, ServiceTracer tracer, LoopResources loops) {
        this.client = new InternalApiClient(
                "notification-service",
                settings.notificationUrl(),
                settings.notificationKeys(),
                settings.timeLimit(),
                tracer,
                loops);
    }

    /** The mails of an account. */
    public Mono<CallResult<MailJourneyResponse>> fetchMails(UUID accountId) {
        return client.get(MailJourneyOperation.LIST_MAILS, accountId, MailJourneyOperation.LIST_MAILS::readResponse);
    }

    /** The same as it came, for whoever passes it on: a newer service may say more than this version understands. */
    public Mono<CallResult<MailDocument>> fetchMailDocument(UUID accountId) {
        return client.get(
                MailJourneyOperation.LIST_MAILS,
                accountId,
                bytes -> new MailDocument(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Whether an account is sent no mail. */
    public Mono<CallResult<SuppressionResponse>> fetchSuppression(UUID accountId) {
        return client.get(
                SuppressionOperation.FIND_SUPPRESSION, accountId, SuppressionOperation.FIND_SUPPRESSION::readResponse);
    }

    /** Asks that an account be sent mail again; true once notification-service has the request. */
    public Mono<Boolean> requestSuppressionRemoval(UUID accountId, UUID by) {
        return client.handOver(SuppressionLiftOperation.LIFT_SUPPRESSION, new SuppressionLiftRequest(accountId, by));
    }

    /** True once the operations console has ended what these sessions opened. */
    public Mono<Boolean> endConsoleSessions(List<UUID> sessions) {
        return client.handOver(ConsoleSignOutOperation.END_CONSOLE_SESSIONS, new ConsoleSignOutRequest(sessions));
    }

    /** True once notification-service has the notice; false when it must be sent again. */
    public Mono<Boolean> sendDeclineNotice(DeclineNoticeRequest notice) {
        return client.handOver(DeclineNoticeOperation.HAND_OVER_DECLINE, notice);
    }

    /** The mails of an account as notification-service wrote them, in JSON; prints masked. */
    public record MailDocument(String json) {
        @Override
        public String toString() {
            return "MailDocument[***]";
        }
    }
}
