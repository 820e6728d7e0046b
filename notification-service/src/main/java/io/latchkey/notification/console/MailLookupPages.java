package io.latchkey.notification.console;

import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;

/** All that is known of a mail, an account or a cause: the page that answers "the mail did not arrive". */
@Controller
class MailLookupPages {

    private final ConsoleLookup lookup;
    private final PageRenderer renderer;

    MailLookupPages(ConsoleLookup lookup, PageRenderer renderer) {
        this.lookup = lookup;
        this.renderer = renderer;
    }

    @GetMapping(ConsolePaths.ROOT + "/mails/{id}")
    Mono<ResponseEntity<byte[]>> showMails(@PathVariable String id, ServerHttpRequest request) {
        return Mono.justOrEmpty(SearchTerm.parse(id))
                .filter(SearchTerm.ById.class::isInstance)
                .cast(SearchTerm.ById.class)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(sought -> lookup.loadResult(sought.id()))
                .map(result ->
                        renderer.renderPage(request, PageModel.of("mails").with("dossier", result)));
    }
}
