package io.latchkey.notification.channel;

import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import io.latchkey.contracts.MailProvider;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/** Sends through SendGrid's {@code POST /v3/mail/send}. */
final class SendGridChannel implements MailChannel {

    private final FromSettings from;
    private final Clock clock;
    private final BodyWatch watch = new BodyWatch();
    private final CloseableHttpClient http;
    private final SendGrid sendGrid;

    SendGridChannel(SendGridSettings settings, FromSettings from, Clock clock) {
        this.from = from;
        this.clock = clock;
        this.http = SendGridClient.http(settings, watch);
        this.sendGrid = SendGridClient.on(http, settings);
    }

    @Override
    public MailProvider provider() {
        return MailProvider.SENDGRID;
    }

    @Override
    public SendOutcome send(Outgoing outgoing) {
        var request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(SendGridMessage.json(outgoing, from));
        watch.reset();
        try {
            return outcome(sendGrid.api(request));
        } catch (IOException | IllegalStateException e) {
            String what = ProviderWords.ours(e);
            return watch.bodyLeft()
                    ? new SendOutcome.InDoubt(what)
                    : new SendOutcome.Unavailable(Fault.DOWN, null, null, what);
        }
    }

    private SendOutcome outcome(Response response) {
        int status = response.getStatusCode();
        Map<String, String> headers = lowerCased(response.getHeaders());
        String words = ProviderWords.stripped(response.getBody());
        Instant now = clock.instant();
        return switch (status) {
            case 200, 201, 202, 204 ->
                new SendOutcome.Accepted(
                        status,
                        ProviderWords.stripped(headers.get("x-message-id")),
                        SendGridRest.afterYes(headers, now));
            case 429 -> new SendOutcome.Unavailable(Fault.BUSY, status, SendGridRest.afterNo(headers, now), words);
            // Key, sender and address are the same for every mail: none of them shall die of it.
            case 401, 403, 404, 405, 407 -> new SendOutcome.Unavailable(Fault.OURS, status, null, words);
            default ->
                status >= 400 && status < 500 && status != 408
                        ? new SendOutcome.Refused(status, new Refusal.OfMessage(), words)
                        : new SendOutcome.Unavailable(Fault.DOWN, status, SendGridRest.afterNo(headers, now), words);
        };
    }

    private static Map<String, String> lowerCased(@Nullable Map<String, String> headers) {
        return headers == null
                ? Map.of()
                : headers.entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                Map.Entry::getValue,
                                (first, second) -> first));
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
