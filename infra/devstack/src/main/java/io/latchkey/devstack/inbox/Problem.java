package io.latchkey.devstack.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that the inbox cannot serve, as the RFC 9457 problem it is answered with. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A field that is wrong: JSON pointer and what it should be. */
    record FieldError(String pointer, String detail) {}

    private final int status;
    private final String title;
    private final transient Map<String, Object> members;

    private Problem(int status, String name, String title, Map<String, Object> more) {
        super(title, null, false, false);
        this.status = status;
        this.title = title;
        var all = new LinkedHashMap<String, Object>();
        all.put("type", "urn:latchkey:problem:" + name);
        all.put("title", title);
        all.put("status", status);
        all.putAll(more);
        this.members = all;
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem(400, "invalid-request", "The request is not valid", Map.of("errors", errors));
    }

    static Problem invalid(String pointer, String detail) {
        return invalid(List.of(new FieldError(pointer, detail)));
    }

    static Problem notJson() {
        return invalid("", "the body is not valid JSON");
    }

    static Problem crossOrigin() {
        return new Problem(403, "cross-origin", "Another site may not do this", Map.of());
    }

    static Problem notFound() {
        return new Problem(404, "not-found", "There is nothing here", Map.of());
    }

    static Problem methodNotAllowed() {
        return new Problem(405, "method-not-allowed", "This method is not for this address", Map.of());
    }

    static Problem tooLarge() {
        return new Problem(413, "too-large", "The request is too large", Map.of());
    }

    static Problem internal() {
        return new Problem(500, "internal", "The inbox failed; its log says more", Map.of());
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    Answer answer() {
        return Answer.json(status, members).type("application/problem+json");
    }
}
