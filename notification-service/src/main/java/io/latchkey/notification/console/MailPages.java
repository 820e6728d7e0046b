package io.latchkey.notification.console;

import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.Page;
import io.latchkey.notification.web.Pages;
import io.latchkey.notification.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;

/** All that is known of a mail, an account or a cause: the page that answers "the mail did not arrive". */
@Controller
class MailPages {

    private final Dossiers dossiers;
    private final Pages pages;

    MailPages(Dossiers dossiers, Pages pages) {
        this.dossiers = dossiers;
        this.pages = pages;
    }

    @GetMapping(ConsolePaths.ROOT + "/mails/{id}")
    Mono<ResponseEntity<byte[]>> open(@PathVariable String id, ServerHttpRequest request) {
        return Mono.justOrEmpty(Sought.read(id))
                .filter(Sought.ById.class::isInstance)
                .cast(Sought.ById.class)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException))
                .flatMap(sought -> dossiers.of(sought.id()))
                .map(dossier -> pages.show(request, Page.of("mails").with("dossier", dossier)));
    }
}
