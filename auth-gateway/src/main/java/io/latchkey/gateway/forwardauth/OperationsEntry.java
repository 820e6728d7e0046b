package io.latchkey.gateway.forwardauth;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.web.Problems;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Where the operations console is, and what opens it. */
@Component
final class OperationsEntry {
    private final IdentitySettings settings;
    private final IdentityTokens tokens;

    OperationsEntry(IdentitySettings settings, IdentityTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** A fresh token for the console; 403 for an account without the role. */
    String token(Account account) {
        if (!account.person().roles().contains(Role.OPERATIONS)) {
            throw Problems.FORBIDDEN.asException();
        }
        return tokens.forOperations(account);
    }

    /** Where the form is sent. */
    URI address() {
        return URI.create(console() + "/sign-in");
    }

    /** The console's front page, below which everything of it stands. */
    URI console() {
        return URI.create(settings.operationsUrl().toString().replaceFirst("/+$", "") + "/operations");
    }

    /** The origin of the console, as a content policy names it. */
    URI origin() {
        return URI.create(console().getScheme() + "://" + console().getRawAuthority());
    }
}
