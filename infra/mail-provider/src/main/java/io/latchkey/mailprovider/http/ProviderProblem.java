package io.latchkey.mailprovider.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that the inbox cannot serve, as the RFC 9457 problem it is answered with. */
public final class ProviderProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A field that is wrong: JSON pointer and what it should be. */
    public record FieldError(String pointer, String detail) {}

    private final int status;
    private final String title;
    private final transient Map<String, Object> members;

    private ProviderProblem(int status, String name, String title, Map<String, Object> more) {
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

    public static ProviderProblem invalidRequest(List<FieldError> errors) {
        return new ProviderProblem(400, "invalid-request", "The request is not valid", Map.of("errors", errors));
    }

    static ProviderProblem invalidRequest(String pointer, String detail) {
        return invalidRequest(List.of(new FieldError(pointer, detail)));
    }

    public static ProviderProblem notJson() {
        return invalidRequest("", "the body is not valid JSON");
    }

    public static ProviderProblem crossOrigin() {
        return new ProviderProblem(403, "cross-origin", "Another site may not do this", Map.of());
    }

    /** @param host to ask instead */
    public static ProviderProblem misdirected(String host) {
        return new ProviderProblem(
                421, "misdirected-request", "The inbox answers as " + host + " and under no other name", Map.of());
    }

    public static ProviderProblem notFound() {
        return new ProviderProblem(404, "not-found", "There is nothing here", Map.of());
    }

    public static ProviderProblem methodNotAllowed() {
        return new ProviderProblem(405, "method-not-allowed", "This method is not for this address", Map.of());
    }

    public static ProviderProblem tooLarge() {
        return new ProviderProblem(413, "too-large", "The request is too large", Map.of());
    }

    public static ProviderProblem internalError() {
        return new ProviderProblem(500, "internal", "The inbox failed; its log says more", Map.of());
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public HttpAnswer toAnswer() {
        return HttpAnswer.fromJson(status, members).withContentType("application/problem+json");
    }
}
