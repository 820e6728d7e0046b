package io.latchkey.platform.trail;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a service imports, beside its {@link TrailRules}, to have every refusal leave a trace. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrailSettings.class)
@Import({RefusalTrail.class, RefusalFilter.class})
public class RefusalTrailConfiguration {}
