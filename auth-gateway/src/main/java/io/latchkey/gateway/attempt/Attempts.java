package io.latchkey.gateway.attempt;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.digest.Digests;
import io.latchkey.gateway.web.ClientNetworks;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells where an attempt comes from, and makes a browser known once its holder has signed in with it. */
@Component
public final class Attempts {
    private final Digests digests;
    private final ClientNetworks networks;
    private final DeviceSettings devices;

    Attempts(Digests digests, ClientNetworks networks, DeviceSettings devices) {
        this.digests = digests;
        this.networks = networks;
        this.devices = devices;
    }

    /** The same work whether the address has an account or not. */
    public Attempt of(EmailAddress address, ServerHttpRequest request) {
        String digest = digests.ofAddress(address);
        return new Attempt(
                digest,
                digests.ofNetwork(networks.of(request)),
                networks.isLimited(request),
                known(request, digest).map(DeviceMark::digest).orElse(null));
    }

    /** The cookie for a browser whose holder has just signed in; a browser that is known stays the same one. */
    public ResponseCookie remember(EmailAddress address, ServerHttpRequest request) {
        String digest = digests.ofAddress(address);
        DeviceMark mark = known(request, digest).orElseGet(() -> DeviceMark.fresh(digest));
        return DeviceCookie.holding(mark.signed(devices.keys()), devices.remembered());
    }

    private Optional<DeviceMark> known(ServerHttpRequest request, String addressDigest) {
        HttpCookie cookie = request.getCookies().getFirst(DeviceCookie.NAME);
        return cookie == null ? Optional.empty() : DeviceMark.read(cookie.getValue(), addressDigest, devices.keys());
    }
}
