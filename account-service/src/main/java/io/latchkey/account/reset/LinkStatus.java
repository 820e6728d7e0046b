package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.contracts.internal.DirectoryFacts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a link whose digest is right can still do. */
sealed interface LinkStatus {

    /** It can set a password. */
    record Redeemable() implements LinkStatus {}

    /** It set the account's password a moment ago: the same redemption again may get the response of the first. */
    record JustRedeemed() implements LinkStatus {}

    /** It can do nothing. */
    record Refused(LinkRefusal reason) implements LinkStatus {}

    /** In the order of the reasons: used, superseded, expired. */
    static LinkStatus of(PasswordLink link, Account account, @Nullable DirectoryFacts facts, Moment moment) {
        Instant consumed = link.consumedAt();
        if (consumed != null) {
            boolean again = account.effectiveLifecycleState(facts) == AccountLifecycleState.ENABLED
                    && link.requestId().equals(account.credential().link())
                    && !account.isPasswordRevoked(facts)
                    && moment.now().isBefore(consumed.plus(moment.repeatWithin()));
            return again ? new JustRedeemed() : new Refused(LinkRefusal.LINK_USED);
        }
        if (!link.isLive()
                || account.effectiveLifecycleState(facts) != AccountLifecycleState.ENABLED
                || mayBeMisaddressed(link, account, facts)) {
            return new Refused(LinkRefusal.LINK_SUPERSEDED);
        }
        return link.isLiveAt(moment.now()) ? new Redeemable() : new Refused(LinkRefusal.LINK_EXPIRED);
    }

    /**
     * The gateway knows of a profile newer than the one the link was asked for, and the fact that would say whether
     * the address changed has not arrived here: the link may lie in a mailbox that is no longer the holder's.
     */
    private static boolean mayBeMisaddressed(PasswordLink link, Account account, @Nullable DirectoryFacts facts) {
        return facts != null
                && facts.version() > account.factVersion()
                && facts.profileVersion() > link.origin().profileVersion();
    }

    /** The time of the decision, and how long a redemption may be repeated. */
    record Moment(Instant now, Duration repeatWithin) {}
}
