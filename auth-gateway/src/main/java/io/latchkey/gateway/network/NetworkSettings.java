package io.latchkey.gateway.network;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the limits per network.
 *
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 * @param unlimitedNetworks which the limit per network leaves alone
 * @param requestsPerMinute from one network to one public state-changing path
 * @param trackedNetworks how many networks and paths are counted at once
 */
@ConfigurationProperties("latchkey.web")
record NetworkSettings(
        List<CidrBlock> trustedProxies, List<CidrBlock> unlimitedNetworks, int requestsPerMinute, int trackedNetworks) {

    public NetworkSettings {
        requireThat(
                requestsPerMinute >= 1 && trackedNetworks >= 1,
                "latchkey.web.requests-per-minute and tracked-networks must be positive");
        trustedProxies = List.copyOf(trustedProxies);
        unlimitedNetworks = List.copyOf(unlimitedNetworks);
    }
}
