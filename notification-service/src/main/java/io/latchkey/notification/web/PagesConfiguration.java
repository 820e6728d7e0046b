package io.latchkey.notification.web;

import io.latchkey.platform.web.EdgeRules;
import io.latchkey.platform.web.InlineAssets;
import io.latchkey.platform.web.PageMessageSource;
import io.latchkey.platform.web.PageMessages;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.WebConfiguration;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ResourceLoader;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What the platform's edge and pages are given here: an engine of the console's own, apart from that of the mails. */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.class)
class PagesConfiguration {

    private static final String DIRECTORY = "console";

    @Bean
    EdgeRules edgeRules() {
        return ConsolePaths.RULES;
    }

    @Bean
    PageRenderer pages(ConsoleSettings settings, Clock clock, ResourceLoader resources) {
        var messages = PageMessages.loadAll(resources, DIRECTORY);
        var files = new ClassLoaderTemplateResolver(PagesConfiguration.class.getClassLoader());
        files.setPrefix(DIRECTORY + "/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding("UTF-8");
        files.setCacheable(true);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(new PageMessageSource(messages));
        // A sign-out leads to the gateway in the end.
        var assets = InlineAssets.loadAssets(DIRECTORY, "console", List.of(settings.gatewayOrigin()));
        return new PageRenderer(
                engine, messages, assets, (request, frame) -> new ConsolePageView(frame, clock.instant()));
    }
}
