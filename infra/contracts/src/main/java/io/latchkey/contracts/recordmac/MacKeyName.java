package io.latchkey.contracts.recordmac;

import static io.latchkey.contracts.EventSource.ACCOUNT_SERVICE;
import static io.latchkey.contracts.EventSource.AUTH_GATEWAY;
import static io.latchkey.contracts.EventSource.NOTIFICATION_SERVICE;

import io.latchkey.contracts.EventSource;
import java.util.Arrays;

/** The lists of keys, one for each writer and reader: only these two services hold it. */
public enum MacKeyName {
    GATEWAY_TO_GATEWAY(AUTH_GATEWAY, AUTH_GATEWAY),
    GATEWAY_TO_ACCOUNT(AUTH_GATEWAY, ACCOUNT_SERVICE),
    GATEWAY_TO_NOTIFICATION(AUTH_GATEWAY, NOTIFICATION_SERVICE),
    ACCOUNT_TO_GATEWAY(ACCOUNT_SERVICE, AUTH_GATEWAY),
    ACCOUNT_TO_ACCOUNT(ACCOUNT_SERVICE, ACCOUNT_SERVICE),
    ACCOUNT_TO_NOTIFICATION(ACCOUNT_SERVICE, NOTIFICATION_SERVICE);

    private final EventSource writer;
    private final EventSource reader;

    MacKeyName(EventSource writer, EventSource reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** @throws IllegalArgumentException when nothing goes from one to the other */
    public static MacKeyName between(EventSource writer, EventSource reader) {
        return Arrays.stream(values())
                .filter(name -> name.writer == writer && name.reader == reader)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        writer.consumerGroup() + " and " + reader.consumerGroup() + " share no MAC keys"));
    }

    public EventSource writer() {
        return writer;
    }

    public EventSource reader() {
        return reader;
    }

    /** The environment variable that holds the list. */
    public String variable() {
        return "LATCHKEY_" + name() + "_MAC_KEYS";
    }
}
