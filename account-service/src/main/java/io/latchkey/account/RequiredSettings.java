package io.latchkey.account;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Stops a start without the database's password before anything tries to connect with its name instead. */
@Configuration(proxyBeanMethods = false)
class RequiredSettings {

    @Bean
    static BeanFactoryPostProcessor databasePassword(Environment environment) {
        return beans -> environment.getRequiredProperty("spring.r2dbc.password");
    }
}
