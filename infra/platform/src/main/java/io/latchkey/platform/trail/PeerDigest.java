package io.latchkey.platform.trail;

import io.latchkey.platform.keys.HmacSha256;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Tells callers of an internal port apart by their socket's address, as a digest under a secret of the service: the
 * current key of one of its lists, which signs nothing else.
 */
public final class PeerDigest implements Function<ServerHttpRequest, String> {

    private static final String NOWHERE = "none";

    private final byte[] key;

    /** @param keys base64 */
    public PeerDigest(List<String> keys) {
        this.key = Base64.getDecoder().decode(keys.getFirst().strip());
    }

    @Override
    public String apply(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        String peer = remote == null || remote.getAddress() == null
                ? NOWHERE
                : remote.getAddress().getHostAddress();
        byte[] digest = HmacSha256.computeMac(key, ("network:" + peer).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
