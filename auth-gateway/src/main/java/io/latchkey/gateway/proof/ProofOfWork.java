package io.latchkey.gateway.proof;

import io.latchkey.gateway.network.NetworkReputation;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.Problem;
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
        return Mono.justOrEmpty(puzzles.verifyProof(proof == null ? "" : proof))
                .flatMap(solved -> used.markUsed(solved.challenge(), solved.expiresAt()))
                .defaultIfEmpty(false);
    }

    /** True when the request may pass: its network behaves, or it brought work. Looks at nothing else. */
    public Mono<Boolean> isAdmitted(ServerHttpRequest request, @Nullable String proof) {
        return conduct.isMisbehaving(request) ? acceptProof(proof) : Mono.just(true);
    }

    /** For programs: completes when the request may pass, and fails with {@link #REQUIRED} otherwise. */
    public Mono<Void> requireAdmission(ServerHttpRequest request, @Nullable String proof) {
        return isAdmitted(request, proof)
                .flatMap(admitted -> admitted ? Mono.empty() : Mono.error(REQUIRED.toException()));
    }

    /** A form for this network, which had better solve a challenge beforehand where it is suspect. */
    public PageModel prepareForm(ServerHttpRequest request, PageModel form) {
        return form.with("proof", conduct.isSuspect(request));
    }

    /** The form again, with the demand: a browser with scripts solves a challenge by itself; any other has to wait. */
    public PageModel demandProof(PageModel form) {
        return form.with("proof", true).with("proofNotice", true).asTooManyRequests(settings.waitInstead());
    }

    /** Remembers that account-service asked this network for work, so that the next page solves beforehand. */
    public void recordDemand(ServerHttpRequest request) {
        conduct.markSuspect(request);
    }
}
