package io.latchkey.gateway.proof;

import io.latchkey.gateway.proof.AltchaChallenges.ProofChallenge;
import io.latchkey.platform.access.RouteAccess;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives challenges to whoever asks; making one costs a hash, solving it costs many. */
@RestController
class ProofChallengeApi {
    private final AltchaChallenges puzzles;

    ProofChallengeApi(AltchaChallenges puzzles) {
        this.puzzles = puzzles;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(path = "/api/v1/proof-challenge", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ProofChallenge> createChallenge() {
        return Mono.fromSupplier(puzzles::createChallenge);
    }
}
