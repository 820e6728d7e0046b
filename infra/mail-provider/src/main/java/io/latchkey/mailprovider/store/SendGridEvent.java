package io.latchkey.mailprovider.store;

import java.util.List;

/**
 * One event on a mail's way, in the words of the samples that SendGrid documents for its Event Webhook.
 *
 * @param event the event's name
 * @param members further members of its JSON, names and values in turn
 */
public record SendGridEvent(String event, List<String> members) {

    static final SendGridEvent PROCESSED = of("processed");
    static final SendGridEvent DELIVERED = of("delivered", "response", "250 2.0.0 OK");
    static final SendGridEvent GREYLISTED =
            of("deferred", "response", "451 4.7.1 Greylisted, please try again later", "attempt", "1");
    static final SendGridEvent RATE_LIMITED =
            of("deferred", "response", "421 4.7.28 Rate limit exceeded, try again later", "attempt", "2");
    static final SendGridEvent UNKNOWN_RECIPIENT = createBounce(
            "bounce", "5.1.1", "Invalid Address", "550 5.1.1 The email account that you tried to reach does not exist");
    static final SendGridEvent MAILBOX_FULL = createBounce(
            "blocked",
            "4.2.2",
            "Mailbox Unavailable",
            "452 4.2.2 The email account that you tried to reach is over quota");
    static final SendGridEvent BLOCKED =
            createBounce("blocked", "5.7.1", "Reputation", "550 5.7.1 Service unavailable; client host blocked");
    static final SendGridEvent DROPPED = of("dropped", "reason", "Bounced Address", "status", "5.0.0");
    static final SendGridEvent DROPPED_AS_SPAM = of("dropped", "reason", "Spam Reporting Address", "status", "5.0.0");
    static final SendGridEvent DROPPED_AS_INVALID = of("dropped", "reason", "Invalid", "status", "5.0.0");
    static final SendGridEvent REPORTED = of("spamreport");

    /** Whether the recipient's server was spoken to, so that the event names its address. */
    public boolean spokeToServer() {
        return event.equals("delivered") || event.equals("deferred") || event.equals("bounce");
    }

    /** A member's value, empty where there is none. */
    String findMember(String name) {
        int at = members.indexOf(name);
        return at < 0 ? "" : members.get(at + 1);
    }

    private static SendGridEvent of(String event, String... members) {
        return new SendGridEvent(event, List.of(members));
    }

    private static SendGridEvent createBounce(String type, String status, String classification, String reason) {
        return of("bounce", "type", type, "status", status, "bounce_classification", classification, "reason", reason);
    }
}
