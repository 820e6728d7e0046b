package io.latchkey.gateway.account;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.web.RequestValidator;
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
    private final SessionService sessions;
    private final LanguagePreference preference;
    private final PageLanguages languages;

    ProfileApi(SessionService sessions, LanguagePreference preference, PageLanguages languages) {
        this.sessions = sessions;
        this.preference = preference;
        this.languages = languages;
    }

    record ProfilePatch(@Nullable String locale) {}

    @PatchMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> updateProfile(@RequestBody ProfilePatch patch, ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(principal -> {
            var check = new RequestValidator();
            Optional<AccountLocale> locale =
                    new ProfileValidator(check).readLocale("/locale", patch.locale(), languages);
            check.throwIfInvalid();
            return preference.changeLanguage(principal.account().accountId(), locale.orElseThrow());
        });
    }
}
