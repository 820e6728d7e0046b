package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.web.Check;
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

/** Sign in. */
@RestController
@RequestMapping(
        path = "/api/v1/sessions",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class SignInApi {
    private final SignIns signIns;

    SignInApi(SignIns signIns) {
        this.signIns = signIns;
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
    Mono<ResponseEntity<Welcome>> signIn(@RequestBody Credentials credentials, ServerHttpRequest request) {
        var check = new Check();
        Optional<EmailAddress> address = address(check, check.text("/email", credentials.email()));
        var password = new Secret(check.text("/password", credentials.password()));
        Secret code = credentials.oneTimePassword() == null
                ? null
                : new Secret(check.text("/oneTimePassword", credentials.oneTimePassword()));
        check.finish();
        var wish = new SignInWish(address.orElseThrow(), password, code, credentials.proof());
        return signIns.signIn(wish, request).map(Welcome::answer);
    }

    private static Optional<EmailAddress> address(Check check, String typed) {
        return switch (AddressRule.read(typed)) {
            case AddressReading.WellFormed wellFormed -> Optional.of(wellFormed.address());
            case AddressReading.Malformed malformed -> {
                if (check.isFine("/email")) {
                    check.wrong("/email", malformed.detail());
                }
                yield Optional.empty();
            }
        };
    }
}
