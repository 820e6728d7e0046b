package io.latchkey.mailprovider.store;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How the inbox behaves at the moment, to try what happens when a provider does not do well. */
public record ProviderBehaviour(ChannelBehaviour sendgrid, ChannelBehaviour smtp, WebhookBehaviour webhook) {

    public static final ProviderBehaviour GOOD =
            new ProviderBehaviour(ChannelBehaviour.GOOD, ChannelBehaviour.GOOD, WebhookBehaviour.GOOD);

    /**
     * How one way of sending behaves.
     *
     * @param share of the requests that are refused or hung up, 0 to 1
     * @param status what the refused ones are answered, 400 to 599
     * @param retryAfter seconds, for the header of that name; null for none
     * @param delayMs how long every answer is held back
     * @param hangUp true: that share is not answered at all, the connection is closed after the body was read
     */
    public record ChannelBehaviour(
            double share, int status, @Nullable Integer retryAfter, int delayMs, boolean hangUp) {

        public static final ChannelBehaviour GOOD = new ChannelBehaviour(0.0, 503, null, 0, false);

        public SimulatedOutcome drawOutcome(RandomGenerator random) {
            if (share == 0.0 || random.nextDouble() >= share) {
                return new SimulatedOutcome.Taken();
            }
            return hangUp ? new SimulatedOutcome.HungUp() : new SimulatedOutcome.Refused(status, retryAfter);
        }

        public void delayAnswer() throws InterruptedException {
            Thread.sleep(Duration.ofMillis(delayMs));
        }
    }

    /**
     * How the Event Webhook behaves.
     *
     * @param delayMs from the mail to its first event
     * @param copies how often each event is posted, 1 to 10
     * @param shuffle events are posted in any order
     * @param paused nothing is posted; events wait
     */
    public record WebhookBehaviour(int delayMs, int copies, boolean shuffle, boolean paused) {

        public static final WebhookBehaviour GOOD = new WebhookBehaviour(20, 1, false, false);
    }
}
