package io.latchkey.devstack.inbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** {@code POST /v3/mail/send} as SendGrid's v3 API answers it. */
final class SendGridApi {

    private final Reception reception;
    private final Stats.Channel stats;
    private final ApiKey key;
    private final ProviderIds ids;

    SendGridApi(Reception reception, Stats stats, ApiKey key, RandomGenerator random) {
        this.reception = reception;
        this.stats = stats.sendgrid();
        this.key = key;
        this.ids = new ProviderIds(random);
    }

    /** Throws {@link HungUp} to have the connection closed without an answer. */
    Answer send(HttpExchange exchange) throws IOException {
        try {
            Answer answer = answer(exchange);
            stats.count(answer.status());
            return answer;
        } catch (HungUp e) {
            stats.count(0);
            throw e;
        } catch (Problem e) {
            stats.count(e.status());
            return SendGridError.answer(e.status(), e.title());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!key.opens(exchange)) {
            return ApiKey.refusal();
        }
        byte[] body = RequestBody.read(exchange, RequestBody.MAIL);
        JsonNode json;
        try {
            json = InboxJson.MAPPER.readTree(body);
        } catch (StreamConstraintsException e) {
            throw Problem.tooLarge();
        } catch (JacksonException e) {
            return SendGridError.answer(400, "Bad Request");
        }
        List<SendGridError> errors = MailSendRules.check(json);
        return errors.isEmpty() ? taken(json) : SendGridError.answer(400, errors);
    }

    private Answer taken(JsonNode json) throws IOException {
        String messageId = ids.next();
        var at = reception.now();
        Fate fate;
        try {
            fate = reception.sendGrid(Drafts.of(json, messageId, at), messageId, at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HungUp();
        }
        return switch (fate) {
            case Fate.Taken yes -> Answer.empty(202).header("X-Message-Id", messageId);
            case Fate.Refused refused -> refused(refused);
            case Fate.HungUp hungUp -> throw new HungUp();
        };
    }

    static Answer refused(Fate.Refused refused) {
        Answer answer = SendGridError.answer(
                refused.status(), refused.status() == 429 ? "too many requests" : "the inbox was told to refuse");
        return refused.retryAfter() == null
                ? answer
                : answer.header("Retry-After", refused.retryAfter().toString());
    }
}
