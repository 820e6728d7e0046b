package io.latchkey.notification.console;

import io.latchkey.notification.web.ConsolePaths;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The state of things, for programs. */
@RestController
class OverviewApi {

    private final OverviewCache overviews;

    OverviewApi(OverviewCache overviews) {
        this.overviews = overviews;
    }

    @GetMapping(path = ConsolePaths.API + "/overview", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<OverviewCache.Snapshot> getOverview(@RequestParam(defaultValue = OverviewCache.HOUR) String span) {
        return overviews.getSnapshot(span);
    }
}
