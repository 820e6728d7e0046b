package io.latchkey.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KafkaClientFactoryTests {

    @Test
    void metersAreRegisteredOnlyForWhoeverAsksForThem() {
        assertThat(consumerSettings(Map.of())).containsEntry("metric.reporters", "");
        assertThat(consumerSettings(Map.of("latchkey.messaging.client.metric.reporters", "some.Reporter")))
                .containsEntry("metric.reporters", "some.Reporter");
    }

    @Test
    void whatThePromisesRestOnIsNoSettingOfTheClient() {
        assertThat(consumerSettings(Map.of("latchkey.messaging.client.enable.auto.commit", "true")))
                .containsEntry("enable.auto.commit", false);
    }

    private static Map<String, Object> consumerSettings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("latchkey.messaging.source", "auth-gateway");
        settings.put("latchkey.messaging.bootstrap", "localhost:9092");
        MessagingProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bind("latchkey.messaging", MessagingProperties.class)
                .get();
        return new KafkaClientFactory(properties).consumerSettings();
    }
}
