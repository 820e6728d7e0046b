package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.LinkRefusal;
import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.proof.Proofs;
import io.latchkey.gateway.web.Check;
import io.latchkey.gateway.web.ClientNetworks;
import io.latchkey.gateway.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Ask for a link, and redeem it. */
@RestController
@RequestMapping(
        path = "/api/v1/password-resets",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class PasswordResetApi {
    private static final Accepted ACCEPTED = new Accepted("accepted");

    private final ResetRequests requests;
    private final Redemptions redemptions;
    private final ClientNetworks networks;
    private final Proofs proofs;

    PasswordResetApi(ResetRequests requests, Redemptions redemptions, ClientNetworks networks, Proofs proofs) {
        this.requests = requests;
        this.redemptions = redemptions;
        this.networks = networks;
        this.proofs = proofs;
    }

    record Ask(@Nullable String email, @Nullable String proof) {}

    record Accepted(String status) {}

    /** What was typed into the page of a link; prints masked. */
    record Redeem(@Nullable String token, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "Redeem[***]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> ask(@RequestBody Ask ask, ServerHttpRequest request) {
        var check = new Check();
        String typed = check.text("/email", ask.email());
        check.finish();
        return switch (AddressRule.read(typed)) {
            case AddressReading.WellFormed wellFormed ->
                proofs.admits(request, ask.proof())
                        .flatMap(admitted -> admitted
                                ? requests.ask(wellFormed.address(), networks.of(request))
                                : Mono.error(Proofs.REQUIRED.asException()))
                        .thenReturn(ACCEPTED);
            case AddressReading.Malformed malformed -> {
                check.wrong("/email", malformed.detail());
                throw check.failure();
            }
        };
    }

    @PostMapping("/redeem")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> redeem(@RequestBody Redeem redeem) {
        var check = new Check();
        var token = new Secret(check.text("/token", redeem.token()));
        var newPassword = new Secret(check.text("/newPassword", redeem.newPassword()));
        check.finish();
        return redemptions.redeem(token, newPassword).flatMap(PasswordResetApi::answer);
    }

    private static Mono<Void> answer(Redemption redemption) {
        return switch (redemption) {
            case Redemption.Done done -> Mono.empty();
            case Redemption.LinkRefused refused ->
                Mono.error(linkRefused(refused.reason()).asException());
            case Redemption.PasswordRejected rejected ->
                Mono.error(Problem.passwordRejected(rejected.reasons()).asException());
            case Redemption.Unavailable away ->
                Mono.error(Problem.unavailable(away.retryAfter()).asException());
        };
    }

    private static Problem linkRefused(LinkRefusal reason) {
        return Problem.of(HttpStatus.GONE, reason.code(), "This link cannot be used.");
    }
}
