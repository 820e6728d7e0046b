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
        return openChallenge(account, Purpose.CODE, null, null);
    }

    /**
     * A challenge for an enrolment, with the secret that will be enrolled.
     *
     * @param sessionId of the holder who sets it off in it; null at a sign-in
     */
    public Mono<SecretValue> openForEnrolment(Account account, @Nullable UUID sessionId) {
        EncryptedSecret secret = encryptor.encrypt(account.accountId(), new SecretValue(secrets.generate()));
        return openChallenge(account, Purpose.ENROLMENT, secret, sessionId);
    }

    /** The challenge, locked; empty when it is over or was never issued. */
    public Mono<SignInChallenge> lockValid(ChallengeAnswer answer, Account account) {
        return table.lockByDigest(computeDigest(answer.token()))
                .filter(challenge -> isValid(challenge, answer, account));
    }

    /** The challenge as it is now; empty when it is over or was never issued. */
    public Mono<SignInChallenge> findValid(ChallengeAnswer answer, Account account) {
        return table.findByDigest(computeDigest(answer.token()))
                .filter(challenge -> isValid(challenge, answer, account));
    }

    /**
     * The challenge of this digest, whoever may answer it; empty when it is over. Asked without the gateway's facts: what
     * ends challenges deletes them as soon as it arrives here.
     */
    public Mono<SignInChallenge> findOpen(String digest, Account account) {
        return table.findByDigest(digest)
                .filter(challenge -> isWithinLimits(challenge) && challenge.matchesCredential(account, null));
    }

    /** Counts a wrong code. */
    public Mono<Void> countWrongCode(SignInChallenge challenge) {
        return table.countWrongCode(challenge.digest());
    }

    /** Ends a challenge that was answered. */
    public Mono<Void> end(SignInChallenge challenge) {
        return table.deleteByDigest(challenge.digest());
    }

    private boolean isValid(SignInChallenge challenge, ChallengeAnswer answer, Account account) {
        return challenge.purpose() == answer.purpose()
                && challenge.matchesSession(answer.sessionId())
                && isWithinLimits(challenge)
                && challenge.matchesAccount(account, answer.facts());
    }

    private boolean isWithinLimits(SignInChallenge challenge) {
        return challenge.isOpenAt(clock.instant(), settings.wrongCodes());
    }

    private Mono<SecretValue> openChallenge(
            Account account, Purpose purpose, @Nullable EncryptedSecret secret, @Nullable UUID sessionId) {
        ChallengeParts token = generateToken(account.accountId(), random);
        Instant expires = clock.instant().plus(settings.lifetimeOf(purpose));
        var challenge = new SignInChallenge(
                computeDigest(token),
                account.accountId(),
                purpose,
                account.credential().version(),
                expires,
                0,
                secret,
                sessionId);
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

    /**
     * A challenge that came back.
     *
     * @param purpose it is taken for
     * @param facts of its account; null when the gateway knows none
     * @param sessionId of the account's session that it came in; null where it came in none
     */
    public record ChallengeAnswer(
            ChallengeParts token,
            Purpose purpose,
            @Nullable DirectoryFacts facts,
            @Nullable UUID sessionId) {}
}
