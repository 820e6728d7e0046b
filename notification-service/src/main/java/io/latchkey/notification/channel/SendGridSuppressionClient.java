package io.latchkey.notification.channel;

import com.sendgrid.Method;
import com.sendgrid.Request;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The lists of addresses that SendGrid drops mail to. Blocks: call it on a virtual thread. */
@Component
public final class SendGridSuppressionClient implements DisposableBean {

    private static final String BOUNCES = "suppression/bounces";
    private static final String SPAM_REPORTS = "suppression/spam_reports";
    private static final String INVALID = "suppression/invalid_emails";
    private static final String UNSUBSCRIBED = "asm/suppressions/global";

    private final SendGridClient client;

    SendGridSuppressionClient(SendGridSettings settings) {
        this.client = new SendGridClient(settings);
    }

    /**
     * Removes an address from every list that it may be on: one that bounced may have been reported, too, and one list is
     * enough for the next mail to be dropped. The list of unsubscribed addresses only where SendGrid named it, since that
     * takes another permission. Never throws for what the network or the other side does.
     */
    public ListRemovalResult removeAddress(EmailAddress address, SuppressionReason reason) {
        var lists = new ArrayList<>(List.of(BOUNCES, SPAM_REPORTS, INVALID));
        if (reason == SuppressionReason.UNSUBSCRIBED) {
            lists.add(UNSUBSCRIBED);
        }
        for (String list : lists) {
            ListRemovalResult answer = removeAddress(list, address.value());
            if (!(answer instanceof ListRemovalResult.Off)) {
                return answer;
            }
        }
        return new ListRemovalResult.Off();
    }

    private ListRemovalResult removeAddress(String list, String address) {
        try {
            int status = client.send(toDeleteRequest(list, address)).getStatusCode();
            // 404: it was not on the list.
            if ((status >= 200 && status < 300) || status == 404) {
                return new ListRemovalResult.Off();
            }
            String words = "SendGrid answered " + status + " for " + list;
            boolean passing = status == 429 || status >= 500;
            return passing ? new ListRemovalResult.TryLater(words) : new ListRemovalResult.Refused(words);
        } catch (IOException | IllegalStateException e) {
            return new ListRemovalResult.TryLater(
                    "SendGrid gave no answer for " + list + ": " + ProviderMessageSanitizer.describeFailure(e));
        }
    }

    /** The client writes the path's octets itself, but a slash of an address would divide it: that goes as a body. */
    private static Request toDeleteRequest(String list, String address) {
        var request = new Request();
        request.setMethod(Method.DELETE);
        if (address.indexOf('/') < 0) {
            request.setEndpoint(list + "/" + address);
        } else {
            request.setEndpoint(list);
            request.setBody(JsonMapper.shared().writeValueAsString(new AddressSelection(List.of(address))));
        }
        return request;
    }

    private record AddressSelection(List<String> emails) {}

    @Override
    public void destroy() {
        client.close();
    }

    /** The result of removing an address from a provider's lists. */
    public sealed interface ListRemovalResult {

        /** It is on none of them. */
        record Off() implements ListRemovalResult {}

        /** No answer, or one that may be another soon. */
        record TryLater(String words) implements ListRemovalResult {}

        /** Not with this key, or not this way: an operator must correct it. */
        record Refused(String words) implements ListRemovalResult {}
    }
}
