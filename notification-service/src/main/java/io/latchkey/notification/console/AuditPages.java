package io.latchkey.notification.console;

import io.latchkey.notification.operator.AuditLog;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** What operators did and why, newest first. */
@Controller
class AuditPages {

    private final AuditLog audit;
    private final PageRenderer renderer;

    AuditPages(AuditLog audit, PageRenderer renderer) {
        this.audit = audit;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping(ConsolePaths.ROOT + "/audit")
    Mono<ResponseEntity<byte[]>> showEntries(
            @RequestParam(defaultValue = "") String before, ServerHttpRequest request) {
        return audit.findNewest(AuditApi.parseBefore(before), AuditApi.PAGE)
                .map(AuditApi.ListView::of)
                .map(list -> renderer.renderPage(request, PageModel.of("audit").with("list", list)));
    }
}
