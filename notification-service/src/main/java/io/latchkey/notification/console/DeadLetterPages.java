package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterService;
import io.latchkey.notification.deadletter.DeadLetterView;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.Page;
import io.latchkey.notification.web.PageForm;
import io.latchkey.notification.web.PageRenderer;
import io.latchkey.notification.web.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** The dead letters: what lies there, what a replay would do, and the replay. */
@Controller
@RequestMapping(DeadLetterPages.PATH)
class DeadLetterPages {

    static final String PATH = ConsolePaths.ROOT + "/letters";

    private static final String ONE = "/{topic}/{partition}/{offset}";
    private static final Set<String> DONE = Set.of("park", "discard", "reopen");

    private final DeadLetterService letters;
    private final RecordPositionParser places;
    private final DeadLetterQueryParser pager;
    private final ReplayRequestValidator replays;
    private final DeadLetterActions actions;
    private final PageRenderer pages;

    DeadLetterPages(
            DeadLetterService letters,
            RecordPositionParser places,
            DeadLetterQueryParser pager,
            ReplayRequestValidator replays,
            DeadLetterActions actions,
            PageRenderer pages) {
        this.letters = letters;
        this.places = places;
        this.pager = pager;
        this.replays = replays;
        this.actions = actions;
        this.pages = pages;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> showList(ServerHttpRequest request) {
        var asked = pager.parseQuery(request.getQueryParams());
        return Mono.zip(
                        letters.findPage(asked.query(), asked.limit()),
                        letters.countByTopic(),
                        (page, depths) -> Page.of("letters")
                                .with("letters", page)
                                .with("depths", depths)
                                .with("topics", letters.topicNames())
                                .with("topic", asked.query().topic())
                                .with("state", orEmpty(request.getQueryParams().getFirst("state")))
                                .with("most", letters.maxReplaySize())
                                .with("next", DeadLetterQueryParser.nextCursor(page, asked.limit())))
                .map(page -> pages.renderPage(request, page));
    }

    @GetMapping(ONE)
    Mono<ResponseEntity<byte[]>> showLetter(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            ServerHttpRequest request) {
        RecordPosition place = places.parsePosition(topic, partition, offset);
        String done = request.getQueryParams().getFirst("done");
        return letters.findByPosition(place)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException))
                .flatMap(this::letterPage)
                .map(page -> done != null && DONE.contains(done)
                        ? PageNotices.withSuccess(page, "letter.done." + done)
                        : page)
                .map(page -> pages.renderPage(request, page));
    }

    @PostMapping(path = ONE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> applyAction(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        RecordPosition place = places.parsePosition(topic, partition, offset);
        return PageForm.fromExchange(exchange).flatMap(form -> {
            String action = form.text("action");
            return actions.applyAction(action, place, by, form.text("reason"))
                    .then(Mono.fromSupplier(
                            () -> pages.seeOther(exchange.getRequest(), PATH + "/" + place, "done", action)));
        });
    }

    /** The answer is the report: going on from it, one sends the form again, with what it says before one's eyes. */
    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> replayLetters(ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        return PageForm.fromExchange(exchange)
                .flatMap(form -> letters.replay(replays.toCommand(toReplayRequest(form), by))
                        .map(report -> Page.of("replay")
                                .with("report", report)
                                .with("most", letters.maxReplaySize())
                                .with("topic", form.text("topic"))
                                .with("letter", form.text("letter"))
                                .with("cap", form.text("cap"))
                                .with("reason", form.text("reason")))
                        .map(page -> pages.renderPage(exchange.getRequest(), page)));
    }

    private Mono<Page> letterPage(DeadLetterView letter) {
        Page plain = Page.of("letter").with("letter", letter);
        return letters.previewLetter(letter.place()).flatMap(look -> letters.findReturned(letter)
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
            throw Problem.invalidRequest("/cap", "must be a number").asException();
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
