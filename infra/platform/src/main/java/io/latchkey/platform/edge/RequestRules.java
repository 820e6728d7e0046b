package io.latchkey.platform.edge;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request's head must be on a listener, before anything else looks at it (RFC 9112, and one spelling a path). */
final class RequestRules {
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Set<String> TRAILER_CODINGS = Set.of("trailers", "chunked");
    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private final EdgeListener listener;

    RequestRules(EdgeListener listener) {
        this.listener = listener;
    }

    /** The answer to a request that goes no further. */
    Optional<FullHttpResponse> refuse(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return refuse(EdgeProblems.fromDecoder(request.decoderResult().cause()));
        }
        if (!VERSIONS.contains(request.protocolVersion())) {
            return refuse(EdgeProblems.VERSION);
        }
        boolean current = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean named = hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        if (!named && (current || !hosts.isEmpty())) {
            return refuse(EdgeProblems.HOST);
        }
        return refuseEncoding(request, current)
                .or(() -> refuseTarget(request, hosts.isEmpty() ? "" : hosts.getFirst()));
    }

    private Optional<FullHttpResponse> refuseEncoding(HttpRequest request, boolean current) {
        List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunked = encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked");
        boolean plain = encodings.isEmpty() || (chunked && current);
        if (!plain) {
            return refuse(EdgeProblems.TRANSFER_ENCODING);
        }
        boolean known = request.headers().getAll(HttpHeaderNames.TE).stream()
                .allMatch(coding -> TRAILER_CODINGS.contains(coding.toLowerCase(Locale.ROOT)));
        return known ? Optional.empty() : refuse(EdgeProblems.TE);
    }

    private Optional<FullHttpResponse> refuseTarget(HttpRequest request, String host) {
        if (request.method().equals(HttpMethod.TRACE) || request.method().equals(HttpMethod.CONNECT)) {
            return refuse(CommonProblems.METHOD_NOT_ALLOWED);
        }
        Optional<RequestTarget> asked = RequestTarget.parse(request.uri(), host);
        if (asked.isEmpty()) {
            return refuse(EdgeProblems.TARGET);
        }
        RequestTarget target = asked.get();
        if (!target.isPlain()) {
            return refuse(CommonProblems.NOT_FOUND);
        }
        if (!listener.answers(target.path())) {
            return Optional.of(findMoved(request, target)
                    .map(EdgeAnswers::movedTo)
                    .orElseGet(() -> EdgeAnswers.fromProblem(CommonProblems.NOT_FOUND)));
        }
        long most = listener.largestBody().toBytes();
        return HttpUtil.getContentLength(request, 0L) > most ? refuse(EdgeProblems.tooLarge(most)) : Optional.empty();
    }

    private Optional<String> findMoved(HttpRequest request, RequestTarget target) {
        boolean looking =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return looking ? listener.findMoved(target.path(), target.pathAndQuery()) : Optional.empty();
    }

    private static Optional<FullHttpResponse> refuse(Problem problem) {
        return Optional.of(EdgeAnswers.fromProblem(problem));
    }
}
