package io.latchkey.platform.trace;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Spans that go to a collector where one is named and nowhere else, and the times of stages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
@Import(StageTimer.class)
public class TraceConfiguration {

    @Bean
    ServiceTracer spans(TraceSettings settings, @Value("${spring.application.name:latchkey}") String service) {
        return settings.exportsSpans() ? new ServiceTracer(new OtlpTracer(settings, service)) : ServiceTracer.UNSEEN;
    }
}
