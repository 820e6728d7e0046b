package io.latchkey.account.registry;

import io.latchkey.platform.sql.StatementPart;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides what a holder is told of, and how often; in the caller's transaction, by rows that all replicas lock. */
@Component
@EnableConfigurationProperties(AccountNoticeSettings.class)
public class AccountNotices {
    private final AccountNoticeTable table;
    private final AccountNoticeSettings settings;
    private final InstantSource clock;

    AccountNotices(AccountNoticeTable table, AccountNoticeSettings settings, InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * As a part of a statement: remembers a sign-in to the account of {@code deserving}.
     *
     * @param known whether the browser was
     * @return {@code told}: a row when the holder is told of it; not of the first ever, nor again a moment later
     */
    public StatementPart toSignIn(boolean known, Instant now) {
        return AccountNoticeTable.toSignIn(known, now, now.minus(settings.newBrowserEvery()));
    }

    /**
     * The instant to tell the holder that somebody guesses codes; empty when told a moment ago, or while there are few.
     *
     * @param wrongCodes that count at present, this one included
     */
    public Mono<Instant> claimCodeGuessing(UUID accountId, int wrongCodes) {
        if (wrongCodes < settings.codeGuessingFrom()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        return table.claim(accountId, Kind.CODE_GUESSING, now, now.minus(settings.codeGuessingEvery()))
                .filter(claimed -> claimed)
                .map(claimed -> now);
    }

    /** What a row stands for. */
    enum Kind {
        /** The account was signed in to for the first time. */
        FIRST_SIGN_IN,
        /** The holder was told of a sign-in from a browser that was not known. */
        NEW_BROWSER,
        /** The holder was told of wrong codes. */
        CODE_GUESSING
    }
}
