package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailQueue;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The mails of a taking that are still in hand; what is given on is somebody else's to see through. */
final class UnsettledMails {

    private final MailQueue.ClaimedBatch taking;
    private final Set<UUID> inHand = new HashSet<>();

    UnsettledMails(MailQueue.ClaimedBatch taking) {
        this.taking = taking;
        taking.mails().forEach(mail -> inHand.add(mail.letter().emailId()));
    }

    MailQueue.ClaimedBatch claimedBatch() {
        return taking;
    }

    void handOver(UUID emailId) {
        if (!inHand.remove(emailId)) {
            throw new IllegalStateException("mail " + emailId + " was given on before");
        }
    }

    int countLeft() {
        return inHand.size();
    }
}
