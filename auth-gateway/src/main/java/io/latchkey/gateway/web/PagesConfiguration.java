package io.latchkey.gateway.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;

/** Makes what the page controllers share. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    @Bean
    Languages languages() {
        return LanguageFiles.read();
    }

    @Bean
    MessageSource messageSource(Languages languages) {
        return new PageTexts(languages);
    }

    @Bean
    Pages pages(ISpringWebFluxTemplateEngine templates, Languages languages, PageSettings settings, WebSettings web) {
        return new Pages(templates, languages, Inlined.read(web.nextOrigins()), settings.contact());
    }
}
