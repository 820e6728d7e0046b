package io.latchkey.platform.edge;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.netty.resources.LoopResources;

/** What a service imports to have its own port guarded; it gives the {@link EdgeListener} of that port as a bean. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
@Import(EventLoopConfiguration.class)
public class EdgeConfiguration {

    @Bean
    EdgeGuard edge(EdgeSettings settings, MeterRegistry meters, LoopResources eventLoops) {
        return new EdgeGuard(settings, meters, eventLoops);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> guardedServer(EdgeGuard edge, EdgeListener listener) {
        return servers -> edge.guard(servers, listener);
    }
}
