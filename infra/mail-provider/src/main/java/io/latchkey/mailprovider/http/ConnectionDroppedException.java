package io.latchkey.mailprovider.http;

import java.io.IOException;

/** Has the HTTP server close the connection without an answer. */
public final class ConnectionDroppedException extends IOException {

    private static final long serialVersionUID = 1L;

    public ConnectionDroppedException() {
        super("hung up, as told");
    }
}
