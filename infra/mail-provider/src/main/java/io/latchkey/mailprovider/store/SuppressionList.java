package io.latchkey.mailprovider.store;

import java.util.Arrays;
import java.util.Optional;

/** A list of SendGrid's that keeps later mails from being sent, and how such a mail is dropped. */
public enum SuppressionList {
    BOUNCES("bounces"),
    SPAM_REPORTS("spam_reports"),
    INVALID_EMAILS("invalid_emails");

    private final String path;

    SuppressionList(String path) {
        this.path = path;
    }

    public SendGridEvent dropEvent() {
        return switch (this) {
            case BOUNCES -> SendGridEvent.DROPPED;
            case SPAM_REPORTS -> SendGridEvent.DROPPED_AS_SPAM;
            case INVALID_EMAILS -> SendGridEvent.DROPPED_AS_INVALID;
        };
    }

    /** The list of this name in the API's paths. */
    public static Optional<SuppressionList> fromPath(String path) {
        return Arrays.stream(values()).filter(list -> list.path.equals(path)).findFirst();
    }

    /** The list that an address is put on by a step of its mail. */
    public static Optional<SuppressionList> afterEvent(SendGridEvent step) {
        if (step.equals(SendGridEvent.UNKNOWN_RECIPIENT)) {
            return Optional.of(BOUNCES);
        }
        return step.equals(SendGridEvent.REPORTED) ? Optional.of(SPAM_REPORTS) : Optional.empty();
    }
}
