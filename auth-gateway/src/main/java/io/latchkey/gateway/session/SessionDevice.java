package io.latchkey.gateway.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a person recognises one of their sessions by; null: not known to us. */
record SessionDevice(@Nullable String browser, @Nullable String system) {
    // Of the browsers that name each other the more particular comes first.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("EdgA/", "Edge"),
            Map.entry("EdgiOS/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("OPX/", "Opera"),
            Map.entry("Vivaldi/", "Vivaldi"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("DuckDuckGo/", "DuckDuckGo"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Version/", "Safari"));

    private static final List<String> SYSTEMS =
            List.of("iPhone", "iPad", "Android", "CrOS", "Windows", "Macintosh", "Linux");

    /** Systems that people know by another name than that in the header. */
    private static final Map<String, String> KNOWN_AS = Map.of("CrOS", "ChromeOS", "Macintosh", "macOS");

    static SessionDevice fromRequest(ServerHttpRequest request) {
        String userAgent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return userAgent == null ? new SessionDevice(null, null) : parseUserAgent(userAgent);
    }

    /** As far as a person needs to tell their own devices apart. */
    static SessionDevice parseUserAgent(String userAgent) {
        return new SessionDevice(findBrowser(userAgent), findSystem(userAgent));
    }

    private static @Nullable String findBrowser(String userAgent) {
        return BROWSERS.stream()
                .filter(browser -> userAgent.contains(browser.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static @Nullable String findSystem(String userAgent) {
        return SYSTEMS.stream()
                .filter(userAgent::contains)
                .findFirst()
                .map(system -> KNOWN_AS.getOrDefault(system, system))
                .orElse(null);
    }

    /** In English, for programs; pages say it in their own language. */
    String describeInEnglish() {
        if (browser != null) {
            return system == null ? browser : browser + " on " + system;
        }
        return system == null ? "Unknown device" : system;
    }
}
