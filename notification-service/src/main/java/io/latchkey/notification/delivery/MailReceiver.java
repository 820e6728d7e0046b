package io.latchkey.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The dispatch of this process, as it takes over new mails without a look at the queue; see {@link MailHandover}. */
public interface MailReceiver {

    /** @return whether there are places for all of so many mails, which are theirs then; no while others wait */
    boolean reservePlaces(int mails);

    /** Frees places of mails that do not come. */
    void releasePlaces(int mails);

    /** For how long mails belong to it. */
    Duration lease();

    /**
     * Takes over mails, which hold places.
     *
     * @param batchId these mails are claimed by
     */
    void receiveMails(UUID batchId, List<MailSnapshot> mails);
}
