package io.latchkey.devstack.inbox;

import java.io.IOException;

/** Has the HTTP server close the connection without an answer. */
final class HungUp extends IOException {

    private static final long serialVersionUID = 1L;

    HungUp() {
        super("hung up, as told");
    }
}
