package io.latchkey.notification.delivery;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every moment in a mail's life at which a death of the process must not lose or double it without cause. A trial starts
 * the service with {@code -Dlatchkey.crash.at=NAME} and it dies there at once, without cleaning up; without the property a
 * pass costs nothing, since the JIT compiler sees a constant.
 */
public enum MailCrashPoint {
    /** The mail's row is written, its cause not yet committed. */
    QUEUEING,
    /** Queued as taken and committed; nothing else happened. */
    HANDED_OVER,
    /** Taken from the queue; nothing else happened. */
    TAKEN,
    /** Its link is here; no attempt is open. */
    LINKED,
    /** It is put back or ended before any send; not committed. */
    SETTLING,
    /** The attempt is open; nothing was sent. */
    BEGUN,
    /** The provider answered; the outcome is not written. */
    ANSWERED,
    /** The outcome is written, not committed. */
    RECORDING,
    /** Committed; the next mail's turn. */
    RECORDED,
    /** A lease is over; that the mail is in doubt is not committed. */
    MOVING_ON,
    /** The provider's report is written, not committed. */
    HEARING;

    private static final @Nullable MailCrashPoint ARMED = readArmed();

    /** Dies here, where this is the moment that was asked for. */
    public void crashIfArmed() {
        if (ARMED == this) {
            Runtime.getRuntime().halt(137);
        }
    }

    private static @Nullable MailCrashPoint readArmed() {
        String name = System.getProperty("latchkey.crash.at");
        return Arrays.stream(values())
                .filter(point -> Objects.equals(point.name(), name))
                .findFirst()
                .orElse(null);
    }
}
