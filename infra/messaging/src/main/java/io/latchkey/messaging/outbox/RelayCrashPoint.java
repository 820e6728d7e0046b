package io.latchkey.messaging.outbox;

/** A named place in the relay at which a test may end the process; nothing happens there in production. */
@FunctionalInterface
interface RelayCrashPoint {

    String AFTER_SEND_BEFORE_MARK = "outbox.after_send_before_mark";

    void hit(String name);
}
