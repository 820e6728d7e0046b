package io.latchkey.notification.web;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A page to be shown: its template and what the template speaks of. */
public record Page(String template, HttpStatus status, Map<String, @Nullable Object> model) {

    public Page {
        model = Collections.unmodifiableMap(new HashMap<>(model));
    }

    /** A page with status 200 and nothing to speak of yet. */
    public static Page of(String template) {
        return new Page(template, HttpStatus.OK, Map.of());
    }

    public Page status(HttpStatus other) {
        return new Page(template, other, model);
    }

    /** The same page with one more thing to speak of. */
    public Page with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(model);
        more.put(name, value);
        return new Page(template, status, more);
    }
}
