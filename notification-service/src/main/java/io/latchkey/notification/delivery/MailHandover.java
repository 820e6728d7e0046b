package io.latchkey.notification.delivery;

import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Queues mails as claimed by the dispatch of this process while that has nothing else to do; else they wait to be claimed. */
@Component
public final class MailHandover {

    private static final MailReceiver CLOSED = new ClosedReceiver();

    private volatile MailReceiver receiver = CLOSED;

    /** From now on new mails go there. */
    public void open(MailReceiver to) {
        receiver = to;
    }

    /** From now on new mails wait; those whose transaction is under way still come. */
    public void close() {
        receiver = CLOSED;
    }

    /** A batch for at most so many mails of the caller's transaction, at whose end it is handed over or given up. */
    Mono<HandoverBatch> openBatch(int mails, Instant now) {
        return TransactionSynchronizationManager.forCurrentTransaction().map(transaction -> {
            MailReceiver to = receiver;
            if (!to.reservePlaces(mails)) {
                return HandoverBatch.NONE;
            }
            var batch = new HandoverBatch(to, mails, UuidFactory.nextUuid(), now.plus(to.lease()));
            transaction.registerSynchronization(batch);
            return batch;
        });
    }

    /** Mails that are claimed as they are queued. */
    static final class HandoverBatch implements TransactionSynchronization {

        private static final HandoverBatch NONE = new HandoverBatch(CLOSED, 0, null, Instant.EPOCH);

        private final MailReceiver receiver;
        private final int places;
        private final @Nullable UUID id;
        private final Instant until;
        private volatile List<MailSnapshot> mails = List.of();

        private HandoverBatch(MailReceiver receiver, int places, @Nullable UUID id, Instant until) {
            this.receiver = receiver;
            this.places = places;
            this.id = id;
            this.until = until;
        }

        /** What its mails are claimed by; null where none can be. */
        @Nullable
        UUID id() {
            return id;
        }

        Instant until() {
            return until;
        }

        /** These were claimed. */
        void claimMails(List<MailSnapshot> claimed) {
            mails = List.copyOf(claimed);
        }

        /** Where it is not known whether the transaction was committed, the mails are due when their lease is over. */
        @Override
        public Mono<Void> afterCompletion(int status) {
            return Mono.fromRunnable(() -> handOver(status == STATUS_COMMITTED ? mails : List.of()));
        }

        private void handOver(List<MailSnapshot> committed) {
            UUID batchId = id;
            if (batchId == null) {
                return;
            }
            receiver.releasePlaces(places - committed.size());
            if (!committed.isEmpty()) {
                MailCrashPoint.HANDED_OVER.crashIfArmed();
                receiver.receiveMails(batchId, committed);
            }
        }
    }

    /** The dispatch of a process that sends nothing, or is stopping. */
    private static final class ClosedReceiver implements MailReceiver {

        @Override
        public boolean reservePlaces(int mails) {
            return false;
        }

        @Override
        public void releasePlaces(int mails) {
            throw new IllegalStateException("no places were reserved");
        }

        @Override
        public Duration lease() {
            return Duration.ZERO;
        }

        @Override
        public void receiveMails(UUID batchId, List<MailSnapshot> mails) {
            throw new IllegalStateException("no places were reserved");
        }
    }
}
