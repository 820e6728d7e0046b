package io.latchkey.gateway.attempt;

import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.OriginDigests;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.LinkRedeemed;
import io.latchkey.contracts.internal.VerifiedAccount;
import io.latchkey.gateway.network.ClientNetworkResolver;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells where an attempt comes from, and makes a browser known once somebody has proved in it who they are. */
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
        List<String> addresses = digests.digestAddress(address);
        List<String> networkDigests = digests.digestNetwork(networks.resolveNetwork(request));
        return new AttemptOrigin(
                addresses.getFirst(),
                networkDigests.getFirst(),
                IntStream.range(1, addresses.size())
                        .mapToObj(key -> new OriginDigests(addresses.get(key), networkDigests.get(key)))
                        .toList(),
                networks.isLimited(request),
                findDevice(request, addresses).map(DeviceToken::toKnownDevice).orElse(null));
    }

    /** The digest under the current key that attempts of a network are told by. */
    String digestNetwork(ServerHttpRequest request) {
        return digests.digestNetwork(networks.resolveNetwork(request)).getFirst();
    }

    /** The digests that attempts on an address are counted by: under every key, the current one first. */
    public List<String> digestAddress(EmailAddress address) {
        return digests.digestAddress(address);
    }

    /** The cookie for a browser whose holder has just proved every factor that the account has. */
    public ResponseCookie rememberDevice(EmailAddress address, VerifiedAccount verified, ServerHttpRequest request) {
        boolean factorProved = verified.state().twoFactor() == TwoFactorStatus.ENROLLED;
        return rememberDevice(address, verified.credentialVersion(), factorProved, request);
    }

    /** A browser in which a link is about to be redeemed: account-service writes down which, before it has its mark. */
    public NewBrowser prepareBrowser(EmailAddress address) {
        return new NewBrowser(
                DeviceToken.generateToken(digests.digestAddress(address).getFirst(), 0, false));
    }

    /** The cookie for a browser in which a link was redeemed: that proves the mailbox, and no second factor. */
    public ResponseCookie rememberMailbox(NewBrowser browser, LinkRedeemed redeemed) {
        return toCookie(browser.mark().withCredential(redeemed.credentialVersion()));
    }

    /** A browser that is known under this credential stays the same one; any other is a new one. */
    private ResponseCookie rememberDevice(
            EmailAddress address, long credentialVersion, boolean factorProved, ServerHttpRequest request) {
        List<String> addresses = digests.digestAddress(address);
        DeviceToken mark = findDevice(request, addresses)
                .filter(known -> known.toKnownDevice().credentialVersion() == credentialVersion)
                .map(known -> known.withAddress(addresses.getFirst()))
                .map(known -> factorProved ? known.withFactorProved() : known)
                .orElseGet(() -> DeviceToken.generateToken(addresses.getFirst(), credentialVersion, factorProved));
        return toCookie(mark);
    }

    private ResponseCookie toCookie(DeviceToken mark) {
        return ResponseCookie.from(DEVICE_COOKIE, mark.toCookieValue(devices.keys()))
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(devices.remembered())
                .build();
    }

    private Optional<DeviceToken> findDevice(ServerHttpRequest request, List<String> addressDigests) {
        HttpCookie cookie = request.getCookies().getFirst(DEVICE_COOKIE);
        return cookie == null
                ? Optional.empty()
                : DeviceToken.parseCookie(cookie.getValue(), addressDigests, devices.keys());
    }
}
