package io.latchkey.account.registry;

import java.time.Duration;
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

    /** Remembers that an account was signed in to; true for the first time ever. */
    public Mono<Boolean> recordSignIn(UUID accountId) {
        return table.insertOnce(accountId, Kind.FIRST_SIGN_IN, clock.instant());
    }

    /** The instant to tell the holder of a sign-in from a browser that was not known; empty when told a moment ago. */
    public Mono<Instant> claimNewBrowser(UUID accountId) {
        return claim(accountId, Kind.NEW_BROWSER, settings.newBrowserEvery());
    }

    /**
     * The instant to tell the holder that somebody guesses codes; empty when told a moment ago, or while there are few.
     *
     * @param wrongCodes that count at present, this one included
     */
    public Mono<Instant> claimCodeGuessing(UUID accountId, int wrongCodes) {
        return wrongCodes < settings.codeGuessingFrom()
                ? Mono.empty()
                : claim(accountId, Kind.CODE_GUESSING, settings.codeGuessingEvery());
    }

    private Mono<Instant> claim(UUID accountId, Kind kind, Duration every) {
        Instant now = clock.instant();
        return table.claim(accountId, kind, now, now.minus(every))
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
