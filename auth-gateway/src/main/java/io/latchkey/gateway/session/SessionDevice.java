package io.latchkey.gateway.session;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a person recognises one of their sessions by; null: not known to us. */
record SessionDevice(@Nullable String browser, @Nullable String system) {
    static SessionDevice fromRequest(ServerHttpRequest request) {
        String userAgent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return userAgent == null ? new SessionDevice(null, null) : UserAgentParser.parseUserAgent(userAgent);
    }

    /** In English, for programs; pages say it in their own language. */
    String describeInEnglish() {
        if (browser != null) {
            return system == null ? browser : browser + " on " + system;
        }
        return system == null ? "Unknown device" : system;
    }
}
