package io.latchkey.notification.channel;

import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends through SendGrid's {@code POST /v3/mail/send}. */
final class SendGridChannel implements MailChannel {

    private final FromSettings from;
    private final Clock clock;
    private final SendGridClient client;

    SendGridChannel(SendGridSettings settings, FromSettings from, Clock clock) {
        this.from = from;
        this.clock = clock;
        this.client = new SendGridClient(settings);
    }

    @Override
    public MailProvider provider() {
        return MailProvider.SENDGRID;
    }

    @Override
    public SendOutcome send(OutboundMail outbound) {
        var request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(SendGridMessage.toJson(outbound, from));
        try {
            return toOutcome(client.send(request));
        } catch (IOException | IllegalStateException e) {
            String what = ProviderMessageSanitizer.describeFailure(e);
            return client.isRequestSent()
                    ? new SendOutcome.InDoubt(what)
                    : new SendOutcome.Unavailable(Fault.DOWN, null, null, what);
        }
    }

    private SendOutcome toOutcome(Response response) {
        int status = response.getStatusCode();
        Map<String, String> headers = lowerCaseKeys(response.getHeaders());
        String words = ProviderMessageSanitizer.sanitizeMessage(response.getBody());
        Instant now = clock.instant();
        return switch (status) {
            case 200, 201, 202, 204 ->
                new SendOutcome.Accepted(
                        status,
                        ProviderMessageSanitizer.sanitizeMessage(headers.get("x-message-id")),
                        SendGridRateLimit.restAfterAccepted(headers, now));
            case 429 ->
                new SendOutcome.Unavailable(
                        Fault.BUSY, status, SendGridRateLimit.restAfterRefused(headers, now), words);
            // Key, sender and address are the same for every mail: no mail ends because of them.
            case 401, 403, 404, 405, 407 -> new SendOutcome.Unavailable(Fault.CONFIGURATION, status, null, words);
            default ->
                status >= 400 && status < 500 && status != 408
                        ? new SendOutcome.Refused(status, new Refusal.OfMessage(), words)
                        : new SendOutcome.Unavailable(
                                Fault.DOWN, status, SendGridRateLimit.restAfterRefused(headers, now), words);
        };
    }

    private static Map<String, String> lowerCaseKeys(@Nullable Map<String, String> headers) {
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
        client.close();
    }
}
