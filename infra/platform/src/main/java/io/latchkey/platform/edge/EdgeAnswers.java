package io.latchkey.platform.edge;

import io.latchkey.platform.web.Problem;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;

/** Answers that the edge gives by itself, and the headers that every answer has. */
final class EdgeAnswers {
    private static final String NOTHING =
            "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** What tells a browser what an answer may never be used for; a page names its own content policy instead. */
    private static final List<Map.Entry<String, String>> SECURITY_HEADERS = List.of(
            Map.entry("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("Content-Security-Policy", NOTHING),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry("Cache-Control", "no-store"));

    private EdgeAnswers() {}

    static FullHttpResponse fromProblem(Problem problem) {
        FullHttpResponse response = withBody(problem.status().value(), problem.toJson());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        problem.findRetryAfterSeconds()
                .ifPresent(seconds -> response.headers().set(HttpHeaderNames.RETRY_AFTER, seconds));
        return response;
    }

    static FullHttpResponse movedTo(String address) {
        FullHttpResponse response = withBody(HttpResponseStatus.PERMANENT_REDIRECT.code(), new byte[0]);
        response.headers().set(HttpHeaderNames.LOCATION, address);
        return response;
    }

    static void addSecurityHeaders(HttpHeaders headers) {
        for (Map.Entry<String, String> header : SECURITY_HEADERS) {
            if (!headers.contains(header.getKey())) {
                headers.set(header.getKey(), header.getValue());
            }
        }
    }

    private static FullHttpResponse withBody(int status, byte[] body) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        addSecurityHeaders(response.headers());
        return response;
    }
}
