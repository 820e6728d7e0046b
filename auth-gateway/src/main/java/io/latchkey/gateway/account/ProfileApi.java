package io.latchkey.gateway.account;

import io.latchkey.contracts.Locale;
import io.latchkey.gateway.directory.PersonCheck;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.web.Check;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a holder may change of their own profile. */
@RestController
@RequestMapping(
        path = "/api/v1/profile",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class ProfileApi {
    private final Sessions sessions;
    private final OwnLanguage language;

    ProfileApi(Sessions sessions, OwnLanguage language) {
        this.sessions = sessions;
        this.language = language;
    }

    record Wish(@Nullable String locale) {}

    @PatchMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> change(@RequestBody Wish wish, ServerHttpRequest request) {
        return sessions.holder(request).flatMap(visitor -> {
            var check = new Check();
            Optional<Locale> locale = new PersonCheck(check).locale("/locale", wish.locale());
            check.finish();
            return language.change(visitor.account().accountId(), locale.orElseThrow());
        });
    }
}
