package io.latchkey.devstack.inbox;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How one way of sending behaves.
 *
 * @param share of the requests that are refused or hung up, 0 to 1
 * @param status what the refused ones are answered, 400 to 599
 * @param retryAfter seconds, for the header of that name; null for none
 * @param delayMs how long every answer is held back
 * @param hangUp true: that share is not answered at all, the connection is closed after the body was read
 */
@JsonPropertyOrder({"share", "status", "retryAfter", "delayMs", "hangUp"})
record ChannelBehaviour(double share, int status, @Nullable Integer retryAfter, int delayMs, boolean hangUp) {

    static final ChannelBehaviour GOOD = new ChannelBehaviour(0.0, 503, null, 0, false);

    Fate fate(RandomGenerator random) {
        if (share == 0.0 || random.nextDouble() >= share) {
            return new Fate.Taken();
        }
        return hangUp ? new Fate.HungUp() : new Fate.Refused(status, retryAfter);
    }
}
