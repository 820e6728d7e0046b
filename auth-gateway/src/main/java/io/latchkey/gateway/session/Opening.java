package io.latchkey.gateway.session;

import io.latchkey.contracts.Secret;

/** What became of the wish to open a session. */
public sealed interface Opening {
    /** It is open; the token goes into the cookie and nowhere else. */
    record Opened(Secret token) implements Opening {}

    /** The credential that was verified no longer counts, or the account is disabled or gone. */
    record Superseded() implements Opening {}
}
