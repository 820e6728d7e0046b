package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterService;
import io.latchkey.notification.deadletter.DeadLetterView;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.deadletter.ReplayReport;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.Problem;
import io.latchkey.notification.web.StrictJson;
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
class DeadLettersApi {

    private static final String ONE = "/{topic}/{partition}/{offset}";

    private final DeadLetterService letters;
    private final RecordPositionParser places;
    private final DeadLetterQueryParser pager;
    private final ReplayRequestValidator replays;
    private final DeadLetterActions actions;

    DeadLettersApi(
            DeadLetterService letters,
            RecordPositionParser places,
            DeadLetterQueryParser pager,
            ReplayRequestValidator replays,
            DeadLetterActions actions) {
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
    record ListView(List<DeadLetterView> letters, @Nullable String next) {}

    /**
     * One letter.
     *
     * @param cameBackAs the letter that its replay became, if its reader could not process it again
     */
    record View(
            DeadLetterView letter,
            DeadLetterView.Preview look,
            @Nullable DeadLetterView cameBackAs) {}

    record Decision(@Nullable String reason) {}

    @GetMapping
    Mono<ListView> listLetters(ServerWebExchange exchange) {
        var asked = pager.parseQuery(exchange.getRequest().getQueryParams());
        return letters.findPage(asked.query(), asked.limit())
                .map(page -> new ListView(page, DeadLetterQueryParser.nextCursor(page, asked.limit())));
    }

    @GetMapping(ONE)
    Mono<View> getLetter(@PathVariable String topic, @PathVariable String partition, @PathVariable String offset) {
        RecordPosition place = places.parsePosition(topic, partition, offset);
        return letters.findByPosition(place)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException))
                .flatMap(letter -> letters.previewLetter(place).flatMap(look -> letters.findReturned(letter)
                        .map(back -> new View(letter, look, back))
                        .defaultIfEmpty(new View(letter, look, null))));
    }

    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ReplayReport> replayLetters(@RequestBody byte[] body, ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        return letters.replay(
                replays.toCommand(StrictJson.readBody(body, ReplayRequestValidator.ReplayRequest.class), by));
    }

    @PostMapping(path = ONE + "/{action}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> applyAction(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            @PathVariable String action,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        RecordPosition place = places.parsePosition(topic, partition, offset);
        String reason = StrictJson.readBody(body, Decision.class).reason();
        return actions.applyAction(action, place, by, reason)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
