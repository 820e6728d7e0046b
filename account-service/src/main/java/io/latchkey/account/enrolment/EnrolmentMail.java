package io.latchkey.account.enrolment;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail with the code of a challenge; prints masked.
 *
 * @param requestId the fact that causes it
 * @param challenge digest of the challenge, in hex
 * @param expiresAt when the challenge is over at the latest
 * @param keyVersion of the key that the code is derived with
 * @param salt 16 random bytes, in hex; those of the challenge's first mail
 */
record EnrolmentMail(
        UUID requestId,
        UUID accountId,
        String challenge,
        Instant requestedAt,
        Instant expiresAt,
        String keyVersion,
        String salt) {

    /** Another mail with the same code. */
    EnrolmentMail again(UUID anotherRequest, Instant at) {
        return new EnrolmentMail(anotherRequest, accountId, challenge, at, expiresAt, keyVersion, salt);
    }

    @Override
    public String toString() {
        return "EnrolmentMail[requestId=" + requestId + "]";
    }
}
