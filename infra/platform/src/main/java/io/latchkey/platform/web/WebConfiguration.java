package io.latchkey.platform.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a service imports to have requests treated by its {@link EdgeRules}, and failures told. */
@Configuration(proxyBeanMethods = false)
@Import({RequestFilter.class, ProblemHandler.class})
public class WebConfiguration {}
