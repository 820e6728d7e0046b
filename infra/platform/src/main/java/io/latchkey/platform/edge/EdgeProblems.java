package io.latchkey.platform.edge;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Why the edge refuses. */
final class EdgeProblems {
    static final Problem TIMEOUT = Problem.of(
            HttpStatus.REQUEST_TIMEOUT,
            "request-timeout",
            "The request took too long to arrive; send it again at once.");
    static final Problem UNAVAILABLE = Problem.unavailable(Duration.ofSeconds(1));
    static final Problem HOST =
            Problem.invalidRequest("/Host", "must stand exactly once, as a host name or address and perhaps a port");
    static final Problem TRANSFER_ENCODING = Problem.invalidRequest(
            "/Transfer-Encoding", "must be one chunked and nothing else, or absent; HTTP/1.0 has none");
    static final Problem TE = Problem.invalidRequest("/TE", "must be trailers or chunked, or absent");
    static final Problem PIPELINE =
            Problem.invalidRequest("", "may have at most 32 before it that are not yet answered");
    static final Problem VERSION = Problem.invalidRequest("", "must be HTTP/1.1 or HTTP/1.0");
    static final Problem TARGET = Problem.invalidRequest(
            "", "must ask for a path (or an address of this Host) in ASCII, each % with two hex digits");

    private static final Problem MALFORMED = Problem.invalidRequest(
            "",
            "is not well-formed HTTP: lines end with CR LF, no header is folded or holds a control character, a body"
                    + " has one Content-Length or Transfer-Encoding: chunked");
    private static final Problem LINE_TOO_LONG =
            Problem.of(HttpStatus.URI_TOO_LONG, "uri-too-long", "The request line is longer than 4096 bytes.");
    private static final Problem HEADERS_TOO_LARGE = Problem.of(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large", "The headers are larger than 8192 bytes.");

    private EdgeProblems() {}

    static Problem fromDecoder(Throwable failure) {
        return switch (failure) {
            case TooLongHttpLineException line -> LINE_TOO_LONG;
            case TooLongHttpHeaderException headers -> HEADERS_TOO_LARGE;
            default -> MALFORMED;
        };
    }

    static Problem tooLarge(long most) {
        return CommonProblems.TOO_LARGE.with("limit", most);
    }
}
