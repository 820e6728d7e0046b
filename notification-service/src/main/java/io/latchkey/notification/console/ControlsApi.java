package io.latchkey.notification.console;

import io.latchkey.contracts.internal.SuppressionOperation.SuppressedAddress;
import io.latchkey.notification.channel.ChannelControl.ChannelView;
import io.latchkey.notification.console.ReasonValidator.ReasonBody;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import java.util.List;
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

    private final ChannelOperations operations;

    ControlsApi(ChannelOperations operations) {
        this.operations = operations;
    }

    record ChannelList(List<ChannelView> channels) {}

    record SuppressionList(List<SuppressedAddress> suppressions) {}

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/channels")
    Mono<ChannelList> listChannels() {
        return operations.listChannels().map(ChannelList::new);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/channels/{name}/{action}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> changeChannel(
            @PathVariable String name,
            @PathVariable String action,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        return operations
                .changeChannel(
                        name,
                        action,
                        OperatorAuthenticationFilter.requireOperator(exchange),
                        ReasonBody.readReason(body))
                .thenReturn(ResponseEntity.noContent().build());
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/suppressions")
    Mono<SuppressionList> listSuppressions() {
        return operations.listSuppressions().map(SuppressionList::new);
    }

    /** 202: it is lifted at the provider first, which is tried until it is done. */
    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping(path = "/suppressions/{account}/lift", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> liftSuppression(
            @PathVariable String account, @RequestBody byte[] body, ServerWebExchange exchange) {
        return operations
                .liftSuppression(
                        account, OperatorAuthenticationFilter.requireOperator(exchange), ReasonBody.readReason(body))
                .thenReturn(ResponseEntity.accepted().build());
    }
}
