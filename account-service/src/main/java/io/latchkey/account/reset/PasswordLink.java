package io.latchkey.account.reset;

import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cause that asked for a link, and what has become of it.
 *
 * @param decision made when the cause arrived
 * @param revocation null while nothing has revoked it
 * @param consumedAt when it set a password; null while it has not
 * @param signature what the link's digest is made with
 */
record PasswordLink(
        UUID requestId,
        UUID accountId,
        Origin origin,
        Instant expiresAt,
        Decision decision,
        @Nullable Revocation revocation,
        @Nullable Instant consumedAt,
        SignatureParams signature) {

    /** Where the request came from, and when. */
    record Origin(LinkPurpose purpose, RequestedBy by, long profileVersion, Instant at) {}

    /** What revoked the link, and when. */
    record Revocation(Instant at, LinkRevocationReason by) {}

    /** Whether nothing but time stands against the link. */
    boolean isLive() {
        return decision == Decision.LIVE && revocation == null && consumedAt == null;
    }

    boolean isLiveAt(Instant now) {
        return isLive() && expiresAt.isAfter(now);
    }

    /** The same, revoked; what was not live stays as it is. */
    PasswordLink revokeAt(Instant now, LinkRevocationReason by) {
        return isLiveAt(now)
                ? new PasswordLink(
                        requestId, accountId, origin, expiresAt, decision, new Revocation(now, by), null, signature)
                : this;
    }

    /** What was decided about a cause when it arrived. */
    enum Decision {
        /** A link may be issued, until it is used, superseded or out of time. */
        LIVE,
        /** Another request's link, asked for a moment before, serves this one, too. */
        COALESCED,
        /** Enough mails in the hour before. */
        OVER_LIMIT,
        /** The account is disabled or erased. */
        REFUSED,
        /** The password was set after the request was made and before it arrived. */
        SUPERSEDED
    }

    /**
     * What a link's digest is made with besides the key, without which it proves nothing; prints masked.
     *
     * @param keyVersion of the key that signs the link
     * @param salt 16 random bytes, in hex
     */
    record SignatureParams(String keyVersion, String salt) {

        static final int SALT_BYTES = 16;

        SignatureParams {
            if (salt.length() != 2 * SALT_BYTES) {
                throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
            }
        }

        static SignatureParams of(String keyVersion, byte[] salt) {
            return new SignatureParams(keyVersion, HexFormat.of().formatHex(salt));
        }

        byte[] saltBytes() {
            return HexFormat.of().parseHex(salt);
        }

        @Override
        public String toString() {
            return "SignatureParams[keyVersion=" + keyVersion + "]";
        }
    }
}
