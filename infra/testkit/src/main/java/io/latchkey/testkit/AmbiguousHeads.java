package io.latchkey.testkit;

import java.util.List;

/** Headers that two readers could read in two ways: a proxy in one, a server in the other. */
final class AmbiguousHeads {
    static final List<String> ALL = List.of(
            "",
            "Host: a\r\nHost: b\r\n",
            "Host: a, b\r\n",
            "Host: a\r\nX-Folded: one\r\n two\r\n",
            "Host: a\r\nX-Folded: one\r\n\ttwo\r\n",
            "Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n",
            "Host: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
            "Host: a\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n",
            "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n",
            "Host: a\r\nTE: identity\r\n",
            "Host: a\nX: bare line feed\r\n",
            "Host: a\r\nX: \u0000\r\n");

    private AmbiguousHeads() {}
}
