package io.latchkey.notification;

import io.latchkey.messaging.MessagingConfiguration;
import io.latchkey.platform.schedule.ScheduleConfiguration;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts notification-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({MessagingConfiguration.class, ScheduleConfiguration.class})
public class NotificationApplication {

    // PostgreSQL keeps microseconds: a time read back is the time that was written.
    private static final Duration FINEST = Duration.ofNanos(1000);

    public static void main(String[] args) {
        SpringApplication.run(NotificationApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), FINEST);
    }

    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
