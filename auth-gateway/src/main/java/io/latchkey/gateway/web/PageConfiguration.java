package io.latchkey.gateway.web;

import io.latchkey.platform.edge.EdgeConfiguration;
import io.latchkey.platform.edge.EdgeListener;
import io.latchkey.platform.web.EdgeRules;
import io.latchkey.platform.web.InlineAssets;
import io.latchkey.platform.web.PageMessageSource;
import io.latchkey.platform.web.PageMessages;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.StrictJson;
import io.latchkey.platform.web.WebConfiguration;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.unit.DataSize;
import org.thymeleaf.ITemplateEngine;

/** What the platform's edge and pages are given here. */
@Configuration(proxyBeanMethods = false)
@Import({EdgeConfiguration.class, WebConfiguration.class})
class PageConfiguration {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final DataSize LARGEST_BODY = DataSize.ofKilobytes(64);
    private static final Duration SOON = Duration.ofSeconds(2);

    @Bean
    EdgeListener publicListener() {
        return EdgeListener.of("public", LARGEST_BODY);
    }

    @Bean
    EdgeRules edgeRules() {
        return new EdgeRules("", TIME_LIMIT, SOON, failure -> Optional.empty());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::configureStrict;
    }

    @Bean
    PageMessages languages(ResourceLoader resources) {
        return PageMessages.loadAll(resources, "messages");
    }

    @Bean
    MessageSource messageSource(PageMessages languages) {
        return new PageMessageSource(languages);
    }

    @Bean
    PageRenderer pages(ITemplateEngine templates, PageMessages languages, PageSettings settings, WebSettings web) {
        return new PageRenderer(
                templates,
                languages,
                InlineAssets.loadAssets("inlined", "latchkey", web.formTargets()),
                (request, frame) -> new GatewayPageView(
                        frame, settings.findContact(), request.getQueryParams().getFirst("next")));
    }

    /**
     * Settings of the pages.
     *
     * @param supportContact whom a stuck person turns to, as it stands in the sentence "Contact …"; empty: each language's own
     *     words for the account executive
     */
    @ConfigurationProperties("latchkey.pages")
    record PageSettings(String supportContact) {

        Optional<String> findContact() {
            return Optional.of(supportContact.strip()).filter(given -> !given.isEmpty());
        }
    }
}
