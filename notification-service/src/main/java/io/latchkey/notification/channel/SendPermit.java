package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.MailProvider;
import java.util.concurrent.atomic.AtomicBoolean;

/** One mail's way through one channel: taken once; closed without that, it is given back. */
public final class SendPermit implements AutoCloseable {

    private final GuardedChannel gate;
    private final AtomicBoolean over = new AtomicBoolean();

    SendPermit(GuardedChannel gate) {
        this.gate = gate;
    }

    public MailProvider provider() {
        return gate.provider();
    }

    /** Sends; never throws for what the network or the other side does. Blocks: call it on a virtual thread. */
    public SendOutcome send(OutboundMail outgoing) {
        if (!over.compareAndSet(false, true)) {
            throw new IllegalStateException("a passage is for one mail");
        }
        return gate.send(outgoing);
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            gate.releasePermission();
        }
    }
}
