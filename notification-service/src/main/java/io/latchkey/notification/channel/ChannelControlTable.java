package io.latchkey.notification.channel;

import io.latchkey.platform.sql.RecordMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code channel_control}. */
@Component
final class ChannelControlTable {

    private static final String ALL = "SELECT channel, paused, since, by_whom AS \"by\", reason FROM channel_control";

    // Who asks for what holds already changes nothing: the row keeps who brought it about.
    private static final String WANT = """
            INSERT INTO channel_control (channel, paused, since, by_whom, reason)
            VALUES (:channel, :paused, :now, :by, NULLIF(:reason, ''))
            ON CONFLICT (channel) DO UPDATE
               SET paused = excluded.paused, since = excluded.since, by_whom = excluded.by_whom,
                   reason = excluded.reason
             WHERE channel_control.paused <> excluded.paused
            """;

    private final DatabaseClient database;

    ChannelControlTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<ChannelPause> findAll() {
        return database.sql(ALL).map(RecordMapper.of(ChannelPause.class)).all();
    }

    /** @param reason blank where none is given */
    Mono<Void> savePause(String channel, boolean paused, String by, String reason, Instant now) {
        return database.sql(WANT)
                .bind("channel", channel)
                .bind("paused", paused)
                .bind("by", by)
                .bind("reason", reason)
                .bind("now", now)
                .then();
    }

    /** What an operator wants of a channel, since when and why. */
    record ChannelPause(
            String channel,
            boolean paused,
            Instant since,
            String by,
            @Nullable String reason) {}
}
