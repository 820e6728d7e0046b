package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawAnswer;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.load.UnexpectedAnswerException;
import io.latchkey.stack.process.ConditionWaiter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The development inbox: how many mails it took, and the mails. */
public final class BenchmarkInbox {

    private final int port;

    public BenchmarkInbox(int port) {
        this.port = port;
    }

    /**
     * A mail whose body arrived.
     *
     * @param via {@code sendgrid} or {@code smtp}
     * @param taken whether it was answered as accepted
     */
    public record Mail(String emailId, String to, Instant receivedAt, String via, boolean taken, List<String> links) {}

    /** How many mails the providers have accepted since they started. */
    public long countAccepted() {
        JsonNode stats = getJson("/api/v1/stats");
        return stats.at("/sendgrid/accepted").asLong()
                + stats.at("/smtp/accepted").asLong();
    }

    /** Waits until it has accepted so many mails; whether it did in time. */
    public boolean awaitMailed(long accepted, Duration time) {
        return ConditionWaiter.waitUntil(time, () -> countAccepted() >= accepted);
    }

    /** Waits until nothing moves any more: no mail, no word of the provider on its way. */
    public void awaitSettled() {
        long before = -1;
        for (long now = countAccepted(); now != before; now = countAccepted()) {
            before = now;
            long seen = before;
            ConditionWaiter.waitUntil(Duration.ofSeconds(3), () -> countAccepted() != seen);
            ConditionWaiter.waitUntil(Duration.ofSeconds(60), () -> countPendingEvents() == 0);
        }
    }

    /** From now on SendGrid's API answers every mail 503; returns when that holds. */
    public Instant refuseMails(Clock clock) {
        changeBehaviour("{\"sendgrid\":{\"share\":1.0,\"status\":503}}");
        return clock.instant();
    }

    /** SendGrid's API takes mails again; returns when that holds. */
    public Instant acceptMails(Clock clock) {
        changeBehaviour("{\"sendgrid\":{\"share\":0.0}}");
        return clock.instant();
    }

    /** How long the first word on a mail is held back. */
    public void delayWebhook(Duration delay) {
        changeBehaviour("{\"webhook\":{\"delayMs\":" + delay.toMillis() + "}}");
    }

    /** Words wait, or go on. */
    public void pauseWebhook(boolean held) {
        changeBehaviour("{\"webhook\":{\"paused\":" + held + "}}");
    }

    /** Provider's events that have not reached notification-service yet. */
    public long countPendingEvents() {
        return getJson("/api/v1/stats").at("/webhook/pending").asLong();
    }

    /** The newest mails, newest first. */
    public List<Mail> findNewest(int limit) {
        return findMails("limit=" + limit);
    }

    public List<Mail> findByAddress(String address) {
        return findMails("limit=10&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    /** The token of the newest link that was mailed to the address; waits for the mail. */
    public String awaitToken(String address) {
        boolean there = ConditionWaiter.waitUntil(Duration.ofSeconds(60), () -> findByAddress(address).stream()
                .anyMatch(mail -> !findTokens(mail).isEmpty()));
        if (!there) {
            throw new IllegalStateException("no link arrived in a minute");
        }
        return findByAddress(address).stream()
                .flatMap(mail -> findTokens(mail).stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> findTokens(Mail mail) {
        return mail.links().stream()
                .filter(link -> link.contains("#token="))
                .map(link -> link.substring(link.indexOf("#token=") + 7))
                .toList();
    }

    private List<Mail> findMails(String query) {
        return getJson("/api/v1/messages?" + query)
                .path("messages")
                .valueStream()
                .map(BenchmarkInbox::toMail)
                .toList();
    }

    private static Mail toMail(JsonNode json) {
        // SendGrid's own way of carrying what is ours, and SMTP's.
        String id = json.at("/customArgs/latchkey_email_id")
                .asString(json.at("/headers/X-Latchkey-Email-Id/0").asString(""));
        return new Mail(
                id,
                json.path("to").asString(),
                Instant.parse(json.path("receivedAt").asString()),
                json.path("via").asString(),
                json.path("answered").asInt() / 100 == 2,
                json.path("links").valueStream().map(JsonNode::asString).toList());
    }

    private void changeBehaviour(String how) {
        sendRequest(RawRequest.of("PUT", "/api/v1/behaviour", how));
    }

    private JsonNode getJson(String path) {
        return sendRequest(RawRequest.of("GET", path, ""));
    }

    private JsonNode sendRequest(RawRequest request) {
        try (var connection = LoadConnection.openTo(port)) {
            RawAnswer answer = connection.send(request);
            if (answer.status() != 200) {
                throw new UnexpectedAnswerException("the inbox", answer);
            }
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
