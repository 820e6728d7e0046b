package io.latchkey.mailprovider.http;

import java.net.BindException;

/** Says in one line which port is taken and how to mend it. */
public final class PortConflict {

    private PortConflict() {}

    public static BindException toBindException(int port, String setting, BindException cause) {
        var taken = new BindException("port " + port + " is taken; set " + setting + " to a free one");
        taken.initCause(cause);
        return taken;
    }
}
