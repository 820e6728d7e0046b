package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.Taking;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The mails of a taking that are still in hand; what is given on is somebody else's to see through. */
final class Hold {

    private final Taking taking;
    private final Set<UUID> inHand = new HashSet<>();

    Hold(Taking taking) {
        this.taking = taking;
        taking.mails().forEach(mail -> inHand.add(mail.letter().emailId()));
    }

    Taking taking() {
        return taking;
    }

    void give(UUID emailId) {
        if (!inHand.remove(emailId)) {
            throw new IllegalStateException("mail " + emailId + " was given on before");
        }
    }

    int left() {
        return inHand.size();
    }
}
