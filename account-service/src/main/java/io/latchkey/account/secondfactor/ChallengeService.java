package io.latchkey.account.secondfactor;

import dev.samstevens.totp.secret.DefaultSecretGenerator;
import dev.samstevens.totp.secret.SecretGenerator;
import io.latchkey.account.internalapi.InvalidRequestException;
import io.latchkey.account.registry.Account;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.TokenLayout.ChallengeParts;
import io.latchkey.platform.keys.Sha256Digest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens challenges after a right password, and finds them again while they are valid; in the caller's transaction. */
@Component
@EnableConfigurationProperties(SecondFactorSettings.class)
public class ChallengeService {

    private static final int RANDOM_BYTES = 32;

    private final ChallengeTable table;
    private final SecretEncryptor encryptor;
    private final SecondFactorSettings settings;
    private final InstantSource clock;
    // 160 bits, as RFC 4226 recommends.
    private final SecretGenerator secrets = new DefaultSecretGenerator(32);
    private final SecureRandom random = new SecureRandom();

    ChallengeService(
            ChallengeTable table, SecretEncryptor encryptor, SecondFactorSettings settings, InstantSource clock) {
        this.table = table;
        this.encryptor = encryptor;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The challenge that a caller presents; empty when it cannot be one of ours.
     *
     * @throws InvalidRequestException when the facts are those of another account
     */
    public static Optional<ChallengeParts> readToken(SecretValue challenge, @Nullable DirectoryFacts facts) {
        Optional<ChallengeParts> token = ChallengeParts.decodeToken(challenge);
        if (facts != null
                && token.isPresent()
                && !facts.accountId().equals(token.get().accountId())) {
            throw new InvalidRequestException("/facts/accountId", "is not the account of the challenge");
        }
        return token;
    }

    /** A challenge for a code. */
    public Mono<SecretValue> openForCode(Account account) {
        return openChallenge(account, Purpose.CODE, null);
    }

    /** A challenge for an enrolment, with the secret that will be enrolled. */
    public Mono<SecretValue> openForEnrolment(Account account) {
        EncryptedSecret secret = encryptor.encrypt(account.accountId(), new SecretValue(secrets.generate()));
        return openChallenge(account, Purpose.ENROLMENT, secret);
    }

    /** The challenge, locked; empty when it is over or was never issued. */
    public Mono<SignInChallenge> lockValid(
            ChallengeParts token, Purpose purpose, Account account, @Nullable DirectoryFacts facts) {
        return table.lockByDigest(computeDigest(token))
                .filter(challenge -> isValid(challenge, purpose, account, facts));
    }

    /** The challenge as it is now; empty when it is over or was never issued. */
    Mono<SignInChallenge> findValid(
            ChallengeParts token, Purpose purpose, Account account, @Nullable DirectoryFacts facts) {
        return table.findByDigest(computeDigest(token))
                .filter(challenge -> isValid(challenge, purpose, account, facts));
    }

    /** Counts a wrong code. */
    public Mono<Void> countWrongCode(SignInChallenge challenge) {
        return table.countWrongCode(challenge.digest());
    }

    /** Ends a challenge that was answered. */
    public Mono<Void> end(SignInChallenge challenge) {
        return table.deleteByDigest(challenge.digest());
    }

    private boolean isValid(
            SignInChallenge challenge, Purpose purpose, Account account, @Nullable DirectoryFacts facts) {
        return challenge.purpose() == purpose
                && challenge.isOpenAt(clock.instant(), settings.wrongCodes())
                && challenge.matchesAccount(account, facts);
    }

    private Mono<SecretValue> openChallenge(Account account, Purpose purpose, @Nullable EncryptedSecret secret) {
        ChallengeParts token = generateToken(account.accountId(), random);
        Instant expires = clock.instant().plus(settings.lifetimeOf(purpose));
        var challenge = new SignInChallenge(
                computeDigest(token),
                account.accountId(),
                purpose,
                account.credential().version(),
                expires,
                0,
                secret);
        return table.insert(challenge).thenReturn(token.encodeToken());
    }

    static ChallengeParts generateToken(UUID accountId, SecureRandom random) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        return new ChallengeParts(accountId, HexFormat.of().formatHex(secret));
    }

    /** SHA-256 of the whole token, in hex: all that is stored of it. */
    static String computeDigest(ChallengeParts token) {
        return HexFormat.of().formatHex(Sha256Digest.computeDigest(token.toBytes()));
    }
}
