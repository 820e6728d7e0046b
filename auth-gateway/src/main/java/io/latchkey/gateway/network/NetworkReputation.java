package io.latchkey.gateway.network;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Remembers which networks went over their limit, window by window, and which were asked for proof of work. In this
 * replica's memory: what is forgotten at a restart is seen again soon.
 */
@Component
public final class NetworkReputation {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ClientNetworkResolver networks;
    private final ReputationSettings settings;
    private final Clock clock;
    private final Cache<String, List<Long>> overruns;
    private final Cache<String, Instant> suspects;

    NetworkReputation(ClientNetworkResolver networks, NetworkSettings web, ReputationSettings settings, Clock clock) {
        this.networks = networks;
        this.settings = settings;
        this.clock = clock;
        this.overruns = Caffeine.newBuilder().maximumSize(web.trackedNetworks()).build();
        this.suspects = Caffeine.newBuilder().maximumSize(web.trackedNetworks()).build();
    }

    /** Whether its network went over the limit in too many windows lately. */
    public boolean isMisbehaving(ServerHttpRequest request) {
        List<Long> windows = overruns.getIfPresent(networks.resolveNetwork(request));
        return windows != null && recentWindows(windows).count() >= settings.overruns();
    }

    /** Remembers for a while that its network was asked for proof of work. */
    public void markSuspect(ServerHttpRequest request) {
        if (networks.isLimited(request)) {
            suspects.put(networks.resolveNetwork(request), clock.instant());
        }
    }

    /** Whether its network was asked for proof of work lately, or will be. */
    public boolean isSuspect(ServerHttpRequest request) {
        Instant asked = suspects.getIfPresent(networks.resolveNetwork(request));
        return isMisbehaving(request) || (asked != null && clock.instant().isBefore(asked.plus(settings.within())));
    }

    void recordOverrun(InetAddress client) {
        long window = currentWindow();
        overruns.asMap()
                .compute(
                        ClientNetworkResolver.toNetwork(client),
                        (network, before) -> before == null
                                ? List.of(window)
                                : Stream.concat(recentWindows(before), Stream.of(window))
                                        .distinct()
                                        .toList());
    }

    private Stream<Long> recentWindows(List<Long> windows) {
        long oldest = currentWindow() - settings.within().dividedBy(WINDOW);
        return windows.stream().filter(window -> window > oldest);
    }

    private long currentWindow() {
        return clock.instant().getEpochSecond() / WINDOW.toSeconds();
    }

    /**
     * When a network is taken to misbehave.
     *
     * @param overruns in so many minutes it went over the limit
     * @param within of this span
     */
    @ConfigurationProperties("latchkey.conduct")
    record ReputationSettings(int overruns, Duration within) {
        ReputationSettings {
            requireThat(
                    overruns >= 1 && within.compareTo(Duration.ofMinutes(overruns)) >= 0,
                    "latchkey.conduct: overruns must be positive and fit into within");
        }
    }
}
