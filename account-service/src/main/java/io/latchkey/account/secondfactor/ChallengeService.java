package io.latchkey.account.secondfactor;

import dev.samstevens.totp.secret.DefaultSecretGenerator;
import dev.samstevens.totp.secret.SecretGenerator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.contracts.SecretValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives challenges after a right password, and finds them again while they are good; in the caller's transaction. */
@Component
public class ChallengeService {

    private final ChallengeTable table;
    private final SecretEncryptor box;
    private final SecondFactorSettings settings;
    private final InstantSource clock;
    // 160 bits, as RFC 4226 recommends.
    private final SecretGenerator secrets = new DefaultSecretGenerator(32);
    private final SecureRandom random = new SecureRandom();

    ChallengeService(ChallengeTable table, SecretEncryptor box, SecondFactorSettings settings, InstantSource clock) {
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
    public Mono<SecretValue> openForCode(Account account, @Nullable String device) {
        return openChallenge(account, Purpose.CODE, device, null);
    }

    /** A challenge for an enrolment, with the secret that will be enrolled. */
    public Mono<SecretValue> openForEnrolment(Account account, @Nullable String device) {
        EncryptedSecret secret = box.encrypt(account.accountId(), new SecretValue(secrets.generate()));
        return openChallenge(account, Purpose.ENROLMENT, device, secret);
    }

    /** The challenge, locked; empty when it is over or never was. */
    public Mono<SignInChallenge> lockValid(
            ChallengeToken token, Purpose purpose, Account account, @Nullable AccountSnapshot facts) {
        return table.lockByDigest(token.computeDigest())
                .filter(challenge -> isValid(challenge, purpose, account, facts));
    }

    /** The challenge as it is now; empty when it is over or never was. */
    Mono<SignInChallenge> findValid(
            ChallengeToken token, Purpose purpose, Account account, @Nullable AccountSnapshot facts) {
        return table.findByDigest(token.computeDigest())
                .filter(challenge -> isValid(challenge, purpose, account, facts));
    }

    /** Counts a wrong code. */
    public Mono<Void> countWrongCode(SignInChallenge challenge) {
        return table.countWrongCode(challenge.digest());
    }

    /** It has done what it was for. */
    public Mono<Void> end(SignInChallenge challenge) {
        return table.deleteByDigest(challenge.digest());
    }

    private boolean isValid(
            SignInChallenge challenge, Purpose purpose, Account account, @Nullable AccountSnapshot facts) {
        return challenge.purpose() == purpose
                && challenge.isOpenAt(clock.instant(), settings.wrongCodes())
                && challenge.matchesAccount(account, facts);
    }

    private Mono<SecretValue> openChallenge(
            Account account, Purpose purpose, @Nullable String device, @Nullable EncryptedSecret secret) {
        var token = ChallengeToken.generateFor(account.accountId(), random);
        Instant expires = clock.instant().plus(settings.lifetimeOf(purpose));
        var challenge = new SignInChallenge(
                token.computeDigest(),
                account.accountId(),
                purpose,
                account.credential().version(),
                device,
                expires,
                0,
                secret);
        return table.insert(challenge).thenReturn(token.text());
    }
}
