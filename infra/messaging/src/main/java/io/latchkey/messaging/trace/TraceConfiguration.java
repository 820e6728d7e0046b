package io.latchkey.messaging.trace;

import io.latchkey.messaging.MessagingProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spans that go to a collector where one is named, and to nobody where none is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
class TraceConfiguration {

    @Bean
    ServiceTracer spans(TraceSettings settings, MessagingProperties messaging) {
        return settings.exportsSpans()
                ? new ServiceTracer(new OtlpTracer(settings, messaging.source().consumerGroup()))
                : ServiceTracer.UNSEEN;
    }
}
