package io.latchkey.notification.console;

import io.latchkey.notification.letters.LetterLook;
import io.latchkey.notification.letters.LetterView;
import io.latchkey.notification.letters.Letters;
import io.latchkey.notification.letters.Place;
import io.latchkey.notification.letters.ReplayReport;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorsOnly;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.JsonBody;
import io.latchkey.notification.web.Problem;
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

/** The dead letters, for programs. */
@RestController
@RequestMapping(path = ConsolePaths.API + "/letters", produces = MediaType.APPLICATION_JSON_VALUE)
class LettersApi {

    private static final String ONE = "/{topic}/{partition}/{offset}";

    private final Letters letters;
    private final Places places;
    private final LetterPager pager;
    private final ReplayForm replays;
    private final LetterActions actions;

    LettersApi(Letters letters, Places places, LetterPager pager, ReplayForm replays, LetterActions actions) {
        this.letters = letters;
        this.places = places;
        this.pager = pager;
        this.replays = replays;
        this.actions = actions;
    }

    /**
     * A page.
     *
     * @param next what to ask for as {@code after}; null at the end
     */
    record ListView(List<LetterView> letters, @Nullable String next) {}

    /**
     * One letter.
     *
     * @param cameBackAs the letter that its replay became, if its reader could not process it again
     */
    record View(
            LetterView letter, LetterLook look, @Nullable LetterView cameBackAs) {}

    record Decision(@Nullable String reason) {}

    @GetMapping
    Mono<ListView> list(ServerWebExchange exchange) {
        var asked = pager.read(exchange.getRequest().getQueryParams());
        return letters.page(asked.query(), asked.limit())
                .map(page -> new ListView(page, LetterPager.next(page, asked.limit())));
    }

    @GetMapping(ONE)
    Mono<View> one(@PathVariable String topic, @PathVariable String partition, @PathVariable String offset) {
        Place place = places.read(topic, partition, offset);
        return letters.one(place)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException))
                .flatMap(letter -> letters.look(place).flatMap(look -> letters.cameBack(letter)
                        .map(back -> new View(letter, look, back))
                        .defaultIfEmpty(new View(letter, look, null))));
    }

    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ReplayReport> replay(@RequestBody byte[] body, ServerWebExchange exchange) {
        Operator by = OperatorsOnly.operator(exchange);
        return letters.replay(replays.wish(JsonBody.read(body, ReplayForm.Body.class), by));
    }

    @PostMapping(path = ONE + "/{action}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> decide(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            @PathVariable String action,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        Operator by = OperatorsOnly.operator(exchange);
        Place place = places.read(topic, partition, offset);
        String reason = JsonBody.read(body, Decision.class).reason();
        return actions.decide(action, place, by, reason)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
