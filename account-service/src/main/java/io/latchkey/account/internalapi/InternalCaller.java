package io.latchkey.account.internalapi;

/** The services that call this one; each has keys of its own, which open its own routes alone. */
public enum InternalCaller {
    /** Asks whether an attempt is the holder's. */
    GATEWAY("LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS"),
    /** Asks for links to mail. */
    NOTIFICATION_SERVICE("LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS");

    private final String variable;

    InternalCaller(String variable) {
        this.variable = variable;
    }

    String variableName() {
        return variable;
    }
}
