package io.latchkey.account;

import io.latchkey.messaging.MessagingConfiguration;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** account-service: how a person proves it is them. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(MessagingConfiguration.class)
public class AccountApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AccountApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
