package io.latchkey.messaging;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** What a service imports to append to an outbox, have it published, and consume; see {@link MessagingProperties}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingProperties.class)
@ComponentScan
public class MessagingConfiguration {}
