package io.latchkey.platform.schedule;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a service imports to have its {@link MaintenanceTask}s run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MaintenanceSettings.class)
@Import(MaintenanceScheduler.class)
public class ScheduleConfiguration {}
