package io.latchkey.gateway.executive;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.EmailsAnswer;
import io.latchkey.gateway.peers.NotificationService;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.session.Visitor;
import io.latchkey.gateway.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Live journeys: looks at an account's mails again and again while somebody reads, and passes on what is another than
 * before. Looks go to notification-service's own tables, so any replica of either service tells the same.
 */
@Component
final class MailStreams implements SmartLifecycle {
    private static final String EVENT = "email";
    private static final Duration LATER = Duration.ofSeconds(10);

    private final NotificationService notifications;
    private final Sessions sessions;
    private final Directory directory;
    private final StreamSettings settings;
    private final Semaphore places;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private volatile boolean running;

    MailStreams(NotificationService notifications, Sessions sessions, Directory directory, StreamSettings settings) {
        this.notifications = notifications;
        this.sessions = sessions;
        this.directory = directory;
        this.settings = settings;
        this.places = new Semaphore(settings.most());
    }

    /**
     * First every mail as it stands, oldest first, then each that changes; comments in between keep the connection open.
     * Ends when the reader may no longer read, the account is gone or this replica stops; fails with the problem {@code
     * unavailable} when too many are open already.
     */
    Flux<ServerSentEvent<String>> open(UUID accountId, ServerHttpRequest request) {
        return Flux.defer(() -> {
            if (!places.tryAcquire()) {
                return Flux.error(Problem.unavailable(LATER).asException());
            }
            return Flux.merge(changes(accountId, request), signsOfLife())
                    .takeUntilOther(over(accountId, request))
                    .takeUntilOther(closing.asMono())
                    .doFinally(end -> places.release());
        });
    }

    private Flux<ServerSentEvent<String>> changes(UUID accountId, ServerHttpRequest request) {
        return Flux.defer(() -> {
            var seen = new SeenMails();
            return notifications
                    .emails(accountId)
                    .repeatWhen(looked -> looked.delayElements(settings.every()))
                    .map(answer -> news(seen, answer))
                    .filter(news -> !news.isEmpty())
                    // What changed after a session ended is not for its holder.
                    .concatMap(
                            news -> mayRead(accountId, request)
                                    .filter(may -> may)
                                    .map(may -> news),
                            1)
                    .concatMapIterable(news -> news, 1)
                    .map(mail -> ServerSentEvent.builder(mail).event(EVENT).build());
        });
    }

    /** A look that found nobody at home shows nothing; the next one may. */
    private static List<String> news(SeenMails seen, EmailsAnswer answer) {
        return switch (answer) {
            case EmailsAnswer.Found found -> seen.news(found.json());
            case EmailsAnswer.Unavailable away -> List.of();
        };
    }

    private Flux<ServerSentEvent<String>> signsOfLife() {
        return Flux.interval(Duration.ZERO, settings.keepAlive())
                .onBackpressureDrop()
                .map(tick -> ServerSentEvent.<String>builder().comment("").build());
    }

    private Mono<Boolean> over(UUID accountId, ServerHttpRequest request) {
        return Flux.interval(settings.check())
                .onBackpressureDrop()
                .concatMap(tick -> mayRead(accountId, request), 1)
                .filter(may -> !may)
                .next();
    }

    /** Whether the session still counts, for somebody who is still an executive, and the account is still there. */
    private Mono<Boolean> mayRead(UUID accountId, ServerHttpRequest request) {
        return sessions.stillThere(request)
                .filter(MailStreams::isExecutive)
                .flatMap(executive -> directory.byId(accountId))
                .hasElement()
                // Nobody can tell: better to end, and be asked again.
                .onErrorReturn(false);
    }

    private static boolean isExecutive(Visitor visitor) {
        return switch (visitor) {
            case Visitor.SignedIn signedIn ->
                signedIn.account().person().roles().contains(Role.EXECUTIVE);
            case Visitor.Anonymous nobody -> false;
        };
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its open answers: these would never end. */
    @Override
    public void stop() {
        running = false;
        closing.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
