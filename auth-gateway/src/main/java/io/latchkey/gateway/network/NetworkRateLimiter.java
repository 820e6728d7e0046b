package io.latchkey.gateway.network;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Counts requests per network and path; forgets who has been quiet, and never holds more than it may. */
@Component
final class NetworkRateLimiter {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final List<CidrBlock> unlimited;
    private final Bandwidth allowance;
    private final TimeMeter time;
    private final Cache<BucketKey, Bucket> buckets;

    private record BucketKey(String network, String path) {}

    NetworkRateLimiter(NetworkSettings settings, Clock clock) {
        this.unlimited = settings.unlimitedNetworks();
        this.allowance = Bandwidth.builder()
                .capacity(settings.requestsPerMinute())
                .refillIntervally(settings.requestsPerMinute(), WINDOW)
                .build();
        this.time = new ClockTimeMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.trackedNetworks())
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build();
    }

    /** How long to wait; empty when the request may pass. */
    Optional<Duration> tryConsume(InetAddress client, String path) {
        if (unlimited.stream().anyMatch(block -> block.contains(client))) {
            return Optional.empty();
        }
        var counted = new BucketKey(ClientNetworkResolver.toNetwork(client), path);
        ConsumptionProbe probe = buckets.get(counted, key -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(allowance)
                .withCustomTimePrecision(time)
                .build();
    }

    /** Lets the limits run on the service's own clock. */
    record ClockTimeMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
