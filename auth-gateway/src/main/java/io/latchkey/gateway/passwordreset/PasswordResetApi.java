package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.LinkRedeemed;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.RedemptionRefused;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.gateway.network.ClientNetworkResolver;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.platform.web.Problem;
import io.latchkey.platform.web.RequestValidator;
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

/** Sends a link to a new password, and redeems it. */
@RestController
@RequestMapping(
        path = "/api/v1/password-resets",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class PasswordResetApi {
    private static final Accepted ACCEPTED = new Accepted("accepted");

    private final PasswordResetRequester requester;
    private final PasswordResetRedeemer redeemer;
    private final ClientNetworkResolver networks;
    private final ProofOfWork proofOfWork;

    PasswordResetApi(
            PasswordResetRequester requester,
            PasswordResetRedeemer redeemer,
            ClientNetworkResolver networks,
            ProofOfWork proofOfWork) {
        this.requester = requester;
        this.redeemer = redeemer;
        this.networks = networks;
        this.proofOfWork = proofOfWork;
    }

    record ResetRequestBody(
            @Nullable String email, @Nullable String proof) {}

    record Accepted(String status) {}

    /** A link and the password it is redeemed for; prints masked. */
    record RedeemRequestBody(
            @Nullable String token, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "RedeemRequestBody[***]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> requestLink(@RequestBody ResetRequestBody body, ServerHttpRequest request) {
        var check = new RequestValidator();
        String typed = check.requireText("/email", body.email());
        check.throwIfInvalid();
        return switch (EmailAddressParser.parse(typed)) {
            case EmailAddressParser.ParsedAddress.WellFormed wellFormed ->
                proofOfWork
                        .isAdmitted(request, body.proof())
                        .flatMap(admitted -> admitted
                                ? requester.requestLink(wellFormed.address(), networks.resolveNetwork(request))
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
    Mono<Void> redeemLink(@RequestBody RedeemRequestBody body) {
        var check = new RequestValidator();
        var token = new SecretValue(check.requireText("/token", body.token()));
        var newPassword = new SecretValue(check.requireText("/newPassword", body.newPassword()));
        check.throwIfInvalid();
        return redeemer.redeem(token, newPassword)
                .flatMap(result -> result.fold(
                        PasswordResetApi::requireRedeemed,
                        retryAfter -> Mono.error(Problem.unavailable(retryAfter).toException())));
    }

    private static Mono<Void> requireRedeemed(RedemptionResponse response) {
        return switch (response) {
            case LinkRedeemed redeemed -> Mono.empty();
            case RedemptionRefused refused ->
                Mono.error(linkRefused(refused.reason()).toException());
            case PasswordRejected rejected ->
                Mono.error(Problem.passwordRejected(rejected.reasonCodes()).toException());
        };
    }

    private static Problem linkRefused(LinkRefusal reason) {
        return Problem.of(HttpStatus.GONE, reason.code(), "This link cannot be used.");
    }
}
