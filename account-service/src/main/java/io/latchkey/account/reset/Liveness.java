package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.registry.Standing;
import io.latchkey.contracts.LinkRefusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a link whose digest is right can still do. */
sealed interface Liveness {

    /** Set a password. */
    record Good() implements Liveness {}

    /** It set the account's password a moment ago: the same redemption again may be answered like the first. */
    record JustUsed() implements Liveness {}

    /** Nothing. */
    record Dead(LinkRefusal reason) implements Liveness {}

    /** In the order of the answers: used, superseded, expired. */
    static Liveness of(LinkRequest link, Account account, @Nullable Facts facts, Moment moment) {
        Instant consumed = link.consumedAt();
        if (consumed != null) {
            boolean again = account.standing(facts) == Standing.ENABLED
                    && link.requestId().equals(account.credential().link())
                    && moment.now().isBefore(consumed.plus(moment.repeatWithin()));
            return again ? new JustUsed() : new Dead(LinkRefusal.LINK_USED);
        }
        if (!link.live() || account.standing(facts) != Standing.ENABLED || mayBeMisaddressed(link, account, facts)) {
            return new Dead(LinkRefusal.LINK_SUPERSEDED);
        }
        return link.liveAt(moment.now()) ? new Good() : new Dead(LinkRefusal.LINK_EXPIRED);
    }

    /**
     * The gateway knows of a profile newer than the one the link was asked for, and the fact that would say whether
     * the address changed has not arrived here: the link may lie in a mailbox that is no longer the holder's.
     */
    private static boolean mayBeMisaddressed(LinkRequest link, Account account, @Nullable Facts facts) {
        return facts != null
                && facts.version() > account.factVersion()
                && facts.profileVersion() > link.origin().profileVersion();
    }

    /** The time of the decision, and how long a redemption may be repeated. */
    record Moment(Instant now, Duration repeatWithin) {}
}
