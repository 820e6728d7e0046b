package io.latchkey.mailprovider.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** What the inbox counted since it started; of the webhook, events. */
public final class ProviderStats {

    /** Counts one way of sending. */
    public static final class ChannelStats {
        private final LongAdder accepted = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder hungUp = new LongAdder();

        /** @param answered the status given; 0 when hung up */
        public void countAnswer(int answered) {
            (answered == 0 ? hungUp : answered < 300 ? accepted : refused).increment();
        }

        private Map<String, Long> toMap() {
            var counts = new LinkedHashMap<String, Long>();
            counts.put("received", accepted.sum() + refused.sum() + hungUp.sum());
            counts.put("accepted", accepted.sum());
            counts.put("refused", refused.sum());
            counts.put("hungUp", hungUp.sum());
            return counts;
        }
    }

    private final ChannelStats sendgrid = new ChannelStats();
    private final ChannelStats smtp = new ChannelStats();
    private final LongAdder posted = new LongAdder();
    private final LongAdder failed = new LongAdder();

    public ChannelStats sendgrid() {
        return sendgrid;
    }

    public ChannelStats smtp() {
        return smtp;
    }

    public void addPosted(int events) {
        posted.add(events);
    }

    public void addFailed(int events) {
        failed.add(events);
    }

    public Map<String, Map<String, Long>> toMap(IntSupplier pending) {
        var webhook = new LinkedHashMap<String, Long>();
        webhook.put("posted", posted.sum());
        webhook.put("failed", failed.sum());
        webhook.put("pending", (long) pending.getAsInt());
        var all = new LinkedHashMap<String, Map<String, Long>>();
        all.put("sendgrid", sendgrid.toMap());
        all.put("smtp", smtp.toMap());
        all.put("webhook", webhook);
        return all;
    }
}
