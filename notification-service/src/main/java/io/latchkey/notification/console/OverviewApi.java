package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.OutboxOperations;
import io.latchkey.messaging.outbox.OutboxOperations.ParkedRow;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The state of things, and the parked events of this service's outbox, for programs. */
@RestController
@RequestMapping(path = ConsolePaths.API, produces = MediaType.APPLICATION_JSON_VALUE)
class OverviewApi {
    private static final int OLDEST = 200;

    private final OverviewCache overviews;
    private final OutboxOperations parked;
    private final OutboxRelease release;

    OverviewApi(OverviewCache overviews, OutboxOperations parked, OutboxRelease release) {
        this.overviews = overviews;
        this.parked = parked;
        this.release = release;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/overview")
    Mono<OverviewCache.Snapshot> getOverview(@RequestParam(defaultValue = OverviewCache.HOUR) String span) {
        return overviews.getSnapshot(span);
    }

    record ListView(List<ParkedRow> rows) {}

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/outbox/parked")
    Mono<ListView> listParked() {
        return parked.findOldest(OLDEST).map(ListView::new);
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping(path = "/outbox/parked/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> releaseRow(
            @PathVariable String id, @RequestBody byte[] body, ServerWebExchange exchange) {
        return release.releaseRow(
                        id, OperatorAuthenticationFilter.requireOperator(exchange), ReasonBody.readReason(body))
                .thenReturn(ResponseEntity.noContent().build());
    }
}
