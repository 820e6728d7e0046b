package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of {@code account.security.v1}: what was tried, never what was typed. */
public sealed interface SecurityEvent extends Event {

    /** Somebody proved they are the holder and got a session. */
    record SignInSucceeded(UUID accountId, SignInFactor factor, String addressDigest, String networkDigest, Instant at)
            implements SecurityEvent {

        public SignInSucceeded {
            FieldRules.requireSubject(accountId, at);
            FieldRules.requirePresent(factor, "factor");
            FieldRules.requireOrigin(addressDigest, networkDigest);
        }
    }

    /** Somebody did not prove it; the caller was told no more than that. */
    record SignInFailed(
            @Nullable UUID accountId, SignInFailure reason, String addressDigest, String networkDigest, Instant at)
            implements SecurityEvent {

        public SignInFailed {
            FieldRules.requirePresent(reason, "reason");
            FieldRules.requireOrigin(addressDigest, networkDigest);
            FieldRules.requirePresent(at, "at");
        }
    }

    /** An attempt was not even looked at; the next is looked at from {@code until}. */
    record SignInThrottled(
            @Nullable UUID accountId, String addressDigest, String networkDigest, Instant until, Instant at)
            implements SecurityEvent {

        public SignInThrottled {
            FieldRules.requireOrigin(addressDigest, networkDigest);
            FieldRules.requirePresent(until, "until");
            FieldRules.requirePresent(at, "at");
        }
    }

    /** Somebody asked for a link for an address that has no account. */
    record PasswordResetForUnknownAddress(UUID requestId, String addressDigest, String networkDigest, Instant at)
            implements SecurityEvent {

        public PasswordResetForUnknownAddress {
            FieldRules.requirePresent(requestId, "requestId");
            FieldRules.requireOrigin(addressDigest, networkDigest);
            FieldRules.requirePresent(at, "at");
        }

        @Override
        public @Nullable UUID accountId() {
            return null;
        }
    }

    /** A link was presented and refused. */
    record LinkRefused(@Nullable UUID accountId, @Nullable UUID requestId, LinkRefusal reason, Instant at)
            implements SecurityEvent {

        public LinkRefused {
            FieldRules.requirePresent(reason, "reason");
            FieldRules.requirePresent(at, "at");
        }
    }

    /** Somebody who has no account asked for one; what they wrote stays with the gateway. */
    record AccessRequested(UUID requestId, Instant at) implements SecurityEvent {

        public AccessRequested {
            FieldRules.requirePresent(requestId, "requestId");
            FieldRules.requirePresent(at, "at");
        }

        @Override
        public @Nullable UUID accountId() {
            return null;
        }
    }

    /**
     * A request was refused before anything that it holds was looked at; told at a bounded rate, so it says that such came
     * and not how many.
     *
     * @param accountId of who was signed in; null where that was nobody, or not known yet
     * @param reason name of the problem, or {@code credential-unknown}
     * @param route method and path pattern, never the path; {@code none} where no route has it
     */
    record RequestRefused(@Nullable UUID accountId, String reason, String route, String networkDigest, Instant at)
            implements SecurityEvent {

        public RequestRefused {
            FieldRules.requireWord(reason, "reason");
            FieldRules.requireName(route, "route");
            FieldRules.requireDigest(networkDigest, "networkDigest");
            FieldRules.requirePresent(at, "at");
        }
    }

    /** What completed a sign-in: the password alone, or what was asked for besides. */
    enum SignInFactor {
        PASSWORD,
        ONE_TIME_PASSWORD,
        RECOVERY_CODE
    }

    /** Why a sign-in did not succeed. */
    enum SignInFailure {
        UNKNOWN_ADDRESS,
        NO_PASSWORD_YET,
        WRONG_PASSWORD,
        ACCOUNT_DISABLED,
        /** The one-time password was wrong or used. */
        WRONG_ONE_TIME_PASSWORD,
        /** The password changed while it was being verified. */
        SUPERSEDED
    }

    /** Why a link was refused; the names are those of the HTTP problems. */
    enum LinkRefusal implements WireWord {
        /** Malformed, tampered with or never issued. */
        LINK_UNKNOWN,
        LINK_USED,
        /** Another link was used, or password, address or status changed. */
        LINK_SUPERSEDED,
        LINK_EXPIRED
    }
}
