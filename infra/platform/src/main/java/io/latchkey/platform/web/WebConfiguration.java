package io.latchkey.platform.web;

import io.latchkey.platform.trace.ServiceTracer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a service imports to have requests treated by its {@link EdgeRules}, and failures told. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

    @Bean
    RequestFilter requestFilter(ServiceTracer spans, EdgeRules rules) {
        return new RequestFilter(spans, rules);
    }

    @Bean
    ProblemHandler problemHandler(PageRenderer pages, EdgeRules rules) {
        return new ProblemHandler(pages, rules);
    }
}
