package io.latchkey.gateway.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads browser and system out of a {@code User-Agent}, as far as a person needs to tell their own devices apart. Of
 * the browsers that name each other the more particular comes first.
 */
final class UserAgentParser {
    private static final Map<String, String> BROWSERS = orderedMap(
            "Edg/",
            "Edge",
            "EdgA/",
            "Edge",
            "EdgiOS/",
            "Edge",
            "OPR/",
            "Opera",
            "OPX/",
            "Opera",
            "Vivaldi/",
            "Vivaldi",
            "SamsungBrowser/",
            "Samsung Internet",
            "DuckDuckGo/",
            "DuckDuckGo",
            "FxiOS/",
            "Firefox",
            "Firefox/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Version/",
            "Safari");

    private static final Map<String, String> SYSTEMS = orderedMap(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "CrOS",
            "ChromeOS",
            "Windows",
            "Windows",
            "Macintosh",
            "macOS",
            "Linux",
            "Linux");

    private UserAgentParser() {}

    static SessionDevice parseUserAgent(String userAgent) {
        return new SessionDevice(findFirstMatch(BROWSERS, userAgent), findFirstMatch(SYSTEMS, userAgent));
    }

    private static @Nullable String findFirstMatch(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .findFirst()
                .map(Entry::getValue)
                .orElse(null);
    }

    private static Map<String, String> orderedMap(String... marksAndNames) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < marksAndNames.length; i += 2) {
            ordered.put(marksAndNames[i], marksAndNames[i + 1]);
        }
        return ordered;
    }
}
