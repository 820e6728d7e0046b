package io.latchkey.account.secondfactor;

import io.latchkey.contracts.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares codes of enrolled apps; a step that was used, here or on another replica, is never accepted again. */
@Component
class Apps {

    private final AppTable table;
    private final SecretBox box;
    private final InstantSource clock;

    Apps(AppTable table, SecretBox box, InstantSource clock) {
        this.table = table;
        this.box = box;
        this.clock = clock;
    }

    /** Whether it is a code of the present step or the one before that nobody used; it is used up now. */
    Mono<Boolean> use(UUID accountId, Secret typed) {
        return table.find(accountId).flatMap(app -> use(app, typed)).defaultIfEmpty(false);
    }

    /** Whether it is a code of the challenge's secret; the app is enrolled now, and this code used up. */
    Mono<Boolean> enrol(Challenge challenge, Secret typed) {
        UUID accountId = challenge.accountId();
        Sealed sealed = Objects.requireNonNull(challenge.secret(), "only an enrolment has a secret");
        Instant now = clock.instant();
        Secret secret = box.open(accountId, sealed);
        return Flux.fromIterable(OneTimePasswords.steps(secret, typed, now))
                .reduce(Math::max)
                .flatMap(step -> table.save(new App(accountId, box.seal(accountId, secret), step), now)
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> use(App app, Secret typed) {
        Secret secret = box.open(app.accountId(), app.secret());
        return Flux.fromIterable(OneTimePasswords.steps(secret, typed, clock.instant()))
                .concatMap(step -> table.use(app.accountId(), step))
                .any(used -> used == 1)
                .flatMap(right -> right ? kept(app, secret).thenReturn(true) : Mono.just(false));
    }

    /** Keys are changed without downtime: each secret moves to the current one when it is next used. */
    private Mono<Void> kept(App app, Secret secret) {
        return box.outgrown(app.secret()) ? table.reseal(app, box.seal(app.accountId(), secret)) : Mono.empty();
    }
}
