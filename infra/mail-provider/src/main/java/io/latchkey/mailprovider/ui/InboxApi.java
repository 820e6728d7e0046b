package io.latchkey.mailprovider.ui;

import io.latchkey.mailprovider.http.HttpAnswer;
import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.http.ProviderProblem;
import io.latchkey.mailprovider.http.QueryParameters;
import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.MailStore;
import io.latchkey.mailprovider.store.ProviderBehaviour;
import io.latchkey.mailprovider.store.ProviderStats;
import io.latchkey.mailprovider.webhook.WebhookQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The inbox's own API, below {@code /api/v1}. */
public record InboxApi(MailStore mails, BehaviourStore behaviour, WebhookQueue webhook, ProviderStats stats) {

    private static final int USUAL_LIMIT = 500;
    private static final int HIGHEST_LIMIT = 1_000_000;

    public HttpAnswer listMessages(QueryParameters query) {
        int limit = query.readInteger("limit", 0, HIGHEST_LIMIT, USUAL_LIMIT);
        return HttpAnswer.streamJson(200, new MailListBody(mails.findNewest(query.findAddress("to"), 0, limit)));
    }

    public HttpAnswer deleteMessages() {
        mails.clear();
        return HttpAnswer.withoutBody(204);
    }

    public HttpAnswer showStats() {
        return HttpAnswer.fromJson(200, stats.toMap(webhook::countPending));
    }

    public HttpAnswer showBehaviour() {
        return HttpAnswer.fromJson(200, behaviour.currentBehaviour());
    }

    public HttpAnswer updateBehaviour(byte[] body) {
        ProviderBehaviour changed = behaviour.updateBehaviour(parseJson(body));
        webhook.wakeUp();
        return HttpAnswer.fromJson(200, changed);
    }

    private static JsonNode parseJson(byte[] body) {
        try {
            return ProviderJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw ProviderProblem.notJson();
        }
    }
}
