package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.session.ApplicationCode;
import io.latchkey.gateway.session.ApplicationSessionService;
import io.latchkey.gateway.web.ApplicationOrigin;
import io.latchkey.gateway.web.RedirectValidator;
import io.latchkey.platform.keys.SessionToken;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.UrlOrigin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** What nobody is told who asks a proxy for a page: where to sign in, and from there back to what they wanted. */
@Component
final class SignInRedirect {
    static final String START = "/forward-auth/start";
    private static final String FRONT_DOOR = "/";

    /** So that the whole address still fits where it is the place to come back to. */
    private static final int LONGEST_NEXT = 1800;

    private final RedirectValidator places;
    private final String ownOrigin;

    SignInRedirect(RedirectValidator places, IdentitySettings settings) {
        this.places = places;
        this.ownOrigin = UrlOrigin.fromUrl(settings.issuer());
    }

    /** Fails with 401 for a program. */
    ResponseEntity<Void> denyOnOwnOrigin(ServerHttpRequest request) {
        requireReader(request);
        String wanted = places.resolveTarget(requestedUrl(request.getHeaders())).orElse(FRONT_DOOR);
        return found(toSignIn(wanted)).build();
    }

    /** The same on an application's host, with a cookie that says which browser may come back. */
    ResponseEntity<Void> denyAt(ApplicationOrigin application, ServerHttpRequest request) {
        requireReader(request);
        // A browser with several pages under way keeps its cookie, so that each of them comes back.
        SessionToken browser = ApplicationCookies.readBrowser(request).orElseGet(SessionToken::generateToken);
        String wanted = places.resolvePath(headerOrEmpty(request.getHeaders(), "X-Forwarded-Uri"))
                .filter(path -> encode(path).length() <= LONGEST_NEXT)
                .orElse(FRONT_DOOR);
        var code = new ApplicationCode(application.name(), ApplicationSessionService.stateOf(browser), wanted);
        return found(URI.create(ownOrigin + toStart(code)))
                .header(
                        HttpHeaders.SET_COOKIE,
                        ApplicationCookies.forBrowser(browser).toString())
                .build();
    }

    /** The sign-in page that leads back afterwards. */
    static URI toSignIn(String next) {
        return URI.create("/sign-in?next=" + encode(next));
    }

    /** Where the gateway makes this code. */
    static String toStart(ApplicationCode code) {
        return START + "?application=" + code.application() + "&state=" + code.state() + "&next=" + encode(code.next());
    }

    private static void requireReader(ServerHttpRequest request) {
        if (!headerOrEmpty(request.getHeaders(), HttpHeaders.ACCEPT).contains(MediaType.TEXT_HTML_VALUE)) {
            throw CommonProblems.UNAUTHENTICATED.toException();
        }
    }

    /** As the proxy names it; to the front door where it names no place, or none of ours. */
    private String requestedUrl(HttpHeaders headers) {
        String path = headerOrEmpty(headers, "X-Forwarded-Uri");
        String host = headerOrEmpty(headers, "X-Forwarded-Host");
        String proto = headerOrEmpty(headers, "X-Forwarded-Proto");
        boolean named = !host.isEmpty() && !proto.isEmpty();
        return named && !places.isOwnOrigin(proto + "://" + host) ? proto + "://" + host + path : path;
    }

    private static String headerOrEmpty(HttpHeaders headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static ResponseEntity.BodyBuilder found(URI location) {
        return ResponseEntity.status(HttpStatus.FOUND).location(location);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
