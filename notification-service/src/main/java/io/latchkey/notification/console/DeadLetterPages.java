package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterQueries;
import io.latchkey.notification.deadletter.DeadLetterTopicCatalog;
import io.latchkey.notification.deadletter.DeadLetterView;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.deadletter.ReplayService;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The pages of dead letters: which there are, what a replay would do, and the replay. */
@Controller
@RequestMapping(DeadLetterPages.PATH)
class DeadLetterPages {

    static final String PATH = ConsolePaths.ROOT + "/letters";

    private static final Set<String> DONE = Set.of("park", "discard", "reopen");

    private final DeadLetterQueries deadLetters;
    private final ReplayService replays;
    private final ReplayRequestValidator validator;
    private final DeadLetterActions actions;
    private final PageRenderer renderer;

    DeadLetterPages(
            DeadLetterQueries deadLetters,
            ReplayService replays,
            ReplayRequestValidator validator,
            DeadLetterActions actions,
            PageRenderer renderer) {
        this.deadLetters = deadLetters;
        this.replays = replays;
        this.validator = validator;
        this.actions = actions;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<ResponseEntity<byte[]>> showList(ServerHttpRequest request) {
        var asked = DeadLetterQueryParser.parseQuery(request.getQueryParams());
        return Mono.zip(
                        deadLetters.findPage(asked.filter(), asked.limit()),
                        deadLetters.countByTopic(),
                        (page, counts) -> PageModel.of("letters")
                                .with("letters", page)
                                .with("depths", counts)
                                .with("topics", DeadLetterTopicCatalog.topicNames())
                                .with("topic", asked.filter().topic())
                                .with("state", orEmpty(request.getQueryParams().getFirst("state")))
                                .with("most", replays.maxReplaySize())
                                .with("next", DeadLetterQueryParser.nextCursor(page, asked.limit())))
                .map(page -> renderer.renderPage(request, page));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping(RecordPositionResolver.PATH)
    Mono<ResponseEntity<byte[]>> showLetter(RecordPosition position, ServerHttpRequest request) {
        return deadLetters
                .findByPosition(position)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(this::letterPage)
                .map(page -> PageNotices.withSuccess(page, request, "letter.done.", DONE))
                .map(page -> renderer.renderPage(request, page));
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = RecordPositionResolver.PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> applyAction(RecordPosition position, ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        return PageForm.fromExchange(exchange).flatMap(form -> {
            String action = form.text("action");
            return actions.applyAction(action, position, by, form.text("reason"))
                    .then(Mono.fromSupplier(
                            () -> renderer.seeOther(exchange.getRequest(), PATH + "/" + position, "done", action)));
        });
    }

    /** The answer is the report, with the form filled in: sending it again does what the report announced. */
    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> replayLetters(ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        return PageForm.fromExchange(exchange)
                .flatMap(form -> replays.replay(validator.toCommand(toReplayRequest(form), by))
                        .map(report -> PageModel.of("replay")
                                .with("report", report)
                                .with("most", replays.maxReplaySize())
                                .with("topic", form.text("topic"))
                                .with("letter", form.text("letter"))
                                .with("cap", form.text("cap"))
                                .with("reason", form.text("reason")))
                        .map(page -> renderer.renderPage(exchange.getRequest(), page)));
    }

    private Mono<PageModel> letterPage(DeadLetterView deadLetter) {
        PageModel plain = PageModel.of("letter").with("letter", deadLetter);
        return replays.previewLetter(deadLetter.place()).flatMap(look -> deadLetters
                .findReturned(deadLetter)
                .map(back -> plain.with("cameBack", back))
                .defaultIfEmpty(plain)
                .map(page -> page.with("look", look)));
    }

    private static ReplayRequestValidator.ReplayRequest toReplayRequest(PageForm form) {
        String letter = form.text("letter");
        return new ReplayRequestValidator.ReplayRequest(
                form.text("topic"),
                letter.isEmpty() ? null : List.of(letter),
                parseNumber(form.text("cap")),
                !form.text("action").equals("replay"),
                form.text("reason"));
    }

    private static @Nullable Integer parseNumber(String text) {
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException notOne) {
            throw Problem.invalidRequest("/cap", "must be a number").toException();
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
