package io.latchkey.notification.suppression;

import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import java.time.Instant;
import java.util.UUID;

/**
 * A provider's report on a mail that speaks against its address.
 *
 * @param profileVersion of the profile whose address the mail went to
 * @param sentAt when the mail was sent
 */
public record SuppressionEvidence(
        UUID accountId, UUID emailId, SuppressionReason reason, long profileVersion, Instant sentAt) {

    /** The one that counts of two about one account: the newer address, then the weightier reason. */
    static SuppressionEvidence strongerOf(SuppressionEvidence one, SuppressionEvidence other) {
        int newer = Long.compare(one.profileVersion, other.profileVersion);
        int weightier = newer != 0 ? newer : one.reason.compareTo(other.reason);
        return weightier >= 0 ? one : other;
    }
}
