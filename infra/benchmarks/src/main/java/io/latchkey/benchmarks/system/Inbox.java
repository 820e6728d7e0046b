package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.Answer;
import io.latchkey.benchmarks.load.Connection;
import io.latchkey.benchmarks.load.Request;
import io.latchkey.benchmarks.load.UnexpectedAnswer;
import io.latchkey.devstack.process.Waiting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** A mail as it arrived. */
    public record Mail(String emailId, String to, Instant receivedAt, List<String> links) {}

    /** How many mails the provider has accepted since it started. */
    public long accepted() {
        return get("/api/v1/stats").at("/sendgrid/accepted").asLong();
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
        return new Mail(
                json.at("/customArgs/latchkey_email_id").asString(""),
                json.path("to").asString(),
                Instant.parse(json.path("receivedAt").asString()),
                json.path("links").valueStream().map(JsonNode::asString).toList());
    }

    private JsonNode get(String path) {
        try (var connection = Connection.to(port)) {
            Answer answer = connection.send(Request.of("GET", path, ""));
            if (answer.status() != 200) {
                throw new UnexpectedAnswer("the inbox", answer);
            }
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
