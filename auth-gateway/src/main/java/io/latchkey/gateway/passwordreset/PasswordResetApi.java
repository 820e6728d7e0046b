package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.LinkRedeemed;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.RedemptionRefused;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.proof.ProofOfWork;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.Problem;
import io.latchkey.platform.web.RequestValidator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Sends a link to a new password, and redeems it. */
@RestController
@RequestMapping(
        path = "/api/v1/password-resets",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class PasswordResetApi {
    private static final byte[] ACCEPTED = "{\"status\":\"accepted\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST_BODY = 64 * 1024;

    private final PasswordResetRequester requester;
    private final PasswordResetRedeemer redeemer;
    private final ProofOfWork proofOfWork;
    private final ObjectReader bodies;

    PasswordResetApi(
            PasswordResetRequester requester,
            PasswordResetRedeemer redeemer,
            ProofOfWork proofOfWork,
            JsonMapper strictJson) {
        this.bodies = strictJson.readerFor(ResetRequestBody.class);
        this.requester = requester;
        this.redeemer = redeemer;
        this.proofOfWork = proofOfWork;
    }

    record ResetRequestBody(
            @Nullable String email, @Nullable String proof) {}

    /** A link and the password it is redeemed for; prints masked. */
    record RedeemRequestBody(
            @Nullable String token, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "RedeemRequestBody[***]";
        }
    }

    /** Reads and writes by itself: most requests of all are this one, and every answer is the same. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping
    Mono<Void> requestLink(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .mapNotNull(this::readBody)
                .switchIfEmpty(Mono.error(() -> new ServerWebInputException("no body")))
                .flatMap(body -> requestLink(body, request))
                .then(Mono.defer(() -> writeAccepted(exchange.getResponse())));
    }

    private Mono<Void> requestLink(ResetRequestBody body, ServerHttpRequest request) {
        var check = new RequestValidator();
        Optional<EmailAddress> address = new ProfileValidator(check).readEmail("/email", body.email());
        check.throwIfInvalid();
        return proofOfWork
                .requireAdmission(request, body.proof())
                .then(Mono.defer(() -> requester.requestLink(address.orElseThrow(), request)));
    }

    /** Null for the JSON literal. */
    private @Nullable ResetRequestBody readBody(DataBuffer body) {
        return bodies.readValue(body.asInputStream(true));
    }

    private static Mono<Void> writeAccepted(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.ACCEPTED);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(ACCEPTED.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(ACCEPTED)));
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping("/redeem")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> redeemLink(@RequestBody RedeemRequestBody body, ServerWebExchange exchange) {
        var check = new RequestValidator();
        var token = new SecretValue(check.requireText("/token", body.token()));
        var newPassword = new SecretValue(check.requireText("/newPassword", body.newPassword()));
        check.throwIfInvalid();
        return redeemer.redeem(token, newPassword, exchange)
                .map(CallResult::requireResponse)
                .flatMap(PasswordResetApi::requireRedeemed);
    }

    private static Mono<Void> requireRedeemed(RedemptionResponse response) {
        return switch (response) {
            case LinkRedeemed redeemed -> Mono.empty();
            case RedemptionRefused refused ->
                Mono.error(Problem.of(HttpStatus.GONE, refused.reason().code(), "This link cannot be used.")
                        .toException());
            case PasswordRejected rejected ->
                Mono.error(Problem.passwordRejected(rejected.reasonCodes()).toException());
        };
    }
}
