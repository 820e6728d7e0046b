package io.latchkey.devstack.inbox;

import java.util.Arrays;
import java.util.Optional;

/** A list of SendGrid's that keeps later mails from being sent, and how such a mail is dropped. */
enum SuppressionList {
    BOUNCES("bounces"),
    SPAM_REPORTS("spam_reports"),
    INVALID_EMAILS("invalid_emails");

    private final String path;

    SuppressionList(String path) {
        this.path = path;
    }

    Step drop() {
        return switch (this) {
            case BOUNCES -> Step.DROPPED;
            case SPAM_REPORTS -> Step.DROPPED_AS_SPAM;
            case INVALID_EMAILS -> Step.DROPPED_AS_INVALID;
        };
    }

    /** The list of this name in the API's paths. */
    static Optional<SuppressionList> at(String path) {
        return Arrays.stream(values()).filter(list -> list.path.equals(path)).findFirst();
    }

    /** The list that an address is put on by a step of its mail. */
    static Optional<SuppressionList> after(Step step) {
        if (step.equals(Step.UNKNOWN_RECIPIENT)) {
            return Optional.of(BOUNCES);
        }
        return step.equals(Step.REPORTED) ? Optional.of(SPAM_REPORTS) : Optional.empty();
    }
}
