package io.latchkey.notification.web;

import io.latchkey.platform.web.CrossOriginRule;
import io.latchkey.platform.web.RequestFilter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whether an unsafe request was sent by a page of another site. One form comes from elsewhere: the gateway's, which
 * carries the token, and it is told by its origin, so that no other page can sign somebody in as somebody else.
 */
record ConsoleOriginRule(CrossOriginRule own, String gatewayOrigin) {

    ConsoleOriginRule(String ourOrigin, String gatewayOrigin) {
        this(new CrossOriginRule(ourOrigin), gatewayOrigin);
    }

    boolean isCrossOrigin(ServerHttpRequest request) {
        if (RequestFilter.isSafeMethod(request.getMethod())) {
            return false;
        }
        return request.getPath().value().equals(ConsolePaths.ROOT + "/sign-in")
                ? isForeignForm(request.getHeaders())
                : own.refuses(request.getHeaders());
    }

    private boolean isForeignForm(HttpHeaders headers) {
        @Nullable String origin = headers.getOrigin();
        return origin == null ? own.refuses(headers) : !gatewayOrigin.equals(origin.toLowerCase(Locale.ROOT));
    }
}
