package io.latchkey.notification.console;

import io.latchkey.notification.letters.LetterView;
import io.latchkey.notification.letters.Letters;
import io.latchkey.notification.letters.Place;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorsOnly;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.Page;
import io.latchkey.notification.web.PageForm;
import io.latchkey.notification.web.Pages;
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
@RequestMapping(LetterPages.PATH)
class LetterPages {

    static final String PATH = ConsolePaths.ROOT + "/letters";

    private static final String ONE = "/{topic}/{partition}/{offset}";
    private static final Set<String> DONE = Set.of("park", "discard", "reopen");

    private final Letters letters;
    private final Places places;
    private final LetterPager pager;
    private final ReplayForm replays;
    private final LetterActions actions;
    private final Pages pages;

    LetterPages(
            Letters letters, Places places, LetterPager pager, ReplayForm replays, LetterActions actions, Pages pages) {
        this.letters = letters;
        this.places = places;
        this.pager = pager;
        this.replays = replays;
        this.actions = actions;
        this.pages = pages;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> list(ServerHttpRequest request) {
        var asked = pager.read(request.getQueryParams());
        return Mono.zip(letters.page(asked.query(), asked.limit()), letters.depths(), (page, depths) -> Page.of(
                                "letters")
                        .with("letters", page)
                        .with("depths", depths)
                        .with("topics", letters.topics())
                        .with("topic", asked.query().topic())
                        .with("state", text(request.getQueryParams().getFirst("state")))
                        .with("most", letters.most())
                        .with("next", LetterPager.next(page, asked.limit())))
                .map(page -> pages.show(request, page));
    }

    @GetMapping(ONE)
    Mono<ResponseEntity<byte[]>> one(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            ServerHttpRequest request) {
        Place place = places.read(topic, partition, offset);
        String done = request.getQueryParams().getFirst("done");
        return letters.one(place)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException))
                .flatMap(this::page)
                .map(page -> done != null && DONE.contains(done) ? Notices.good(page, "letter.done." + done) : page)
                .map(page -> pages.show(request, page));
    }

    @PostMapping(path = ONE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> decide(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            ServerWebExchange exchange) {
        Operator by = OperatorsOnly.operator(exchange);
        Place place = places.read(topic, partition, offset);
        return PageForm.of(exchange).flatMap(form -> {
            String action = form.text("action");
            return actions.decide(action, place, by, form.text("reason"))
                    .then(Mono.fromSupplier(
                            () -> pages.seeOther(exchange.getRequest(), PATH + "/" + place, "done", action)));
        });
    }

    /** The answer is the report: going on from it, one sends the form again, with what it says before one's eyes. */
    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> replay(ServerWebExchange exchange) {
        Operator by = OperatorsOnly.operator(exchange);
        return PageForm.of(exchange).flatMap(form -> letters.replay(replays.wish(body(form), by))
                .map(report -> Page.of("replay")
                        .with("report", report)
                        .with("most", letters.most())
                        .with("topic", form.text("topic"))
                        .with("letter", form.text("letter"))
                        .with("cap", form.text("cap"))
                        .with("reason", form.text("reason")))
                .map(page -> pages.show(exchange.getRequest(), page)));
    }

    private Mono<Page> page(LetterView letter) {
        Page plain = Page.of("letter").with("letter", letter);
        return letters.look(letter.place()).flatMap(look -> letters.cameBack(letter)
                .map(back -> plain.with("cameBack", back))
                .defaultIfEmpty(plain)
                .map(page -> page.with("look", look)));
    }

    private static ReplayForm.Body body(PageForm form) {
        String letter = form.text("letter");
        return new ReplayForm.Body(
                form.text("topic"),
                letter.isEmpty() ? null : List.of(letter),
                number(form.text("cap")),
                !form.text("action").equals("replay"),
                form.text("reason"));
    }

    private static @Nullable Integer number(String text) {
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException notOne) {
            throw Problem.invalid("/cap", "must be a number").asException();
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
