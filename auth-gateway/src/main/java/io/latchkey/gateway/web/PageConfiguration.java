package io.latchkey.gateway.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;

/** Makes what the page controllers share. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    Messages languages(ResourceLoader resources) {
        return MessageBundleReader.loadAll(resources);
    }

    @Bean
    MessageSource messageSource(Messages languages) {
        return new PageMessageSource(languages);
    }

    @Bean
    PageRenderer pages(
            ISpringWebFluxTemplateEngine templates, Messages languages, PageSettings settings, WebSettings web) {
        return new PageRenderer(
                templates, languages, InlineAssets.loadAssets(web.nextOrigins()), settings.findContact());
    }
}
