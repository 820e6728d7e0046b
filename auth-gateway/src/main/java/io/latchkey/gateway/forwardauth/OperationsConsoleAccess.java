package io.latchkey.gateway.forwardauth;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.PrivilegedRolePolicy;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.CommonProblems;
import java.net.URI;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where the operations console is, and what opens it. */
@Component
final class OperationsConsoleAccess {
    private final IdentitySettings settings;
    private final PrivilegedRolePolicy roles;
    private final SessionService sessions;
    private final IdentityTokenIssuer tokens;

    OperationsConsoleAccess(
            IdentitySettings settings,
            PrivilegedRolePolicy roles,
            SessionService sessions,
            IdentityTokenIssuer tokens) {
        this.settings = settings;
        this.sessions = sessions;
        this.roles = roles;
        this.tokens = tokens;
    }

    /** A new token for the console, which says until when its holder is fresh; 403 for an account without the role. */
    Mono<String> issueToken(SignedIn holder) {
        return roles.permits(holder.account(), AccountRole.OPERATIONS)
                ? sessions.openConsole(holder).then(Mono.fromSupplier(() -> tokens.issueForOperations(holder)))
                : Mono.error(CommonProblems.FORBIDDEN.toException());
    }

    /** Where the form is sent. */
    URI signInUrl() {
        return URI.create(consoleUrl() + "/sign-in");
    }

    /** The console's front page, below which everything of it stands. */
    URI consoleUrl() {
        return URI.create(settings.operationsUrl().toString().replaceFirst("/+$", "") + "/operations");
    }

    /** The origin of the console, as a content policy names it. */
    URI consoleOrigin() {
        return URI.create(consoleUrl().getScheme() + "://" + consoleUrl().getRawAuthority());
    }
}
