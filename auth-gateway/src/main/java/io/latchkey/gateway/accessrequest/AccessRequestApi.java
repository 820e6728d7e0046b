package io.latchkey.gateway.accessrequest;

import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Ask for an account; the answer is the same whether the address has one or not. */
@RestController
class AccessRequestApi {
    private static final Problem NO_ROOM = Problem.unavailable(AccessRequestSubmitter.ROOM_AGAIN)
            .with(
                    "detail",
                    "As many requests wait for a decision as may, from this network or in all: send it again later.");

    private final AccessRequestSubmitter requests;
    private final ProofOfWork proofs;
    private final AttemptOriginResolver origins;
    private final PageLanguages languages;

    AccessRequestApi(
            AccessRequestSubmitter requests,
            ProofOfWork proofs,
            AttemptOriginResolver origins,
            PageLanguages languages) {
        this.requests = requests;
        this.origins = origins;
        this.proofs = proofs;
        this.languages = languages;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(
            path = "/api/v1/access-requests",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> submitRequest(@RequestBody NewAccessRequest typed, ServerHttpRequest request) {
        AccessRequest accessRequest = requests.read(typed, languages);
        return proofs.requireAdmission(request, typed.proof())
                .then(Mono.defer(
                        () -> requests.submit(accessRequest, origins.resolveOrigin(accessRequest.address(), request))))
                .filter(taken -> taken)
                .switchIfEmpty(Mono.error(NO_ROOM::toException))
                .then();
    }
}
