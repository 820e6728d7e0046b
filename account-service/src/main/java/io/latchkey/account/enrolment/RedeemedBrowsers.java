package io.latchkey.account.enrolment;

import io.latchkey.account.registry.Account;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The browsers in which a link was redeemed a moment ago: whoever did it reads the mailbox. */
@Component
public class RedeemedBrowsers {

    private final RedeemedBrowserTable table;
    private final EnrolmentSettings settings;
    private final InstantSource clock;

    RedeemedBrowsers(RedeemedBrowserTable table, EnrolmentSettings settings, InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * In the transaction that consumes the link.
     *
     * @param browserDigest of the mark that the redemption makes
     * @param redeemedAt when the link was consumed: a repeat of the redemption proves nothing for longer
     */
    public Mono<Void> remember(UUID accountId, String browserDigest, Instant redeemedAt) {
        return table.insertOnce(accountId, browserDigest, redeemedAt);
    }

    /** Whether this browser did, with the credential that counts now; what it says of itself is looked up. */
    Mono<Boolean> proveMailbox(Account account, @Nullable KnownDevice device) {
        KnownDevice known = account.recognizeDevice(device);
        return known == null
                ? Mono.just(false)
                : table.isRedeemedAfter(
                        account.accountId(), known.digest(), clock.instant().minus(settings.linkProvesFor()));
    }
}
