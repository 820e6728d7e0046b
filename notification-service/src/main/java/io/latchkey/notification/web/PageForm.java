package io.latchkey.notification.web;

import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a browser sent with an ordinary form; of a field given twice the first counts. Prints nothing of it. */
public record PageForm(MultiValueMap<String, String> fields) {

    /** Reads the form; one that cannot be read is {@code invalid-request}. */
    public static Mono<PageForm> fromExchange(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(PageForm::new)
                .onErrorMap(IllegalArgumentException.class, bad -> Problem.invalidRequest("", "cannot be read")
                        .asException());
    }

    /** The text of a field without the space around it; empty when there is none. */
    public String text(String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    @Override
    public String toString() {
        return "PageForm[***]";
    }
}
