package io.latchkey.notification.console;

import io.latchkey.notification.console.ReasonValidator.ReasonBody;
import io.latchkey.notification.deadletter.DeadLetterQueries;
import io.latchkey.notification.deadletter.DeadLetterView;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.deadletter.ReplayReport;
import io.latchkey.notification.deadletter.ReplayService;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsoleJson;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.CommonProblems;
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

    private final DeadLetterQueries deadLetters;
    private final ReplayService replays;
    private final ReplayRequestValidator validator;
    private final DeadLetterActions actions;

    DeadLettersApi(
            DeadLetterQueries deadLetters,
            ReplayService replays,
            ReplayRequestValidator validator,
            DeadLetterActions actions) {
        this.deadLetters = deadLetters;
        this.replays = replays;
        this.validator = validator;
        this.actions = actions;
    }

    /**
     * A page.
     *
     * @param next what to ask for as {@code after}; null at the end
     */
    record ListView(List<DeadLetterView> letters, @Nullable String next) {}

    /**
     * One dead letter.
     *
     * @param cameBackAs the dead letter that its replay became, if its reader could not process it again
     */
    record View(
            DeadLetterView letter,
            DeadLetterView.Preview look,
            @Nullable DeadLetterView cameBackAs) {}

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<ListView> listLetters(ServerWebExchange exchange) {
        var asked = DeadLetterQueryParser.parseQuery(exchange.getRequest().getQueryParams());
        return deadLetters
                .findPage(asked.filter(), asked.limit())
                .map(page -> new ListView(page, DeadLetterQueryParser.nextCursor(page, asked.limit())));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping(RecordPositionResolver.PATH)
    Mono<View> getLetter(RecordPosition position) {
        return deadLetters
                .findByPosition(position)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(found -> replays.previewLetter(position).flatMap(look -> deadLetters
                        .findReturned(found)
                        .map(back -> new View(found, look, back))
                        .defaultIfEmpty(new View(found, look, null))));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ReplayReport> replayLetters(@RequestBody byte[] body, ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        return replays.replay(
                validator.toCommand(ConsoleJson.readBody(body, ReplayRequestValidator.ReplayRequest.class), by));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = RecordPositionResolver.PATH + "/{action}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> applyAction(
            RecordPosition position,
            @PathVariable String action,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        return actions.applyAction(action, position, by, ReasonBody.readReason(body))
                .thenReturn(ResponseEntity.noContent().build());
    }
}
