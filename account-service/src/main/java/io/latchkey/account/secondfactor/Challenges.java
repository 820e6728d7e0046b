package io.latchkey.account.secondfactor;

import dev.samstevens.totp.secret.DefaultSecretGenerator;
import dev.samstevens.totp.secret.SecretGenerator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Facts;
import io.latchkey.contracts.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives challenges after a right password, and finds them again while they are good; in the caller's transaction. */
@Component
public class Challenges {

    private final ChallengeTable table;
    private final SecretBox box;
    private final SecondFactorSettings settings;
    private final InstantSource clock;
    // 160 bits, as RFC 4226 recommends.
    private final SecretGenerator secrets = new DefaultSecretGenerator(32);
    private final SecureRandom random = new SecureRandom();

    Challenges(ChallengeTable table, SecretBox box, SecondFactorSettings settings, InstantSource clock) {
        this.table = table;
        this.box = box;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A challenge for a code.
     *
     * @param device digest of the known browser; null when it is not known
     */
    public Mono<Secret> forCode(Account account, @Nullable String device) {
        return open(account, Purpose.CODE, device, null);
    }

    /** A challenge for an enrolment, with the secret that will be enrolled. */
    public Mono<Secret> forEnrolment(Account account, @Nullable String device) {
        Sealed secret = box.seal(account.accountId(), new Secret(secrets.generate()));
        return open(account, Purpose.ENROLMENT, device, secret);
    }

    /** The challenge, locked; empty when it is over or never was. */
    public Mono<Challenge> lock(ChallengeToken token, Purpose purpose, Account account, @Nullable Facts facts) {
        return table.lock(token.digest()).filter(challenge -> good(challenge, purpose, account, facts));
    }

    /** The challenge as it is now; empty when it is over or never was. */
    Mono<Challenge> find(ChallengeToken token, Purpose purpose, Account account, @Nullable Facts facts) {
        return table.find(token.digest()).filter(challenge -> good(challenge, purpose, account, facts));
    }

    /** Counts a wrong code. */
    public Mono<Void> wrong(Challenge challenge) {
        return table.wrong(challenge.digest());
    }

    /** It has done what it was for. */
    public Mono<Void> end(Challenge challenge) {
        return table.end(challenge.digest());
    }

    private boolean good(Challenge challenge, Purpose purpose, Account account, @Nullable Facts facts) {
        return challenge.purpose() == purpose
                && challenge.openAt(clock.instant(), settings.wrongCodes())
                && challenge.fits(account, facts);
    }

    private Mono<Secret> open(Account account, Purpose purpose, @Nullable String device, @Nullable Sealed secret) {
        var token = ChallengeToken.fresh(account.accountId(), random);
        Instant expires = clock.instant().plus(settings.lifetime(purpose));
        var challenge = new Challenge(
                token.digest(),
                account.accountId(),
                purpose,
                account.credential().version(),
                device,
                expires,
                0,
                secret);
        return table.add(challenge).thenReturn(token.text());
    }
}
