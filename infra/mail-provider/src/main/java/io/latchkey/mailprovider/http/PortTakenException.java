package io.latchkey.mailprovider.http;

import java.net.BindException;

/** Says in one line which port is taken and how to mend it. */
public final class PortTakenException extends BindException {

    private static final long serialVersionUID = 1L;

    public PortTakenException(int port, String setting, BindException cause) {
        super("port " + port + " is taken; set " + setting + " to a free one");
        initCause(cause);
    }
}
