package io.latchkey.devstack.inbox;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The inbox's own API, below {@code /api/v1}. */
final class InboxApi {

    private static final int USUAL_LIMIT = 500;
    private static final int HIGHEST_LIMIT = 1_000_000;

    private final MailFile mails;
    private final BehaviourFile behaviour;
    private final WebhookQueue webhook;
    private final Stats stats;

    InboxApi(MailFile mails, BehaviourFile behaviour, WebhookQueue webhook, Stats stats) {
        this.mails = mails;
        this.behaviour = behaviour;
        this.webhook = webhook;
        this.stats = stats;
    }

    Answer messages(Query query) {
        int limit = query.whole("limit", 0, HIGHEST_LIMIT, USUAL_LIMIT);
        return Answer.json(200, new MailList(mails.newest(query.address("to"), 0, limit)));
    }

    Answer empty() {
        mails.clear();
        return Answer.empty(204);
    }

    Answer stats() {
        return Answer.json(200, stats.read(webhook::pending));
    }

    Answer behaviour() {
        return Answer.json(200, behaviour.now());
    }

    Answer behave(byte[] body) {
        Behaviour changed = behaviour.change(json(body));
        webhook.wake();
        return Answer.json(200, changed);
    }

    private static JsonNode json(byte[] body) {
        try {
            return InboxJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw Problem.notJson();
        }
    }
}
