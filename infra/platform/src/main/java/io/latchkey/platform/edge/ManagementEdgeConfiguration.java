package io.latchkey.platform.edge;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/**
 * The same for the management port, whose server is made in a context of its own. Named in {@code META-INF/spring}, so that
 * no service can forget it; without an {@link EdgeGuard} there the start fails.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementEdgeConfiguration {
    private static final EdgeListener MANAGEMENT = EdgeListener.of("management", DataSize.ofKilobytes(16), "/actuator");

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> guardedManagement(EdgeGuard edge) {
        return servers -> edge.guard(servers, MANAGEMENT);
    }
}
