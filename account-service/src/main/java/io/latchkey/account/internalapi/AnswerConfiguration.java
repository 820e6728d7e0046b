package io.latchkey.account.internalapi;

import io.latchkey.contracts.Secret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** How answers are written. */
@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    @Bean
    JacksonModule secretsInAnswers() {
        return new SimpleModule("secrets-in-answers").addSerializer(Secret.class, new SecretWriter());
    }
}
