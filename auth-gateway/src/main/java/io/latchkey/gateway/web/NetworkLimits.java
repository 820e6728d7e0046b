package io.latchkey.gateway.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts requests per network and path; forgets who has been quiet, and never holds more than it may. */
@Component
final class NetworkLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final List<CidrBlock> unlimited;
    private final Bandwidth allowance;
    private final TimeMeter time;
    private final Cache<Counted, Bucket> buckets;

    private record Counted(String network, String path) {}

    NetworkLimits(WebSettings settings, Clock clock) {
        this.unlimited = settings.unlimitedNetworks();
        this.allowance = Bandwidth.builder()
                .capacity(settings.requestsPerMinute())
                .refillIntervally(settings.requestsPerMinute(), WINDOW)
                .build();
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.trackedNetworks())
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build();
    }

    /** How long to wait; empty when the request may pass. */
    Optional<Duration> pause(InetAddress client, String path) {
        if (unlimited.stream().anyMatch(block -> block.contains(client))) {
            return Optional.empty();
        }
        var counted = new Counted(ClientNetwork.of(client).text(), path);
        ConsumptionProbe probe = buckets.get(counted, key -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(allowance)
                .withCustomTimePrecision(time)
                .build();
    }
}
