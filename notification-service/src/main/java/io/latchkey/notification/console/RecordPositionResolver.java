package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterTopicCatalog;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads a dead letter's position: a route's argument from {@link #PATH}, and the text that operators write. */
@Component
final class RecordPositionResolver implements HandlerMethodArgumentResolver, WebFluxConfigurer {

    /** The end of the path of one dead letter. */
    static final String PATH = "/{topic}/{partition}/{offset}";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SLASH = Pattern.compile("/");

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(RecordPosition.class);
    }

    /** 404 for a position where no dead letter can be. */
    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        Map<String, String> path = exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String topic = path.getOrDefault("topic", "");
        String partition = path.getOrDefault("partition", "");
        String offset = path.getOrDefault("offset", "");
        return isPosition(topic, partition, offset)
                ? Mono.just(toPosition(topic, partition, offset))
                : Mono.error(CommonProblems.NOT_FOUND::toException);
    }

    /** A position as operators write it, {@code topic/partition/offset}; {@code invalid-request} when it is none. */
    static RecordPosition parsePosition(String pointer, String text) {
        String[] parts = SLASH.split(text, -1);
        if (parts.length != 3 || !isPosition(parts[0], parts[1], parts[2])) {
            throw Problem.invalidRequest(pointer, "must be topic/partition/offset of a dead letter")
                    .toException();
        }
        return toPosition(parts[0], parts[1], parts[2]);
    }

    /** A dead-letter topic, or empty for all; {@code invalid-request} for anything else. */
    static String requireTopic(String text) {
        if (!text.isEmpty() && !DeadLetterTopicCatalog.isDeadLetterTopic(text)) {
            throw Problem.invalidRequest("/topic", "must be a dead-letter topic, <topic>.dlt.<group>, or left out")
                    .toException();
        }
        return text;
    }

    private static boolean isPosition(String topic, String partition, String offset) {
        return DeadLetterTopicCatalog.isDeadLetterTopic(topic)
                && NUMBER.matcher(partition).matches()
                && OFFSET.matcher(offset).matches();
    }

    private static RecordPosition toPosition(String topic, String partition, String offset) {
        return new RecordPosition(topic, Integer.parseInt(partition), Long.parseLong(offset));
    }
}
