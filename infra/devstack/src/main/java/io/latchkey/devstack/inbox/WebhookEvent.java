package io.latchkey.devstack.inbox;

/**
 * An event that is to be posted.
 *
 * @param dueAt milliseconds since 1970
 * @param json the event as SendGrid writes it
 */
record WebhookEvent(long dueAt, String json) {}
