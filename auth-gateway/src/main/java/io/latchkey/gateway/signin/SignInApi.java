package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Role;
import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.web.Check;
import io.latchkey.gateway.web.Problem;
import io.latchkey.gateway.web.SessionCookie;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
    private static final Problem INVALID_CREDENTIALS =
            Problem.of(HttpStatus.UNAUTHORIZED, "invalid-credentials", "Address or password is wrong.");

    private final SignIns signIns;

    SignInApi(SignIns signIns) {
        this.signIns = signIns;
    }

    /** What was typed into the form; prints masked. */
    record Credentials(@Nullable String email, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    record Welcome(UUID accountId, String displayName, Set<Role> roles) {
        static Welcome to(Account account) {
            return new Welcome(
                    account.accountId(),
                    account.person().displayName(),
                    account.person().roles());
        }
    }

    @PostMapping
    Mono<ResponseEntity<Welcome>> signIn(@RequestBody Credentials credentials, ServerHttpRequest request) {
        var check = new Check();
        Optional<EmailAddress> address = address(check, check.text("/email", credentials.email()));
        var password = new Secret(check.text("/password", credentials.password()));
        check.finish();
        return signIns.signIn(address.orElseThrow(), password, request).map(SignInApi::answer);
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

    private static ResponseEntity<Welcome> answer(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .header(
                                HttpHeaders.SET_COOKIE,
                                SessionCookie.holding(signedIn.token().value()).toString())
                        .body(Welcome.to(signedIn.account()));
            case SignInOutcome.InvalidCredentials invalid -> throw INVALID_CREDENTIALS.asException();
            case SignInOutcome.Unavailable away ->
                throw Problem.unavailable(away.retryAfter()).asException();
        };
    }
}
