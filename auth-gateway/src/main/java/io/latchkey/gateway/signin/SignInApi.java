package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.directory.EmailAddressParser;
import io.latchkey.platform.web.RequestValidator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signs a holder in. */
@RestController
@RequestMapping(
        path = "/api/v1/sessions",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class SignInApi {
    private final PasswordSignIn passwordSignIn;

    SignInApi(PasswordSignIn passwordSignIn) {
        this.passwordSignIn = passwordSignIn;
    }

    /** What was typed into the form; prints masked. */
    record Credentials(
            @Nullable String email,
            @Nullable String password,
            @Nullable String oneTimePassword,
            @Nullable String proof) {
        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    @PostMapping
    Mono<ResponseEntity<SessionCreatedResponse>> signIn(
            @RequestBody Credentials credentials, ServerHttpRequest request) {
        var check = new RequestValidator();
        Optional<EmailAddress> address = parseAddress(check, check.requireText("/email", credentials.email()));
        var password = new SecretValue(check.requireText("/password", credentials.password()));
        SecretValue code = credentials.oneTimePassword() == null
                ? null
                : new SecretValue(check.requireText("/oneTimePassword", credentials.oneTimePassword()));
        check.throwIfInvalid();
        var command = new PasswordSignIn.Command(address.orElseThrow(), password, code, credentials.proof());
        return passwordSignIn.signIn(command, request).flatMap(SessionCreatedResponse::toResponse);
    }

    private static Optional<EmailAddress> parseAddress(RequestValidator check, String typed) {
        return switch (EmailAddressParser.parse(typed)) {
            case EmailAddressParser.ParsedAddress.WellFormed wellFormed -> Optional.of(wellFormed.address());
            case EmailAddressParser.ParsedAddress.Malformed malformed -> {
                if (check.isFieldValid("/email")) {
                    check.addError("/email", malformed.detail());
                }
                yield Optional.empty();
            }
        };
    }
}
