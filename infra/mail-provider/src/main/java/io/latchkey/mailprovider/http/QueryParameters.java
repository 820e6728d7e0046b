package io.latchkey.mailprovider.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's address; of a repeated one, the last. */
public final class QueryParameters {

    private final Map<String, String> parameters;

    private QueryParameters(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    public static QueryParameters fromExchange(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        var parameters = new HashMap<String, String>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decodeComponent(pair.substring(0, equals)), decodeComponent(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(parameters);
    }

    /** Null when absent or empty. */
    @Nullable
    public String findText(String name) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * An address: a plus stands for itself, whether or not the sender wrote it as {@code %2B}, for no address has a
     * space.
     */
    @Nullable
    public String findAddress(String name) {
        String value = findText(name);
        return value == null ? null : value.replace(' ', '+');
    }

    /** Throws {@link ProviderProblem} when it is not a whole number in the range. */
    public int readInteger(String name, int least, int most, int otherwise) {
        String value = findText(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw ProviderProblem.invalidRequest("/" + name, "must be a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    private static String decodeComponent(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProviderProblem.invalidRequest("", "the query is not well encoded");
        }
    }
}
