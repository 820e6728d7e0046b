package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.MailProvider;
import java.util.concurrent.atomic.AtomicBoolean;

/** The permission to send one mail through one channel; closed unused, it is given back. */
public final class SendPermit implements AutoCloseable {

    private final GuardedChannel channel;
    private final AtomicBoolean used = new AtomicBoolean();

    SendPermit(GuardedChannel channel) {
        this.channel = channel;
    }

    public MailProvider provider() {
        return channel.provider();
    }

    /** Sends; never throws for what the network or the other side does. Blocks: call it on a virtual thread. */
    public SendOutcome send(OutboundMail outbound) {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("a permit is for one mail");
        }
        return channel.send(outbound);
    }

    @Override
    public void close() {
        if (used.compareAndSet(false, true)) {
            channel.releasePermission();
        }
    }
}
