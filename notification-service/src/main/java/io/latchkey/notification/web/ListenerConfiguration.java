package io.latchkey.notification.web;

import io.latchkey.platform.edge.AdditionalListener;
import io.latchkey.platform.edge.EdgeConfiguration;
import io.latchkey.platform.edge.EdgeGuard;
import io.latchkey.platform.edge.EdgeListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.util.unit.DataSize;

/** A port each for the provider, the gateway and operators: none of them reaches what is another's. */
@Configuration(proxyBeanMethods = false)
@Import(EdgeConfiguration.class)
class ListenerConfiguration {
    private static final DataSize LARGEST_QUESTION = DataSize.ofKilobytes(256);
    private static final DataSize LARGEST_FORM = DataSize.ofKilobytes(64);
    private static final String PREVIEW = "/preview";

    /** The provider's, on the service's own port, where the console was once. */
    @Bean
    EdgeListener webhookListener(ListenerSettings listeners, ConsoleSettings console) {
        return EdgeListener.of("webhook", listeners.largestBatch(), "/webhooks")
                .withMoved(ConsolePaths.ROOT, console.publicUrl())
                .withMoved(PREVIEW, console.publicUrl());
    }

    @Bean
    AdditionalListener internalListener(EdgeGuard edge, ListenerSettings listeners, HttpHandler handlers) {
        EdgeListener listener = EdgeListener.of("internal", LARGEST_QUESTION, "/internal");
        return new AdditionalListener(edge, listener, listeners.internalAddress(), listeners.internalPort(), handlers);
    }

    @Bean
    AdditionalListener consoleListener(EdgeGuard edge, ListenerSettings listeners, HttpHandler handlers) {
        EdgeListener listener = EdgeListener.of("console", LARGEST_FORM, ConsolePaths.ROOT, PREVIEW);
        return new AdditionalListener(edge, listener, null, listeners.consolePort(), handlers);
    }
}
