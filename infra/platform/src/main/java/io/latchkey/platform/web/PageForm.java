package io.latchkey.platform.web;

import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.web.Problem.FieldError;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a browser sent with an ordinary form; of a field given twice the first counts. Prints nothing of it. */
public record PageForm(MultiValueMap<String, String> fields) {

    /** Reads the form; one that cannot be read is {@code invalid-request}, one too large {@code too-large}. */
    public static Mono<PageForm> fromExchange(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(PageForm::new)
                .onErrorMap(IllegalArgumentException.class, badEscape -> Problem.invalidRequest(
                                List.of(new FieldError("", "cannot be read")))
                        .toException());
    }

    /** The text of a field without the space that keyboards leave around it; empty when there is none. */
    public String text(String name) {
        return rawValue(name).strip();
    }

    /** A field exactly as typed; empty when there is none. */
    public SecretValue secret(String name) {
        return new SecretValue(rawValue(name));
    }

    /** Whether the field was sent at all, be it empty. */
    public boolean hasField(String name) {
        return fields.containsKey(name);
    }

    private String rawValue(String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "PageForm[***]";
    }
}
