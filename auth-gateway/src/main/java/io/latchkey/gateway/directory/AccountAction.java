package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.gateway.history.HistoryAct;
import io.latchkey.gateway.history.HistoryEntry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an executive does to an account as a whole. */
public enum AccountAction {
    /** Shut: links void, sessions dead, sign-in refused. */
    DISABLE,
    /** Open again. */
    ENABLE,
    /** A second factor from now on: whoever has none is signed out and enrols at the next sign-in. */
    REQUIRE_TWO_FACTOR,
    /** The phone is lost: enrol anew. */
    RESET_TWO_FACTOR,
    /** No second factor any more. */
    REMOVE_TWO_FACTOR,
    /** Nothing of the person stays. */
    ERASE;

    /** Whether whoever is signed in to the account must not stay so. */
    public boolean endsSessions() {
        return switch (this) {
            // Required of an account that has a factor, nothing is done at all.
            case DISABLE, REQUIRE_TWO_FACTOR, RESET_TWO_FACTOR, ERASE -> true;
            case ENABLE, REMOVE_TWO_FACTOR -> false;
        };
    }

    /** Whether it could leave no one to do what executives do. */
    boolean mayRemoveExecutive() {
        return switch (this) {
            case DISABLE, ERASE -> true;
            case ENABLE, REQUIRE_TWO_FACTOR, RESET_TWO_FACTOR, REMOVE_TWO_FACTOR -> false;
        };
    }

    /** Whether it is about the second factor. */
    boolean decidesTwoFactor() {
        return switch (this) {
            case REQUIRE_TWO_FACTOR, RESET_TWO_FACTOR, REMOVE_TWO_FACTOR -> true;
            case DISABLE, ENABLE, ERASE -> false;
        };
    }

    /** Whether the account is so already. */
    boolean isAppliedTo(Account account) {
        return switch (this) {
            case DISABLE -> !account.standing().enabled();
            case ENABLE -> account.standing().enabled();
            case REQUIRE_TWO_FACTOR -> account.twoFactor() != TwoFactorStatus.OFF;
            case RESET_TWO_FACTOR -> account.twoFactor() != TwoFactorStatus.ENROLLED;
            case REMOVE_TWO_FACTOR -> account.twoFactor() == TwoFactorStatus.OFF;
            case ERASE -> false;
        };
    }

    TwoFactorStatus twoFactorAfter(Account account) {
        return switch (this) {
            case REQUIRE_TWO_FACTOR, RESET_TWO_FACTOR -> TwoFactorStatus.REQUIRED;
            case REMOVE_TWO_FACTOR -> TwoFactorStatus.OFF;
            case DISABLE, ENABLE, ERASE -> account.twoFactor();
        };
    }

    boolean enabledAfter(Account account) {
        return switch (this) {
            case DISABLE, ERASE -> false;
            case ENABLE -> true;
            case REQUIRE_TWO_FACTOR, RESET_TWO_FACTOR, REMOVE_TWO_FACTOR ->
                account.standing().enabled();
        };
    }

    HistoryEntry toHistoryEntry(Account account, @Nullable UUID by, Instant at) {
        UUID id = account.accountId();
        return switch (this) {
            case DISABLE -> ofStatus(account, HistoryAct.DISABLED, by, at);
            case ENABLE -> ofStatus(account, HistoryAct.ENABLED, by, at);
            case REQUIRE_TWO_FACTOR -> ofTwoFactor(account, HistoryAct.TWO_FACTOR_REQUIRED, by, at);
            case RESET_TWO_FACTOR -> ofTwoFactor(account, HistoryAct.TWO_FACTOR_RESET, by, at);
            case REMOVE_TWO_FACTOR -> ofTwoFactor(account, HistoryAct.TWO_FACTOR_REMOVED, by, at);
            case ERASE ->
                new HistoryEntry(
                        id,
                        at,
                        by,
                        HistoryAct.ERASED,
                        Map.of("roles", account.person().roles()),
                        null);
        };
    }

    private HistoryEntry ofStatus(Account account, HistoryAct act, @Nullable UUID by, Instant at) {
        return new HistoryEntry(
                account.accountId(),
                at,
                by,
                act,
                Map.of("enabled", account.standing().enabled()),
                Map.of("enabled", enabledAfter(account)));
    }

    private HistoryEntry ofTwoFactor(Account account, HistoryAct act, @Nullable UUID by, Instant at) {
        return new HistoryEntry(
                account.accountId(),
                at,
                by,
                act,
                Map.of("twoFactor", account.twoFactor()),
                Map.of("twoFactor", twoFactorAfter(account)));
    }

    AccountFact toEvent(Account account, @Nullable UUID by, Instant at) {
        UUID id = account.accountId();
        long version = account.standing().version() + 1;
        return switch (this) {
            case DISABLE -> new AccountDisabled(id, version, by, at);
            case ENABLE -> new AccountEnabled(id, version, by, at);
            case REQUIRE_TWO_FACTOR -> new TwoFactorRequired(id, version, by, at);
            case RESET_TWO_FACTOR -> new TwoFactorReset(id, version, by, at);
            case REMOVE_TWO_FACTOR -> new TwoFactorRemoved(id, version, by, at);
            case ERASE -> new AccountErased(id, version, by, at);
        };
    }
}
