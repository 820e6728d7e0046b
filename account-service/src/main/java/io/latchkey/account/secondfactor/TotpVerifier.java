package io.latchkey.account.secondfactor;

import io.latchkey.contracts.SecretValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares codes of enrolled apps; a step that was used, here or on another replica, is never accepted again. */
@Component
class TotpVerifier {
    private final TotpTable table;
    private final SecretEncryptor encryptor;
    private final InstantSource clock;

    TotpVerifier(TotpTable table, SecretEncryptor encryptor, InstantSource clock) {
        this.table = table;
        this.encryptor = encryptor;
        this.clock = clock;
    }

    /** Whether it is a code of the present step or the one before, not used yet; it is used up now. */
    Mono<Boolean> verifyCode(UUID accountId, SecretValue typed) {
        return table.findByAccount(accountId)
                .flatMap(app -> verifyCode(app, typed))
                .defaultIfEmpty(false);
    }

    /** Whether it is a code of the challenge's secret; the app is enrolled now, and this code used up. */
    Mono<Boolean> enrolApp(SignInChallenge challenge, SecretValue typed) {
        UUID accountId = challenge.accountId();
        EncryptedSecret encrypted = Objects.requireNonNull(challenge.secret(), "only an enrolment has a secret");
        Instant now = clock.instant();
        SecretValue secret = encryptor.decrypt(accountId, encrypted);
        return Flux.fromIterable(TotpAlgorithm.matchingSteps(secret, typed, now))
                .reduce(Math::max)
                .flatMap(step -> table.save(
                                new TotpTable.TotpCredential(accountId, encryptor.encrypt(accountId, secret), step),
                                now)
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> verifyCode(TotpTable.TotpCredential app, SecretValue typed) {
        SecretValue secret = encryptor.decrypt(app.accountId(), app.secret());
        return Flux.fromIterable(TotpAlgorithm.matchingSteps(secret, typed, clock.instant()))
                .concatMap(step -> table.useStep(app.accountId(), step))
                .any(used -> used == 1)
                .flatMap(right -> right ? reencryptIfOutdated(app, secret).thenReturn(true) : Mono.just(false));
    }

    /** Keys are changed without downtime: each secret moves to the current one when it is next used. */
    private Mono<Void> reencryptIfOutdated(TotpTable.TotpCredential app, SecretValue secret) {
        return encryptor.isOutdated(app.secret())
                ? table.replaceSecret(app, encryptor.encrypt(app.accountId(), secret))
                : Mono.empty();
    }
}
