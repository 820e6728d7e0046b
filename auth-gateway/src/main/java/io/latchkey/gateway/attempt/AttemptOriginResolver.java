package io.latchkey.gateway.attempt;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.network.ClientNetworkResolver;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells where an attempt comes from, and makes a browser known once its holder has signed in with it. */
@Component
public final class AttemptOriginResolver {
    /** Of a browser that its holder has signed in with; it opens nothing. */
    private static final String DEVICE_COOKIE = "__Host-latchkey-device";

    private final KeyedDigests digests;
    private final ClientNetworkResolver networks;
    private final DeviceSettings devices;

    AttemptOriginResolver(KeyedDigests digests, ClientNetworkResolver networks, DeviceSettings devices) {
        this.digests = digests;
        this.networks = networks;
        this.devices = devices;
    }

    /** The same work whether the address has an account or not. */
    public AttemptOrigin resolveOrigin(EmailAddress address, ServerHttpRequest request) {
        String digest = digests.digestAddress(address);
        return new AttemptOrigin(
                digest,
                digests.digestNetwork(networks.resolveNetwork(request)),
                networks.isLimited(request),
                findDevice(request, digest).map(DeviceToken::digest).orElse(null));
    }

    /** The cookie for a browser whose holder has just signed in; a browser that is known stays the same one. */
    public ResponseCookie rememberDevice(EmailAddress address, ServerHttpRequest request) {
        String digest = digests.digestAddress(address);
        DeviceToken mark = findDevice(request, digest).orElseGet(() -> DeviceToken.generateToken(digest));
        return ResponseCookie.from(DEVICE_COOKIE, mark.toCookieValue(devices.keys()))
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(devices.remembered())
                .build();
    }

    private Optional<DeviceToken> findDevice(ServerHttpRequest request, String addressDigest) {
        HttpCookie cookie = request.getCookies().getFirst(DEVICE_COOKIE);
        return cookie == null
                ? Optional.empty()
                : DeviceToken.parseCookie(cookie.getValue(), addressDigest, devices.keys());
    }
}
