package io.latchkey.contracts.internal;

/** A response whose outcome this version does not know: nothing may be concluded from it. */
public final class UnknownOutcome extends InvalidMessage {

    UnknownOutcome(String outcome) {
        super("/outcome", outcome.matches("[A-Z_]{1,40}") ? outcome + " is no known outcome" : "is no known outcome");
    }
}
