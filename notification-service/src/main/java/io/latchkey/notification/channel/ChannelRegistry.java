package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.MailProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** The channels of this process in their order of preference. */
final class ChannelRegistry implements DisposableBean {

    private final List<GuardedChannel> inOrder;

    ChannelRegistry(List<GuardedChannel> inOrder, MeterRegistry meters) {
        this.inOrder = List.copyOf(inOrder);
        inOrder.forEach(channel -> registerGauges(channel, meters));
    }

    List<GuardedChannel> inOrder() {
        return inOrder;
    }

    /**
     * The wanted one first, the others as always. A mail that wants the channel it tried last, where its answer was lost,
     * tests no channel: while that one is being tested it comes last, or a mail alone would be lost with each test.
     */
    List<GuardedChannel> inOrderFor(@Nullable MailProvider wanted, @Nullable MailProvider tried) {
        return inOrder.stream()
                .sorted(Comparator.comparingInt(channel -> {
                    if (channel.provider() != wanted) {
                        return 1;
                    }
                    return wanted == tried && channel.breakerState() != ChannelControl.BreakerState.CLOSED ? 2 : 0;
                }))
                .toList();
    }

    private static void registerGauges(GuardedChannel channel, MeterRegistry meters) {
        Tags tags = Tags.of("channel", channel.provider().code());
        meters.gauge("latchkey.channel.breaker", tags, channel, one -> one.breakerState()
                .gaugeLevel());
        meters.gauge("latchkey.channel.resting", tags, channel, one -> one.restsUntil() == null ? 0 : 1);
        meters.gauge("latchkey.channel.paused", tags, channel, one -> one.isPaused() ? 1 : 0);
    }

    @Override
    public void destroy() {
        inOrder.forEach(GuardedChannel::close);
    }
}
