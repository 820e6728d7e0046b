package io.latchkey.notification.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What belongs to the console, told as the routes see it: decoded, without path parameters. */
public final class ConsolePaths {

    /** Below this stands all of the console. */
    public static final String ROOT = "/operations";

    /** Below this stands its HTTP API. */
    public static final String API = ROOT + "/api/v1";

    private ConsolePaths() {}

    /** Whether a request is for the console. */
    public static boolean isConsoleRequest(ServerHttpRequest request) {
        String path = decodedPath(request);
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Whether the answer is a page: outside the API, for who asks for one. */
    public static boolean wantsPage(ServerHttpRequest request) {
        String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE) && !isApiRequest(request);
    }

    static boolean isApiRequest(ServerHttpRequest request) {
        return decodedPath(request).startsWith(ROOT + "/api/");
    }

    /** The path, decoded. */
    public static String decodedPath(ServerHttpRequest request) {
        var text = new StringBuilder();
        for (PathContainer.Element element : request.getPath().elements()) {
            text.append(element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : "/");
        }
        return text.toString();
    }
}
