package io.latchkey.messaging.outbox;

/**
 * What waits in the outbox.
 *
 * @param depth rows
 * @param parked rows refused for good
 * @param oldest age of the oldest row, seconds
 */
record Backlog(long depth, long parked, double oldest) {

    static final Backlog NONE = new Backlog(0, 0, 0);
}
