package io.latchkey.gateway.accessrequest;

import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
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
    private final AccessRequestService requests;
    private final ProofOfWork proofs;
    private final PageLanguages languages;
    private final Clock clock;

    AccessRequestApi(AccessRequestService requests, ProofOfWork proofs, PageLanguages languages, Clock clock) {
        this.requests = requests;
        this.proofs = proofs;
        this.languages = languages;
        this.clock = clock;
    }

    @PostMapping(
            path = "/api/v1/access-requests",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> submitRequest(@RequestBody NewAccessRequest typed, ServerHttpRequest request) {
        AccessRequest accessRequest = typed.toAccessRequest(UuidFactory.nextUuid(), clock.instant(), languages);
        return proofs.isAdmitted(request, typed.proof())
                .flatMap(admitted ->
                        admitted ? requests.submit(accessRequest) : Mono.error(ProofOfWork.REQUIRED.toException()));
    }
}
