package io.latchkey.account;

import io.latchkey.account.secondfactor.ResealCommand;
import io.latchkey.messaging.MessagingConfiguration;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** account-service: how a person proves it is them. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(MessagingConfiguration.class)
public class AccountApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(ResealCommand.NAME)) {
            System.exit(ResealCommand.run(System.out, Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(AccountApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Stops a start without the database's password before anything tries to connect with its name instead. */
    @Bean
    static BeanFactoryPostProcessor databasePassword(Environment environment) {
        return beans -> environment.getRequiredProperty("spring.r2dbc.password");
    }
}
