package io.latchkey.notification.channel;

import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends through SendGrid's {@code POST /v3/mail/send}. Blocks: call it on a virtual thread. */
@Component
public final class SendGridChannel implements DisposableBean {

    private final ChannelSettings settings;
    private final Clock clock;
    private final BodyWatch watch = new BodyWatch();
    private final CloseableHttpClient http;
    private final SendGrid sendGrid;

    SendGridChannel(ChannelSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = SendGridClient.http(settings, watch);
        this.sendGrid = SendGridClient.on(http, settings);
    }

    /** Asks SendGrid once to carry this mail; never throws for what the network or the other side does. */
    public SendOutcome send(Outgoing outgoing) {
        var request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(SendGridMessage.json(outgoing, settings));
        watch.reset();
        try {
            return outcome(sendGrid.api(request));
        } catch (IOException | IllegalStateException e) {
            String what = ProviderWords.ours(e);
            return watch.bodyLeft() ? new SendOutcome.InDoubt(what) : new SendOutcome.TryLater(null, null, what);
        }
    }

    private SendOutcome outcome(Response response) {
        int status = response.getStatusCode();
        Map<String, String> headers = lowerCased(response.getHeaders());
        String words = ProviderWords.stripped(response.getBody());
        if (status >= 200 && status < 300) {
            return new SendOutcome.Accepted(status, ProviderWords.stripped(headers.get("x-message-id")));
        }
        if (status >= 400 && status < 500 && status != 429) {
            return new SendOutcome.Refused(status, words);
        }
        return new SendOutcome.TryLater(status, RetryAfter.of(headers.get("retry-after"), clock.instant()), words);
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
    public void destroy() throws IOException {
        http.close();
    }
}
