package io.latchkey.devstack.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** What the inbox counted since it started; of the webhook, events. */
final class Stats {

    /** Counts one way of sending. */
    static final class Channel {
        private final LongAdder accepted = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder hungUp = new LongAdder();

        /** @param answered the status given; 0 when hung up */
        void count(int answered) {
            (answered == 0 ? hungUp : answered < 300 ? accepted : refused).increment();
        }

        private Map<String, Long> read() {
            var counts = new LinkedHashMap<String, Long>();
            counts.put("received", accepted.sum() + refused.sum() + hungUp.sum());
            counts.put("accepted", accepted.sum());
            counts.put("refused", refused.sum());
            counts.put("hungUp", hungUp.sum());
            return counts;
        }
    }

    private final Channel sendgrid = new Channel();
    private final Channel smtp = new Channel();
    private final LongAdder posted = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Channel sendgrid() {
        return sendgrid;
    }

    Channel smtp() {
        return smtp;
    }

    void posted(int events) {
        posted.add(events);
    }

    void failed(int events) {
        failed.add(events);
    }

    Map<String, Map<String, Long>> read(IntSupplier pending) {
        var webhook = new LinkedHashMap<String, Long>();
        webhook.put("posted", posted.sum());
        webhook.put("failed", failed.sum());
        webhook.put("pending", (long) pending.getAsInt());
        var all = new LinkedHashMap<String, Map<String, Long>>();
        all.put("sendgrid", sendgrid.read());
        all.put("smtp", smtp.read());
        all.put("webhook", webhook);
        return all;
    }
}
