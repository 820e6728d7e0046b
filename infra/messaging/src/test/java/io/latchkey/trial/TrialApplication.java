package io.latchkey.trial;

import io.latchkey.messaging.MessagingConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The smallest service there can be. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MessagingConfiguration.class)
public class TrialApplication {}
