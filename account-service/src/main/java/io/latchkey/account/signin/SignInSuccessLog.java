package io.latchkey.account.signin;

import io.latchkey.account.registry.AccountNotices;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.AccountFact.NewBrowserUsed;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.SecurityEvent.SignInSucceeded;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.sql.SqlRows;
import io.latchkey.platform.sql.StatementPart;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down what follows a complete sign-in, in one statement: its event, and what its holder is told. */
@Component
class SignInSuccessLog {

    // The first is the event of the sign-in, the second what tells the holder.
    private static final String APPEND = """
            appended AS (
                SELECT outbox_append(event_id, topic, key, headers, convert_to(payload, 'UTF8')) AS id
                FROM deserving CROSS JOIN ROWS FROM (json_to_recordset(CAST(:events AS json)) AS (
                        event_id uuid, topic text, key text, headers text, payload text))
                    WITH ORDINALITY AS event (event_id, topic, key, headers, payload, place)
                WHERE place = 1 OR EXISTS (SELECT FROM told)
                ORDER BY place)
            """;

    private final DatabaseClient database;
    private final AccountRepository accounts;
    private final AttemptThrottle throttle;
    private final AccountNotices notices;
    private final Outbox outbox;
    private final InstantSource clock;

    SignInSuccessLog(
            DatabaseClient database,
            AccountRepository accounts,
            AttemptThrottle throttle,
            AccountNotices notices,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.throttle = throttle;
        this.notices = notices;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the caller's transaction, which has locked the account. */
    Mono<Void> record(SignInSuccess success) {
        var locked = new StatementPart(
                "deserving AS (SELECT CAST(:account AS uuid) AS account_id)",
                Map.of("account", success.account().accountId()));
        return append(success, locked).then();
    }

    /**
     * By itself, with the failures before it forgotten; false, with nothing changed, where the account has changed since the
     * password was compared.
     */
    Mono<Boolean> recordUnlessChanged(SignInSuccess success, ThrottleDecision.Admitted admitted) {
        return append(success, accounts.toUnchanged(success.account()), throttle.toForgetFailures(admitted));
    }

    private Mono<Boolean> append(SignInSuccess success, StatementPart... parts) {
        Instant now = clock.instant();
        StatementPart notice = notices.toSignIn(success.isInKnownBrowser(), now);
        return Mono.deferContextual(context -> {
            var rows = toEvents(success, now)
                    .map(event -> outbox.toOutboxRecord(outbox.wrapEvent(event), context))
                    .toList();
            var events = new StatementPart(APPEND, Map.of("events", SqlRows.toJson(rows)));
            StatementPart[] all =
                    Stream.concat(Stream.of(parts), Stream.of(notice, events)).toArray(StatementPart[]::new);
            return outbox.wakeRelayAfter(StatementPart.prepare(database, "SELECT id FROM appended", all)
                    .mapValue(Long.class)
                    .all()
                    .hasElements());
        });
    }

    private static Stream<Event> toEvents(SignInSuccess success, Instant now) {
        var accountId = success.account().accountId();
        SecurityEventContext context = success.context();
        var succeeded =
                new SignInSucceeded(accountId, success.factor(), context.addressDigest(), context.networkDigest(), now);
        return success.isInKnownBrowser()
                ? Stream.of(succeeded)
                : Stream.of(succeeded, new NewBrowserUsed(accountId, now));
    }
}
