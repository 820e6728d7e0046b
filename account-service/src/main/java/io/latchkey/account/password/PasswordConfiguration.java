package io.latchkey.account.password;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supplies the hashing pool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordSettings.class)
class PasswordConfiguration {

    @Bean
    HashPool hashPool(PasswordSettings settings, MeterRegistry meters) {
        return new HashPool(settings, meters);
    }
}
