package io.latchkey.gateway.session;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes the rows of sessions whose time is over; they have stopped counting long before. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    FixedDelayTask sessionPurge(SessionTable sessions, SessionSettings settings, Clock clock) {
        return FixedDelayTask.of("session-purge", settings.purgeEvery(), () -> sessions.deleteExpired(clock.instant()));
    }
}
