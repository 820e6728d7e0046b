package io.latchkey.notification.channel;

import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.SendGrid;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SuppressionReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The lists of addresses that SendGrid drops mail to. Blocks: call it on a virtual thread. */
@Component
public final class SendGridLists implements DisposableBean {

    private static final String BOUNCES = "suppression/bounces";
    private static final String SPAM_REPORTS = "suppression/spam_reports";
    private static final String INVALID = "suppression/invalid_emails";
    private static final String UNSUBSCRIBED = "asm/suppressions/global";

    private final CloseableHttpClient http;
    private final SendGrid sendGrid;

    SendGridLists(SendGridSettings settings) {
        this.http = SendGridClient.http(settings, new BodyWatch());
        this.sendGrid = SendGridClient.on(http, settings);
    }

    /**
     * Has an address taken off every list that it may be on: one that bounced may have been reported, too, and one list is
     * enough for the next mail to be dropped. Who unsubscribed is asked after only where SendGrid said so, since that takes
     * another permission. Never throws for what the network or the other side does.
     */
    public ListAnswer takeOff(EmailAddress address, SuppressionReason reason) {
        var lists = new ArrayList<>(List.of(BOUNCES, SPAM_REPORTS, INVALID));
        if (reason == SuppressionReason.UNSUBSCRIBED) {
            lists.add(UNSUBSCRIBED);
        }
        for (String list : lists) {
            ListAnswer answer = takeOff(list, address.value());
            if (!(answer instanceof ListAnswer.Off)) {
                return answer;
            }
        }
        return new ListAnswer.Off();
    }

    private ListAnswer takeOff(String list, String address) {
        try {
            int status = sendGrid.api(deletion(list, address)).getStatusCode();
            // 404: it was not on the list.
            if ((status >= 200 && status < 300) || status == 404) {
                return new ListAnswer.Off();
            }
            String words = "SendGrid answered " + status + " for " + list;
            boolean passing = status == 429 || status >= 500;
            return passing ? new ListAnswer.TryLater(words) : new ListAnswer.Refused(words);
        } catch (IOException | IllegalStateException e) {
            return new ListAnswer.TryLater("SendGrid gave no answer for " + list + ": " + ProviderWords.ours(e));
        }
    }

    /** The client writes the path's octets itself, but a slash of an address would divide it: that goes as a body. */
    private static Request deletion(String list, String address) {
        var request = new Request();
        request.setMethod(Method.DELETE);
        if (address.indexOf('/') < 0) {
            request.setEndpoint(list + "/" + address);
        } else {
            request.setEndpoint(list);
            request.setBody(JsonMapper.shared().writeValueAsString(new Chosen(List.of(address))));
        }
        return request;
    }

    private record Chosen(List<String> emails) {}

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
