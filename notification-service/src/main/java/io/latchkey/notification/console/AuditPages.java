package io.latchkey.notification.console;

import io.latchkey.notification.audit.Audit;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.Page;
import io.latchkey.notification.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** What operators did and why, newest first. */
@Controller
class AuditPages {

    private final Audit audit;
    private final Pages pages;

    AuditPages(Audit audit, Pages pages) {
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping(ConsolePaths.ROOT + "/audit")
    Mono<ResponseEntity<byte[]>> open(@RequestParam(defaultValue = "") String before, ServerHttpRequest request) {
        return audit.newest(AuditApi.before(before), AuditApi.PAGE)
                .map(AuditApi.ListView::of)
                .map(list -> pages.show(request, Page.of("audit").with("list", list)));
    }
}
