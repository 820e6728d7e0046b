package io.latchkey.messaging.consume;

import static org.springframework.util.backoff.FixedBackOff.UNLIMITED_ATTEMPTS;

import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.messaging.topics.TopicCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.FixedBackOff;

/** One consumer for each subscription, on a virtual thread; begins after the topic check, ends before all else. */
@Component
final class ConsumerLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLifecycle.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;
    private final TopicCheck topics;
    private volatile @Nullable Thread starting;

    ConsumerLifecycle(
            ObjectProvider<EventHandler> handlers, KafkaClientFactory kafka, ListenerContext tools, TopicCheck topics) {
        this.containers = handlers.orderedStream()
                .map(handler -> createContainer(handler, kafka, tools))
                .toList();
        this.topics = topics;
    }

    @Override
    public void start() {
        starting = Thread.ofVirtual().name("consumers-start").start(this::startOnceTopicsAreReady);
    }

    @Override
    public void stop() {
        Thread begun = starting;
        starting = null;
        if (begun != null) {
            begun.interrupt();
            awaitStart(begun);
        }
        stopContainers();
    }

    @Override
    public boolean isRunning() {
        return starting != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }

    private void startOnceTopicsAreReady() {
        try {
            while (!topics.isReady()) {
                Thread.sleep(50);
            }
            containers.forEach(ConcurrentMessageListenerContainer::start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So that no container starts after the stop. */
    private static void awaitStart(Thread begun) {
        try {
            begun.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All at once: a consumer that is closed waits for the answer to the last question it asked. */
    private void stopContainers() {
        var running = new CountDownLatch(containers.size());
        containers.forEach(container -> container.stop(running::countDown));
        try {
            if (!running.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "{} consumers did not stop in {}; another takes over when their session is over",
                        running.getCount(),
                        STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> createContainer(
            EventHandler handler, KafkaClientFactory kafka, ListenerContext tools) {
        String topic = handler.subscription().topic().name();
        var properties = new ContainerProperties(topic);
        var acknowledgments = new DeferredAcknowledgments();
        properties.setMessageListener(new BatchListener(handler, tools, acknowledgments));
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setConsumerRebalanceListener(acknowledgments);
        // Without records the consumer looks up this often, and what is held is committed.
        properties.setPollTimeout(1_000);
        properties.setIdleEventInterval(DeferredAcknowledgments.COMMIT_EVERY.toMillis());
        properties.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
        var threads = new SimpleAsyncTaskExecutor("consume-" + topic + "-");
        threads.setVirtualThreads(true);
        properties.setListenerTaskExecutor(threads);
        var container = new ConcurrentMessageListenerContainer<byte[], byte[]>(
                new DefaultKafkaConsumerFactory<>(kafka.consumerSettings()), properties);
        container.setBeanName(topic);
        container.setApplicationEventPublisher(acknowledgments);
        // The listener never throws; should its acknowledgment, the batch comes again. The default would skip it.
        container.setCommonErrorHandler(new DefaultErrorHandler(new FixedBackOff(1_000, UNLIMITED_ATTEMPTS)));
        tools.metrics().registerCounters(topic);
        tools.metrics().registerRunningGauge(topic, () -> container.isRunning() ? 1 : 0);
        return container;
    }
}
