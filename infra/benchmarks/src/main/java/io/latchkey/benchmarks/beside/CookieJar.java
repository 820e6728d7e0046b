package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.RawAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of one browser at one server; paths and lifetimes are not looked at, as a flow is short. */
final class CookieJar {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Takes what the answer sets; what it empties is gone. */
    void takeFrom(RawAnswer answer) {
        for (String line : answer.findHeaders("set-cookie")) {
            String pair = line.split(";", 2)[0];
            int equals = pair.indexOf('=');
            String name = pair.substring(0, equals).strip();
            String value = pair.substring(equals + 1).strip();
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        }
    }

    /** For the next request. */
    String toHeader() {
        return "Cookie: "
                + values.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }
}
