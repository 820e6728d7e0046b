package io.latchkey.messaging.recordmac;

import io.latchkey.messaging.MessagingProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service what signs its records and what checks those it reads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordMacSettings.class)
class RecordMacConfiguration {

    @Bean
    RecordSigner recordSigner(MessagingProperties properties, RecordMacSettings settings) {
        return new RecordSigner(properties.source(), settings);
    }

    @Bean
    RecordVerifier recordVerifier(MessagingProperties properties, RecordMacSettings settings) {
        return new RecordVerifier(properties.source(), settings);
    }
}
