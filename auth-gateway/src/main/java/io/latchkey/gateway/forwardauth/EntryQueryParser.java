package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.session.ApplicationCode;
import io.latchkey.gateway.web.ApplicationOrigin;
import io.latchkey.gateway.web.RedirectValidator;
import io.latchkey.platform.keys.SessionToken;
import io.latchkey.platform.web.RequestValidator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;

/** Reads what the redirects on the way into an application carry: each parameter once, by GET alone. */
@Component
final class EntryQueryParser {
    private final ApplicationSettings settings;
    private final RedirectValidator places;

    EntryQueryParser(ApplicationSettings settings, RedirectValidator places) {
        this.settings = settings;
        this.places = places;
    }

    /** Fails with 400 that names each parameter that is not as it must be. */
    EntryQuery parseStart(ServerHttpRequest request) {
        requireGet(request);
        var check = new RequestValidator();
        Optional<ApplicationOrigin> application = find(request, "application").flatMap(settings::findByName);
        Optional<String> state = find(request, "state")
                .filter(text -> SessionToken.fromCookie(text).isPresent());
        Optional<String> next = request.getQueryParams().containsKey("next")
                ? find(request, "next").flatMap(places::resolvePath)
                : Optional.of("/");
        if (application.isEmpty()) {
            check.addError("/application", "must be the name of an application, once");
        }
        if (state.isEmpty()) {
            check.addError("/state", "must be 43 characters of base64url, once; open the application again");
        }
        if (next.isEmpty()) {
            check.addError(
                    "/next", "must be a path of the application of at most 2048 characters, once, or be left out");
        }
        check.throwIfInvalid();
        ApplicationOrigin found = application.orElseThrow();
        return new EntryQuery(found, new ApplicationCode(found.name(), state.orElseThrow(), next.orElseThrow()));
    }

    /** Empty for what cannot be one. */
    static Optional<SessionToken> parseCode(ServerHttpRequest request) {
        requireGet(request);
        return find(request, "code").flatMap(SessionToken::fromCookie);
    }

    /** A look at the headers alone spends nothing and makes nothing. */
    private static void requireGet(ServerHttpRequest request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            throw new MethodNotAllowedException(request.getMethod(), Set.of(HttpMethod.GET));
        }
    }

    private static Optional<String> find(ServerHttpRequest request, String name) {
        List<String> values = request.getQueryParams().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.ofNullable(values.getFirst()) : Optional.empty();
    }

    /** A code is wanted for this application. */
    record EntryQuery(ApplicationOrigin application, ApplicationCode code) {}
}
