package io.latchkey.gateway.session;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes the rows of sessions and codes whose time is over; they have stopped counting long before. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    FixedDelayTask sessionPurge(
            SessionTable sessions, ApplicationSessionTable applications, SessionSettings settings, Clock clock) {
        return FixedDelayTask.of("session-purge", settings.purgeEvery(), () -> applications
                .deleteExpiredCodes(clock.instant())
                .then(sessions.deleteExpired(clock.instant())));
    }
}
