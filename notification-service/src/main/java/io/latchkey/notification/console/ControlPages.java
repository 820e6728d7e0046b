package io.latchkey.notification.console;

import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How the ways out stand, and which accounts get no mail. */
@Controller
@RequestMapping(ControlPages.PATH)
class ControlPages {

    static final String PATH = ConsolePaths.ROOT + "/controls";

    private static final Set<String> DONE = Set.of("pause", "resume", "lift");

    private final ChannelOperations operations;
    private final PageRenderer renderer;

    ControlPages(ChannelOperations operations, PageRenderer renderer) {
        this.operations = operations;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<ResponseEntity<byte[]>> showControls(ServerHttpRequest request) {
        return Mono.zip(
                        operations.listChannels(),
                        operations.listSuppressions(),
                        (channels, suppressions) -> PageModel.of("controls")
                                .with("channels", channels)
                                .with("suppressions", suppressions))
                .map(page -> PageNotices.withSuccess(page, request, "controls.done.", DONE))
                .map(page -> renderer.renderPage(request, page));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/channels/{name}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> changeChannel(@PathVariable String name, ServerWebExchange exchange) {
        var by = OperatorAuthenticationFilter.requireOperator(exchange);
        return PageForm.fromExchange(exchange).flatMap(form -> operations
                .changeChannel(name, form.text("action"), by, form.text("reason"))
                .thenReturn(renderer.seeOther(exchange.getRequest(), PATH, "done", form.text("action"))));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping(path = "/suppressions/{account}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> liftSuppression(@PathVariable String account, ServerWebExchange exchange) {
        var by = OperatorAuthenticationFilter.requireOperator(exchange);
        return PageForm.fromExchange(exchange)
                .flatMap(form -> operations.liftSuppression(account, by, form.text("reason")))
                .then(Mono.fromSupplier(() -> renderer.seeOther(exchange.getRequest(), PATH, "done", "lift")));
    }
}
