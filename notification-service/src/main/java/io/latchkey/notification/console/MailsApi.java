package io.latchkey.notification.console;

import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorsOnly;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.JsonBody;
import io.latchkey.notification.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What is known of a mail, an account or a cause; an address only ever comes in a body, never in a path. */
@RestController
@RequestMapping(path = ConsolePaths.API + "/mails", produces = MediaType.APPLICATION_JSON_VALUE)
class MailsApi {

    private final Dossiers dossiers;

    MailsApi(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** An id or an address. */
    record Search(@Nullable String q) {

        @Override
        public String toString() {
            return "Search[***]";
        }
    }

    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Dossier> search(@RequestBody byte[] body, ServerWebExchange exchange) {
        Operator by = OperatorsOnly.operator(exchange);
        String q = JsonBody.read(body, Search.class).q();
        Sought sought = Sought.read(q == null ? "" : q).orElseThrow(() -> Problem.invalid(
                        "/q", "must be the id of a mail, an account or a cause, or an address")
                .asException());
        return dossiers.find(sought, by)
                .flatMap(dossiers::of)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException));
    }

    @GetMapping("/{id}")
    Mono<Dossier> one(@PathVariable String id) {
        return Mono.justOrEmpty(Sought.read(id))
                .filter(Sought.ById.class::isInstance)
                .cast(Sought.ById.class)
                .flatMap(sought -> dossiers.of(sought.id()))
                .filter(dossier -> !dossier.isEmpty())
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException));
    }
}
