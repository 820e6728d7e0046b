package io.latchkey.notification.suppression;

import io.latchkey.contracts.internal.SuppressionOperation.SuppressedAddress;
import io.latchkey.notification.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/** A suppression that is not lifted, of the address in that version of the profile. */
record UnliftedSuppression(SuppressedAddress suppression, long profileVersion) {

    /** Whether it is of the address that the account has now. */
    boolean countsFor(@Nullable Recipient recipient) {
        return recipient instanceof Recipient.Known known && known.span().first() <= profileVersion;
    }
}
