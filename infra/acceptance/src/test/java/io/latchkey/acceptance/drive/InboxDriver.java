package io.latchkey.acceptance.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The development inbox's API: the mails that arrived, and how the provider behaves. */
public final class InboxDriver {

    private static final Pattern CODE =
            Pattern.compile("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", Pattern.MULTILINE);

    /** A mail as it arrived. */
    public record Mail(
            String to,
            String subject,
            String text,
            String html,
            String messageId,
            String emailId,
            int answered,
            Instant receivedAt) {

        /** The token in the mail's link. */
        public String token() {
            int at = text.indexOf("#token=");
            if (at < 0) {
                throw new AssertionError("no link in the mail '" + subject + "'");
            }
            return text.substring(at + 7).split("[^A-Za-z0-9_-]", 2)[0];
        }

        /** The token in the mail's link, empty in a mail without one. */
        public String link() {
            return hasLink() ? token() : "";
        }

        public boolean hasLink() {
            return text.contains("#token=");
        }

        /** The code of an enrolment, empty in a mail without one. */
        public String code() {
            Matcher code = CODE.matcher(text.replace("\r", ""));
            return code.find() ? code.group() : "";
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public InboxDriver(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Every mail to the address, newest first; to everybody when empty. */
    public List<Mail> mails(String to) {
        String query = "?limit=100000" + (to.isEmpty() ? "" : "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        JsonNode list = Answer.JSON
                .readTree(call("GET", "/api/v1/messages" + query, ""))
                .path("messages");
        var mails = new ArrayList<Mail>();
        list.forEach(m -> mails.add(new Mail(
                m.path("to").asString(),
                m.path("subject").asString(),
                m.path("text").asString(),
                m.path("html").asString(),
                m.path("headers").path("Message-ID").path(0).asString(""),
                m.path("customArgs").path("latchkey_email_id").asString(""),
                m.path("answered").asInt(),
                Instant.parse(m.path("receivedAt").asString()))));
        return mails;
    }

    /** The newest mail to the address that fits, once it is there. */
    public Mail await(String to, Predicate<Mail> fits) {
        return Wait.until(
                "a mail to " + to, () -> mails(to).stream().filter(fits).findFirst());
    }

    /** The code of the newest mail that takes one, once there are as many of them. */
    public String awaitCode(String to, int mails) {
        return Wait.until("a mail with a code to " + to, () -> {
            List<String> codes = mails(to).stream()
                    .map(Mail::code)
                    .filter(code -> !code.isEmpty())
                    .toList();
            return codes.size() >= mails ? codes.stream().findFirst() : Optional.empty();
        });
    }

    public void behave(String json) {
        call("PUT", "/api/v1/behaviour", json);
    }

    private byte[] call(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("content-type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
