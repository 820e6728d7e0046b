package io.latchkey.devstack.inbox;

import java.net.BindException;

/** Says in one line which port is taken and how to mend it. */
final class Ports {

    private Ports() {}

    static BindException taken(int port, String setting, BindException cause) {
        var taken = new BindException("port " + port + " is taken; set " + setting + " to a free one");
        taken.initCause(cause);
        return taken;
    }
}
