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

    private final Overviews overviews;

    OverviewApi(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping(path = ConsolePaths.API + "/overview", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Overview> overview(@RequestParam(defaultValue = Overviews.HOUR) String span) {
        return overviews.over(span);
    }
}
