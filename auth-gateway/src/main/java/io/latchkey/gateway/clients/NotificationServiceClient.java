package io.latchkey.gateway.clients;

import io.latchkey.platform.trace.ServiceTracer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the gateway asks of notification-service (infra/docs/adr/0005). */
@Component
public final class NotificationServiceClient {
    private final InternalApiClient client;

    NotificationServiceClient(InternalClientSettings settings, ServiceTracer spans) {
        this.client = new InternalApiClient(
                "notification-service",
                settings.notificationUrl(),
                settings.notificationKeys(),
                settings.timeLimit(),
                spans);
    }

    public Mono<MailsResult> fetchMails(UUID accountId) {
        return client.get(
                "/internal/v1/accounts/{accountId}/emails",
                accountId,
                new InternalApiClient.ResponseReader<>(
                        String.class, MailsResult.Found::new, MailsResult.Unavailable::new));
    }

    public Mono<SuppressionResult> fetchSuppression(UUID accountId) {
        return client.get(
                "/internal/v1/accounts/{accountId}/suppression",
                accountId,
                new InternalApiClient.ResponseReader<>(
                        SuppressionResponse.class, SuppressionResponse::toResult, SuppressionResult.Unavailable::new));
    }

    /** Hands the wish over that an account be sent mail again; true once it is notification-service's. */
    public Mono<Boolean> requestSuppressionRemoval(UUID accountId, UUID by) {
        return client.handOver("/internal/v1/liftings", Map.of("accountId", accountId, "by", by));
    }

    /** Hands a courtesy over; true once it is notification-service's, false when it must be tried again. */
    public Mono<Boolean> sendDeclineNotice(DeclineNotice courtesy) {
        return client.handOver(
                "/internal/v1/courtesies",
                Map.of(
                        "requestId", courtesy.requestId(),
                        "address", courtesy.address().value(),
                        "displayName", courtesy.displayName(),
                        "locale", courtesy.locale().code()));
    }

    /** What notification-service said of the mails of an account. */
    public sealed interface MailsResult {
        /** The JSON document that goes to the executive as it is. */
        record Found(String json) implements MailsResult {
            /** It is about a person. */
            @Override
            public String toString() {
                return "Found[***]";
            }
        }

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements MailsResult {}
    }

    /** What notification-service said about whether an account is sent mail. */
    public sealed interface SuppressionResult {
        /** It is. */
        record NotSuppressed() implements SuppressionResult {}

        /**
         * It is sent nothing at its present address.
         *
         * @param liftAskedAt when somebody asked for mail to be sent again; null: nobody did
         */
        record Suppressed(
                String reason, Instant since, @Nullable Instant liftAskedAt) implements SuppressionResult {}

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements SuppressionResult {}
    }

    /** An answer of notification-service about a suppression, as it comes over the wire. */
    record SuppressionResponse(@Nullable Suppression suppression) {
        record Suppression(
                String reason, Instant since, @Nullable Instant liftAskedAt) {}

        SuppressionResult toResult() {
            return suppression == null
                    ? new SuppressionResult.NotSuppressed()
                    : new SuppressionResult.Suppressed(
                            suppression.reason(), suppression.since(), suppression.liftAskedAt());
        }
    }
}
