package io.latchkey.notification.console;

import io.latchkey.notification.channel.ChannelView;
import io.latchkey.notification.operator.OperatorsOnly;
import io.latchkey.notification.suppression.Suppression;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.JsonBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Channels and suppressions, for programs. */
@RestController
@RequestMapping(path = ConsolePaths.API, produces = MediaType.APPLICATION_JSON_VALUE)
class ControlsApi {

    private final Controls controls;

    ControlsApi(Controls controls) {
        this.controls = controls;
    }

    record ChannelList(List<ChannelView> channels) {}

    record SuppressionList(List<Suppression> suppressions) {}

    record Decision(@Nullable String reason) {}

    @GetMapping("/channels")
    Mono<ChannelList> channels() {
        return controls.channels().map(ChannelList::new);
    }

    @PostMapping(path = "/channels/{name}/{action}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> channel(
            @PathVariable String name,
            @PathVariable String action,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        return controls.channel(name, action, OperatorsOnly.operator(exchange), reason(body))
                .thenReturn(ResponseEntity.noContent().build());
    }

    @GetMapping("/suppressions")
    Mono<SuppressionList> suppressions() {
        return controls.suppressions().map(SuppressionList::new);
    }

    /** 202: it is lifted at the provider first, which is tried until it is done. */
    @PostMapping(path = "/suppressions/{account}/lift", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> lift(
            @PathVariable String account, @RequestBody byte[] body, ServerWebExchange exchange) {
        return controls.lift(account, OperatorsOnly.operator(exchange), reason(body))
                .thenReturn(ResponseEntity.accepted().build());
    }

    private static @Nullable String reason(byte[] body) {
        return JsonBody.read(body, Decision.class).reason();
    }
}
