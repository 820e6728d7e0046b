package io.latchkey.platform.trace;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where spans go.
 *
 * @param endpoint base address of an OTLP collector that takes HTTP; blank: spans are neither made nor sent
 * @param share of the traces that begin here, 0 to 1; a trace that came from outside keeps what its beginner decided
 */
@ConfigurationProperties("latchkey.trace")
record TraceSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("1") double share) {

    TraceSettings {
        if (!endpoint.isBlank() && !isHttpAddress(endpoint)) {
            throw new IllegalArgumentException(
                    "LATCHKEY_OTLP_ENDPOINT must be an http or https address without path, query and fragment");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("LATCHKEY_TRACE_SHARE must be a number from 0 to 1");
        }
    }

    boolean exportsSpans() {
        return !endpoint.isBlank();
    }

    /** Where OTLP over HTTP takes spans. */
    String tracesUrl() {
        return (endpoint.endsWith("/") ? endpoint : endpoint + "/") + "v1/traces";
    }

    private static boolean isHttpAddress(String text) {
        try {
            URI address = URI.create(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && (address.getPath().isEmpty() || address.getPath().equals("/"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
