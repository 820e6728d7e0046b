package io.latchkey.platform.edge;

import io.r2dbc.spi.Option;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * The threads that wait for the network: one set, as many as processors, for the ports, the questions to other services and
 * the database. Two sets of their own would hand every answer of the database from a thread to another.
 */
@Configuration(proxyBeanMethods = false)
class EventLoopConfiguration {
    private static final int FEWEST = 2;
    /** The PostgreSQL driver's, by name: which driver there is, the services decide. */
    private static final Option<LoopResources> DRIVER_LOOPS = Option.valueOf("loopResources");

    @Bean(destroyMethod = "dispose")
    LoopResources eventLoops() {
        int threads = Math.max(FEWEST, Runtime.getRuntime().availableProcessors());
        return LoopResources.create("latchkey-loop", threads, threads, true, true);
    }

    @Bean
    ReactorResourceFactory reactorResourceFactory(LoopResources eventLoops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(eventLoops);
        return resources;
    }

    /** One loop after the other: a client's connection stays on the loop that asked for it, which can be one for all. */
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer databaseLoops(LoopResources eventLoops) {
        LoopResources spread = nativeLoops -> eventLoops.onServer(nativeLoops);
        return options -> options.option(DRIVER_LOOPS, spread);
    }
}
