package io.latchkey.mailprovider.sendgrid;

import com.sun.net.httpserver.HttpExchange;
import io.latchkey.mailprovider.http.ConnectionDroppedException;
import io.latchkey.mailprovider.http.HttpAnswer;
import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.http.QueryParameters;
import io.latchkey.mailprovider.http.RequestBody;
import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.SimulatedOutcome;
import io.latchkey.mailprovider.store.SuppressionList;
import io.latchkey.mailprovider.store.SuppressionStore;
import io.latchkey.mailprovider.store.SuppressionStore.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /v3/suppression/<list>} and {@code /v3/suppression/<list>/<address>} as SendGrid's v3 API answers them. A provider
 * that was told to misbehave takes nothing off a list either; looking is always possible.
 */
public record SuppressionApi(
        SuppressionStore file, SendGridApiKey key, BehaviourStore behaviour, RandomGenerator random) {

    public static final String ROOT = "/v3/suppression/";

    private static final int USUAL_LIMIT = 500;

    public HttpAnswer answerRequest(String method, HttpExchange exchange) throws IOException {
        if (!key.matchesRequest(exchange)) {
            return SendGridApiKey.unauthorizedAnswer();
        }
        String[] parts =
                exchange.getRequestURI().getPath().substring(ROOT.length()).split("/", 2);
        SuppressionList list = SuppressionList.fromPath(parts[0]).orElse(null);
        if (list == null) {
            return SendGridError.answerWith(404, "not found");
        }
        return switch (method) {
            case "GET" ->
                parts.length == 1
                        ? listEntries(list, QueryParameters.fromExchange(exchange))
                        : showEntry(list, parts[1]);
            case "DELETE" ->
                switch (behaviour.currentBehaviour().sendgrid().drawOutcome(random)) {
                    case SimulatedOutcome.Taken yes ->
                        parts.length == 1 ? removeChosen(list, exchange) : removeEntry(list, parts[1]);
                    case SimulatedOutcome.Refused refused -> MailSendApi.refusedAnswer(refused);
                    case SimulatedOutcome.HungUp hungUp -> throw new ConnectionDroppedException();
                };
            default -> SendGridError.answerWith(405, "method not allowed").withHeader("Allow", "GET, DELETE");
        };
    }

    private HttpAnswer listEntries(SuppressionList list, QueryParameters query) {
        int limit = query.readInteger("limit", 1, USUAL_LIMIT, USUAL_LIMIT);
        int offset = query.readInteger("offset", 0, Integer.MAX_VALUE, 0);
        return HttpAnswer.fromJson(
                200,
                file.findAll(list).stream()
                        .skip(offset)
                        .limit(limit)
                        .map(entry -> toJson(list, entry))
                        .toList());
    }

    /** An address that is not on the list is an empty list, not an error. */
    private HttpAnswer showEntry(SuppressionList list, String email) {
        return HttpAnswer.fromJson(
                200,
                file.findEntry(list, email)
                        .map(entry -> List.of(toJson(list, entry)))
                        .orElse(List.of()));
    }

    private HttpAnswer removeEntry(SuppressionList list, String email) {
        return file.removeAll(list, List.of(email)) > 0
                ? HttpAnswer.withoutBody(204)
                : SendGridError.answerWith(404, "resource not found");
    }

    /** The body says which: {@code {"delete_all":true}} or {@code {"emails":[…]}}, never both. */
    private HttpAnswer removeChosen(SuppressionList list, HttpExchange exchange) throws IOException {
        JsonNode body;
        try {
            body = ProviderJson.MAPPER.readTree(RequestBody.readBody(exchange, RequestBody.SMALL));
        } catch (JacksonException e) {
            return SendGridError.answerWith(400, "Bad Request");
        }
        boolean all = body.path("delete_all").asBoolean(false);
        boolean some = body.path("emails").isArray();
        if (all == some) {
            return SendGridError.answerWith(400, "either delete_all or emails must be given");
        }
        var emails = new ArrayList<String>();
        if (all) {
            file.findAll(list).forEach(entry -> emails.add(entry.email()));
        } else {
            body.path("emails").forEach(email -> emails.add(email.asString("")));
        }
        file.removeAll(list, emails);
        return HttpAnswer.withoutBody(204);
    }

    private static ObjectNode toJson(SuppressionList list, Entry entry) {
        ObjectNode shown = ProviderJson.MAPPER.createObjectNode();
        shown.put("created", entry.created());
        shown.put("email", entry.email());
        if (list == SuppressionList.SPAM_REPORTS) {
            shown.put("ip", "127.0.0.1");
        } else {
            shown.put("reason", entry.reason());
            if (list == SuppressionList.BOUNCES) {
                shown.put("status", entry.status());
            }
        }
        return shown;
    }
}
