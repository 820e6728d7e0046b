package io.latchkey.mailprovider.sendgrid;

import com.sun.net.httpserver.HttpExchange;
import io.latchkey.mailprovider.http.ConnectionDroppedException;
import io.latchkey.mailprovider.http.HttpAnswer;
import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.http.ProviderProblem;
import io.latchkey.mailprovider.http.RequestBody;
import io.latchkey.mailprovider.store.ProviderStats;
import io.latchkey.mailprovider.store.SimulatedOutcome;
import io.latchkey.mailprovider.webhook.ProviderIdGenerator;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** {@code POST /v3/mail/send} as SendGrid's v3 API answers it. */
public final class MailSendApi {

    private final SendGridReceiver receiver;
    private final ProviderStats.ChannelStats stats;
    private final SendGridApiKey key;
    private final ProviderIdGenerator ids;

    public MailSendApi(SendGridReceiver receiver, ProviderStats stats, SendGridApiKey key, RandomGenerator random) {
        this.receiver = receiver;
        this.stats = stats.sendgrid();
        this.key = key;
        this.ids = new ProviderIdGenerator(random);
    }

    /** Throws {@link ConnectionDroppedException} to have the connection closed without an answer. */
    public HttpAnswer answerRequest(HttpExchange exchange) throws IOException {
        try {
            HttpAnswer answer = handleRequest(exchange);
            stats.countAnswer(answer.status());
            return answer;
        } catch (ConnectionDroppedException e) {
            stats.countAnswer(0);
            throw e;
        } catch (ProviderProblem e) {
            stats.countAnswer(e.status());
            return SendGridError.answerWith(e.status(), e.title());
        }
    }

    private HttpAnswer handleRequest(HttpExchange exchange) throws IOException {
        if (!key.matchesRequest(exchange)) {
            return SendGridApiKey.unauthorizedAnswer();
        }
        byte[] body = RequestBody.readBody(exchange, RequestBody.MAIL);
        JsonNode json;
        try {
            json = ProviderJson.MAPPER.readTree(body);
        } catch (StreamConstraintsException e) {
            throw ProviderProblem.tooLarge();
        } catch (JacksonException e) {
            return SendGridError.answerWith(400, "Bad Request");
        }
        List<SendGridError> errors = MailSendValidator.validateBody(json);
        return errors.isEmpty() ? receiveMails(json) : SendGridError.answerWith(400, errors);
    }

    private HttpAnswer receiveMails(JsonNode json) throws IOException {
        String messageId = ids.nextId();
        var at = receiver.currentTime();
        SimulatedOutcome outcome;
        try {
            outcome = receiver.receiveMails(MailDraftReader.readDrafts(json, messageId, at), messageId, at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionDroppedException();
        }
        return switch (outcome) {
            case SimulatedOutcome.Taken yes -> HttpAnswer.withoutBody(202).withHeader("X-Message-Id", messageId);
            case SimulatedOutcome.Refused refused -> refusedAnswer(refused);
            case SimulatedOutcome.HungUp hungUp -> throw new ConnectionDroppedException();
        };
    }

    static HttpAnswer refusedAnswer(SimulatedOutcome.Refused refused) {
        HttpAnswer answer = SendGridError.answerWith(
                refused.status(), refused.status() == 429 ? "too many requests" : "the inbox was told to refuse");
        return refused.retryAfter() == null
                ? answer
                : answer.withHeader("Retry-After", refused.retryAfter().toString());
    }
}
