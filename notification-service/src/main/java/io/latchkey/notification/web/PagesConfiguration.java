package io.latchkey.notification.web;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes what the page controllers share: an engine of the console's own, apart from that of the mails. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    @Bean
    PageRenderer pages(ConsoleSettings settings, Clock clock) {
        return pages(settings.gatewayOrigin(), clock);
    }

    static PageRenderer pages(String gatewayOrigin, Clock clock) {
        var files = new ClassLoaderTemplateResolver(PagesConfiguration.class.getClassLoader());
        files.setPrefix("console/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding("UTF-8");
        files.setCacheable(true);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(new PageMessageSource(Messages.loadAll()));
        return new PageRenderer(engine, InlineAssets.loadAssets(gatewayOrigin), clock);
    }
}
