package io.latchkey.account.internalapi;

import io.latchkey.contracts.SecretValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** How answers are written. */
@Configuration(proxyBeanMethods = false)
class ResponseJsonConfiguration {

    @Bean
    JacksonModule secretsInAnswers() {
        return new SimpleModule("secrets-in-answers").addSerializer(SecretValue.class, new SecretSerializer());
    }
}
