package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.Answer;
import io.latchkey.benchmarks.load.Connection;
import io.latchkey.benchmarks.load.Request;
import io.latchkey.benchmarks.load.UnexpectedAnswer;
import io.latchkey.devstack.process.Waiting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The development inbox: how many mails it took, and the mails. */
public final class Inbox {

    private final int port;

    Inbox(int port) {
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
    public long accepted() {
        JsonNode stats = get("/api/v1/stats");
        return stats.at("/sendgrid/accepted").asLong()
                + stats.at("/smtp/accepted").asLong();
    }

    /** From now on SendGrid's API answers every mail 503; returns when that holds. */
    public Instant refuse(Clock clock) {
        behave("{\"sendgrid\":{\"share\":1.0,\"status\":503}}");
        return clock.instant();
    }

    /** SendGrid's API takes mails again; returns when that holds. */
    public Instant welcome(Clock clock) {
        behave("{\"sendgrid\":{\"share\":0.0}}");
        return clock.instant();
    }

    /** How long the first word on a mail is held back. */
    public void wordsAfter(Duration delay) {
        behave("{\"webhook\":{\"delayMs\":" + delay.toMillis() + "}}");
    }

    /** Words wait, or go on. */
    public void holdWords(boolean held) {
        behave("{\"webhook\":{\"paused\":" + held + "}}");
    }

    /** Provider's events that have not reached notification-service yet. */
    public long wordsPending() {
        return get("/api/v1/stats").at("/webhook/pending").asLong();
    }

    /** The newest mails, newest first. */
    public List<Mail> newest(int limit) {
        return mails("limit=" + limit);
    }

    public List<Mail> to(String address) {
        return mails("limit=10&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    /** The token of the newest link that was mailed to the address; waits for the mail. */
    public String token(String address) {
        boolean there = Waiting.until(Duration.ofSeconds(60), () -> to(address).stream()
                .anyMatch(mail -> !tokens(mail).isEmpty()));
        if (!there) {
            throw new IllegalStateException("no link arrived in a minute");
        }
        return to(address).stream()
                .flatMap(mail -> tokens(mail).stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> tokens(Mail mail) {
        return mail.links().stream()
                .filter(link -> link.contains("#token="))
                .map(link -> link.substring(link.indexOf("#token=") + 7))
                .toList();
    }

    private List<Mail> mails(String query) {
        return get("/api/v1/messages?" + query)
                .path("messages")
                .valueStream()
                .map(Inbox::mail)
                .toList();
    }

    private static Mail mail(JsonNode json) {
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

    private void behave(String how) {
        ask(Request.of("PUT", "/api/v1/behaviour", how));
    }

    private JsonNode get(String path) {
        return ask(Request.of("GET", path, ""));
    }

    private JsonNode ask(Request request) {
        try (var connection = Connection.to(port)) {
            Answer answer = connection.send(request);
            if (answer.status() != 200) {
                throw new UnexpectedAnswer("the inbox", answer);
            }
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
