package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact of {@code account.events.v1}: ids only, no personal data, no secret. */
public sealed interface AccountFact extends Event {

    @Override
    UUID accountId();

    /** An executive (or the first start) created an account that has no password yet; a first-sign-in mail follows. */
    record AccountCreated(
            UUID accountId,
            long version,
            long profileVersion,
            AccountLocale locale,
            Set<AccountRole> roles,
            @Nullable UUID by,
            Instant at)
            implements AccountFact {
        public AccountCreated {
            FieldRules.requireFactFields(accountId, version, at);
            FieldRules.requirePositive(profileVersion, "profileVersion");
            FieldRules.requirePresent(locale, "locale");
            roles = AccountRole.toOrderedSet(roles);
        }
    }

    /**
     * An executive changed what the directory says of an account; the new values are in the profile.
     *
     * @param granted the roles that it has now and had not before; absent on the wire where there are none
     */
    record AccountChanged(
            UUID accountId,
            long version,
            long profileVersion,
            Set<ChangedField> changed,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<AccountRole> granted,
            @Nullable UUID by,
            Instant at)
            implements AccountFact {
        public AccountChanged {
            FieldRules.requireFactFields(accountId, version, at);
            FieldRules.requirePositive(profileVersion, "profileVersion");
            changed = ChangedField.toOrderedSet(changed);
            granted = AccountRole.toOrderedSetOrEmpty(granted);
            if (!granted.isEmpty() && !changed.contains(ChangedField.ROLES)) {
                throw new InvalidEventException("field granted names roles, but changed does not");
            }
        }

        /** A change that grants no role. */
        public AccountChanged(
                UUID accountId,
                long version,
                long profileVersion,
                Set<ChangedField> changed,
                @Nullable UUID by,
                Instant at) {
            this(accountId, version, profileVersion, changed, Set.of(), by, at);
        }
    }

    /** Somebody asked for a link; {@code requestId} equals {@code ce_id}. */
    record PasswordResetRequested(
            UUID requestId,
            UUID accountId,
            long profileVersion,
            RequestedBy requestedBy,
            @Nullable UUID by,
            Instant at) implements AccountFact {

        public PasswordResetRequested {
            FieldRules.requirePresent(requestId, "requestId");
            FieldRules.requireSubject(accountId, at);
            FieldRules.requirePositive(profileVersion, "profileVersion");
            FieldRules.requirePresent(requestedBy, "requestedBy");
        }
    }

    /** An executive shut an account: links void, sessions dead, sign-in refused. */
    record AccountDisabled(
            UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

        public AccountDisabled {
            FieldRules.requireFactFields(accountId, version, at);
        }
    }

    /** An executive opened a disabled account again. */
    record AccountEnabled(
            UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

        public AccountEnabled {
            FieldRules.requireFactFields(accountId, version, at);
        }
    }

    /** An executive erased an account; a reader ignores whatever follows it. */
    record AccountErased(
            UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

        public AccountErased {
            FieldRules.requireFactFields(accountId, version, at);
        }
    }

    /** An executive requires a second factor; the holder enrols at the next sign-in. */
    record TwoFactorRequired(
            UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

        public TwoFactorRequired {
            FieldRules.requireFactFields(accountId, version, at);
        }
    }

    /** An executive reset a lost second factor; the holder enrols anew. */
    record TwoFactorReset(
            UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

        public TwoFactorReset {
            FieldRules.requireFactFields(accountId, version, at);
        }
    }

    /** An executive switched the second factor off. */
    record TwoFactorRemoved(
            UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

        public TwoFactorRemoved {
            FieldRules.requireFactFields(accountId, version, at);
        }
    }

    /** The holder set a password; sessions and links from before it are dead. */
    record PasswordChanged(
            UUID accountId,
            long credentialVersion,
            PasswordChangeCause cause,
            @Nullable UUID requestId,
            Instant at) implements AccountFact {

        public PasswordChanged {
            FieldRules.requireSubject(accountId, at);
            FieldRules.requirePositive(credentialVersion, "credentialVersion");
            FieldRules.requirePresent(cause, "cause");
        }
    }

    /** The holder proved an authenticator app and now needs it at each sign-in. */
    record TwoFactorEnrolled(UUID accountId, long credentialVersion, Instant at) implements AccountFact {

        public TwoFactorEnrolled {
            FieldRules.requireSubject(accountId, at);
            FieldRules.requirePositive(credentialVersion, "credentialVersion");
        }
    }

    /** The holder signed in with a recovery code instead of a one-time password. */
    record RecoveryCodeUsed(UUID accountId, int remaining, Instant at) implements AccountFact {

        public RecoveryCodeUsed {
            FieldRules.requireSubject(accountId, at);
            if (remaining < 0) {
                throw new InvalidEventException("field remaining is below 0");
            }
        }
    }

    /** The holder made new recovery codes; the old ones are dead. */
    record RecoveryCodesReplaced(UUID accountId, Instant at) implements AccountFact {

        public RecoveryCodesReplaced {
            FieldRules.requireSubject(accountId, at);
        }
    }

    /** The holder signed in from a browser that was not known as theirs; not told of the first sign-in ever. */
    record NewBrowserUsed(UUID accountId, Instant at) implements AccountFact {

        public NewBrowserUsed {
            FieldRules.requirePresent(accountId, "accountId");
            FieldRules.requirePresent(at, "at");
        }
    }

    /** Somebody who has the password types wrong codes, again and again. */
    record CodeGuessingSuspected(UUID accountId, Instant at) implements AccountFact {

        public CodeGuessingSuspected {
            FieldRules.requirePresent(accountId, "accountId");
            FieldRules.requirePresent(at, "at");
        }
    }

    /** Somebody enrols an app: a mail takes the code to the holder that proves the mailbox; {@code ce_id} is its request. */
    record EnrolmentCodeRequested(UUID accountId, Instant at) implements AccountFact {

        public EnrolmentCodeRequested {
            FieldRules.requireSubject(accountId, at);
        }
    }

    /** What an executive changed. */
    enum ChangedField {
        /** The address: kills every link. */
        @JsonProperty("email")
        EMAIL,
        /** The name. */
        @JsonProperty("displayName")
        DISPLAY_NAME,
        /** The language. */
        @JsonProperty("locale")
        LOCALE,
        /** The roles. */
        @JsonProperty("roles")
        ROLES;

        /** An unmodifiable copy in declaration order, so that the same change always gives the same bytes. */
        static Set<ChangedField> toOrderedSet(@Nullable Collection<ChangedField> changed) {
            return FieldRules.toOrderedSet(ChangedField.class, changed, "changed");
        }
    }

    /** Who asked for a link. */
    enum RequestedBy {
        /** Somebody at the public page; counts against the limits. */
        HOLDER,
        /** An executive; exempt from the limits. */
        EXECUTIVE
    }

    /** How a password came to be set. */
    enum PasswordChangeCause {
        FIRST_SIGN_IN_LINK,
        RESET_LINK,
        /** By the signed-in holder. */
        HOLDER
    }
}
