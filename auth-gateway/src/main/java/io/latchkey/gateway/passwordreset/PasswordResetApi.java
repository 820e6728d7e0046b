package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.network.ClientNetworkResolver;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.gateway.web.Problem;
import io.latchkey.gateway.web.RequestValidator;
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

    private final PasswordResetRequester requests;
    private final PasswordResetRedeemer redemptions;
    private final ClientNetworkResolver networks;
    private final ProofOfWork proofs;

    PasswordResetApi(
            PasswordResetRequester requests,
            PasswordResetRedeemer redemptions,
            ClientNetworkResolver networks,
            ProofOfWork proofs) {
        this.requests = requests;
        this.redemptions = redemptions;
        this.networks = networks;
        this.proofs = proofs;
    }

    record ResetRequestBody(
            @Nullable String email, @Nullable String proof) {}

    record Accepted(String status) {}

    /** What was typed into the page of a link; prints masked. */
    record RedeemRequestBody(
            @Nullable String token, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "Redeem[***]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> requestLink(@RequestBody ResetRequestBody ask, ServerHttpRequest request) {
        var check = new RequestValidator();
        String typed = check.requireText("/email", ask.email());
        check.throwIfInvalid();
        return switch (EmailAddressParser.parse(typed)) {
            case EmailAddressParser.ParsedAddress.WellFormed wellFormed ->
                proofs.isAdmitted(request, ask.proof())
                        .flatMap(admitted -> admitted
                                ? requests.requestLink(wellFormed.address(), networks.resolveNetwork(request))
                                : Mono.error(ProofOfWork.REQUIRED.toException()))
                        .thenReturn(ACCEPTED);
            case EmailAddressParser.ParsedAddress.Malformed malformed -> {
                check.addError("/email", malformed.detail());
                throw check.toException();
            }
        };
    }

    @PostMapping("/redeem")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> redeemLink(@RequestBody RedeemRequestBody redeem) {
        var check = new RequestValidator();
        var token = new SecretValue(check.requireText("/token", redeem.token()));
        var newPassword = new SecretValue(check.requireText("/newPassword", redeem.newPassword()));
        check.throwIfInvalid();
        return redemptions.redeem(token, newPassword).flatMap(PasswordResetApi::toResponse);
    }

    private static Mono<Void> toResponse(PasswordResetRedeemer.RedemptionResult redemption) {
        return switch (redemption) {
            case PasswordResetRedeemer.RedemptionResult.Done done -> Mono.empty();
            case PasswordResetRedeemer.RedemptionResult.LinkRefused refused ->
                Mono.error(linkRefused(refused.reason()).toException());
            case PasswordResetRedeemer.RedemptionResult.PasswordRejected rejected ->
                Mono.error(Problem.passwordRejected(rejected.reasons()).toException());
            case PasswordResetRedeemer.RedemptionResult.Unavailable away ->
                Mono.error(Problem.unavailable(away.retryAfter()).toException());
        };
    }

    private static Problem linkRefused(LinkRefusal reason) {
        return Problem.of(HttpStatus.GONE, reason.code(), "This link cannot be used.");
    }
}
