package io.latchkey.platform.web;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A request's path as the routes see it: decoded, and without path parameters, which would hide a rule's path. */
public final class DecodedPath {
    private DecodedPath() {}

    public static String fromRequest(ServerHttpRequest request) {
        RequestPath path = request.getPath();
        String plain = path.value();
        if (plain.indexOf('%') < 0 && plain.indexOf(';') < 0) {
            return plain;
        }
        var text = new StringBuilder();
        for (PathContainer.Element element : path.elements()) {
            text.append(element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : "/");
        }
        return text.toString();
    }
}
