package io.latchkey.devstack.inbox;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How the Event Webhook behaves.
 *
 * @param delayMs from the mail to its first event
 * @param copies how often each event is posted, 1 to 10
 * @param shuffle events are posted in any order
 * @param paused nothing is posted; events wait
 */
@JsonPropertyOrder({"delayMs", "copies", "shuffle", "paused"})
record WebhookBehaviour(int delayMs, int copies, boolean shuffle, boolean paused) {

    static final WebhookBehaviour GOOD = new WebhookBehaviour(20, 1, false, false);
}
