package io.latchkey.gateway.proof;

import io.latchkey.gateway.network.NetworkReputation;
import io.latchkey.platform.web.Problem;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who must show work, and whether they did. */
@Component
public final class ProofOfWork {
    /** 403: solve a challenge and send the same again with it. */
    public static final Problem REQUIRED =
            Problem.of(HttpStatus.FORBIDDEN, "proof-required", "Proof of work is required from this network.");

    private final AltchaChallenges puzzles;
    private final ProofTable used;
    private final NetworkReputation conduct;
    private final ProofSettings settings;

    ProofOfWork(AltchaChallenges puzzles, ProofTable used, NetworkReputation conduct, ProofSettings settings) {
        this.puzzles = puzzles;
        this.used = used;
        this.conduct = conduct;
        this.settings = settings;
    }

    /**
     * Whether this is the solution of a challenge of ours that lives and was not used; it is used from now on.
     *
     * @param proof as it came; null or empty when there is none
     */
    public Mono<Boolean> acceptProof(@Nullable String proof) {
        return Mono.justOrEmpty(ProofSolution.decodeProof(proof == null ? "" : proof))
                .flatMap(solution -> Mono.justOrEmpty(puzzles.verifySolution(solution))
                        .flatMap(end -> used.markUsed(Objects.requireNonNull(solution.challenge()), end)))
                .defaultIfEmpty(false);
    }

    /** True when the request may pass: its network behaves, or it brought work. Looks at nothing else. */
    public Mono<Boolean> isAdmitted(ServerHttpRequest request, @Nullable String proof) {
        return conduct.isMisbehaving(request) ? acceptProof(proof) : Mono.just(true);
    }

    /** Whether a page for this network had better solve a challenge before its form is sent. */
    public boolean isLikelyRequiredOf(ServerHttpRequest request) {
        return conduct.isSuspect(request);
    }

    /** Remembers that account-service asked this network for work, so that the next page solves beforehand. */
    public void recordDemand(ServerHttpRequest request) {
        conduct.markSuspect(request);
    }

    /** How long a form that cannot solve anything is told to wait. */
    public Duration waitInstead() {
        return settings.waitInstead();
    }
}
