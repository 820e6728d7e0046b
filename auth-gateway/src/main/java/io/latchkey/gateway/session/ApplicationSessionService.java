package io.latchkey.gateway.session;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.platform.keys.SessionToken;
import java.time.Clock;
import java.util.Base64;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The same session on the host of an application, which has a cookie of its own: opened there by a code that works once,
 * for a moment and in one browser; alive as long as the session is.
 */
@Component
public final class ApplicationSessionService {
    private final ApplicationSessionTable table;
    private final SessionService sessions;
    private final SessionSettings settings;
    private final Clock clock;

    ApplicationSessionService(
            ApplicationSessionTable table, SessionService sessions, SessionSettings settings, Clock clock) {
        this.table = table;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /** A new code; empty when the session is over meanwhile. */
    public Mono<SecretValue> issueCode(SignedIn holder, ApplicationCode wanted) {
        SessionToken code = SessionToken.generateToken();
        return table.insertCode(
                        holder.sessionId(), wanted, code, clock.instant().plus(settings.applicationCode()))
                .filter(inserted -> inserted)
                .map(inserted -> new SecretValue(code.value()));
    }

    /**
     * Spends the code, in one statement.
     *
     * @param browser what the application's host keeps in the browser that brings the code
     * @return empty when the code is unknown, used, over, or not for this application and browser; then nothing is spent
     */
    public Mono<OpenedApplication> redeemCode(SessionToken code, String application, SessionToken browser) {
        SessionToken opened = SessionToken.generateToken();
        return table.redeemCode(code, application, stateOf(browser), opened, clock.instant())
                .map(next -> new OpenedApplication(opened, next));
    }

    /** Who is signed in at the application, with roles and standing as they are now. */
    public Mono<SessionPrincipal> findPrincipal(SessionToken token, String application) {
        return sessions.toPrincipal(table.findByToken(token, application), true);
    }

    /** What stands of a browser's cookie in addresses and rows: it does not give the cookie. */
    public static String stateOf(SessionToken browser) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(browser.digest());
    }

    /**
     * A code was redeemed.
     *
     * @param token which goes into the application's cookie and nowhere else
     * @param next where its holder goes
     */
    public record OpenedApplication(SessionToken token, String next) {}
}
