package io.latchkey.devstack.inbox;

import com.sun.net.httpserver.HttpExchange;
import io.latchkey.devstack.inbox.SuppressionFile.Entry;
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
final class SuppressionApi {

    static final String ROOT = "/v3/suppression/";

    private static final int USUAL_LIMIT = 500;

    private final SuppressionFile file;
    private final ApiKey key;
    private final BehaviourFile behaviour;
    private final RandomGenerator random;

    SuppressionApi(SuppressionFile file, ApiKey key, BehaviourFile behaviour, RandomGenerator random) {
        this.file = file;
        this.key = key;
        this.behaviour = behaviour;
        this.random = random;
    }

    Answer answer(String method, HttpExchange exchange) throws IOException {
        if (!key.opens(exchange)) {
            return ApiKey.refusal();
        }
        String[] parts =
                exchange.getRequestURI().getPath().substring(ROOT.length()).split("/", 2);
        SuppressionList list = SuppressionList.at(parts[0]).orElse(null);
        if (list == null) {
            return SendGridError.answer(404, "not found");
        }
        return switch (method) {
            case "GET" -> parts.length == 1 ? page(list, Query.of(exchange)) : one(list, parts[1]);
            case "DELETE" ->
                switch (behaviour.now().sendgrid().fate(random)) {
                    case Fate.Taken yes -> parts.length == 1 ? removeChosen(list, exchange) : remove(list, parts[1]);
                    case Fate.Refused refused -> SendGridApi.refused(refused);
                    case Fate.HungUp hungUp -> throw new HungUp();
                };
            default -> SendGridError.answer(405, "method not allowed").header("Allow", "GET, DELETE");
        };
    }

    private Answer page(SuppressionList list, Query query) {
        int limit = query.whole("limit", 1, USUAL_LIMIT, USUAL_LIMIT);
        int offset = query.whole("offset", 0, Integer.MAX_VALUE, 0);
        return Answer.json(
                200,
                file.all(list).stream()
                        .skip(offset)
                        .limit(limit)
                        .map(entry -> shown(list, entry))
                        .toList());
    }

    /** An address that is not on the list is an empty list, not an error. */
    private Answer one(SuppressionList list, String email) {
        return Answer.json(
                200,
                file.find(list, email).map(entry -> List.of(shown(list, entry))).orElse(List.of()));
    }

    private Answer remove(SuppressionList list, String email) {
        return file.remove(list, List.of(email)) > 0
                ? Answer.empty(204)
                : SendGridError.answer(404, "resource not found");
    }

    /** The body says which: {@code {"delete_all":true}} or {@code {"emails":[…]}}, never both. */
    private Answer removeChosen(SuppressionList list, HttpExchange exchange) throws IOException {
        JsonNode body;
        try {
            body = InboxJson.MAPPER.readTree(RequestBody.read(exchange, RequestBody.SMALL));
        } catch (JacksonException e) {
            return SendGridError.answer(400, "Bad Request");
        }
        boolean all = body.path("delete_all").asBoolean(false);
        boolean some = body.path("emails").isArray();
        if (all == some) {
            return SendGridError.answer(400, "either delete_all or emails must be given");
        }
        var emails = new ArrayList<String>();
        if (all) {
            file.all(list).forEach(entry -> emails.add(entry.email()));
        } else {
            body.path("emails").forEach(email -> emails.add(email.asString("")));
        }
        file.remove(list, emails);
        return Answer.empty(204);
    }

    private static ObjectNode shown(SuppressionList list, Entry entry) {
        ObjectNode shown = InboxJson.MAPPER.createObjectNode();
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
