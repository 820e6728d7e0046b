package io.latchkey.gateway.peers;

import java.time.Duration;

/** What notification-service said of the mails of an account. */
public sealed interface EmailsAnswer {
    /** The JSON document that goes to the executive as it is. */
    record Found(String json) implements EmailsAnswer {
        /** It is about a person. */
        @Override
        public String toString() {
            return "Found[***]";
        }
    }

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements EmailsAnswer {}
}
