package io.latchkey.messaging;

import io.latchkey.platform.trace.TraceConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a service imports to append to an outbox, have it published, and consume; see {@link MessagingProperties}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingProperties.class)
@ComponentScan
@Import(TraceConfiguration.class)
public class MessagingConfiguration {}
