package io.latchkey.account.internalapi;

import io.latchkey.platform.edge.EdgeConfiguration;
import io.latchkey.platform.edge.EdgeListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

/** The one port of this service, for the other two; most operations take less than the largest body. */
@Configuration(proxyBeanMethods = false)
@Import(EdgeConfiguration.class)
class InternalEdgeConfiguration {

    @Bean
    EdgeListener internalListener() {
        return EdgeListener.of("internal", DataSize.ofMegabytes(1), "/internal");
    }
}
