package io.latchkey.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads what arrived in the development inbox. */
final class InboxReader {

    private static final String TOKEN = "#token=";
    private static final Pattern CODE =
            Pattern.compile("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", Pattern.MULTILINE);

    private final HttpClient client;
    private final URI inbox;
    private final DemoPrinter narrator;
    private final Set<String> read = new HashSet<>();

    InboxReader(HttpClient client, URI inbox, DemoPrinter narrator) {
        this.client = client;
        this.inbox = inbox;
        this.narrator = narrator;
    }

    /** The tokens of all links that ever came for the address, the newest first; they count as read. */
    List<String> findTokens(String to) {
        var tokens = new ArrayList<String>();
        for (JsonNode mail : findAccepted(to)) {
            read.add(mail.path("id").asString(""));
            findToken(mail).ifPresent(tokens::add);
        }
        return tokens;
    }

    /** Waits for a mail with a link that was not read before, and gives the link's token. */
    String nextToken(String to) {
        return readNext("a mail with a link for " + to, to, InboxReader::findToken);
    }

    /** Waits for a mail with the code of an enrolment that was not read before, and gives the code. */
    String nextCode(String to) {
        return readNext("a mail with a code for " + to, to, InboxReader::findCode);
    }

    private String readNext(String what, String to, Function<JsonNode, Optional<String>> find) {
        return ValueWaiter.waitFor(what, () -> {
            for (JsonNode mail : findAccepted(to)) {
                var found = find.apply(mail);
                if (found.isPresent() && read.add(mail.path("id").asString(""))) {
                    narrator.printMail(mail.path("subject").asString(""), to);
                    return found;
                }
            }
            return Optional.empty();
        });
    }

    private static Optional<String> findCode(JsonNode mail) {
        Matcher code = CODE.matcher(mail.path("text").asString("").replace("\r", ""));
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }

    private static Optional<String> findToken(JsonNode mail) {
        for (JsonNode link : mail.path("links")) {
            String url = link.asString("");
            if (url.contains(TOKEN)) {
                return Optional.of(url.substring(url.indexOf(TOKEN) + TOKEN.length()));
            }
        }
        return Optional.empty();
    }

    /** Those that the provider took: a refused one is sent again. */
    private List<JsonNode> findAccepted(String to) {
        String query = "/api/v1/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(inbox.resolve(query))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var mails = new ArrayList<JsonNode>();
            for (JsonNode mail : MaskedBody.parseJson(answer.body()).path("messages")) {
                if (mail.path("answered").intValue() / 100 == 2) {
                    mails.add(mail);
                }
            }
            return mails;
        } catch (IOException e) {
            throw new DemoFailure("no inbox at " + inbox + "; is the stack running? infra/up starts it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
