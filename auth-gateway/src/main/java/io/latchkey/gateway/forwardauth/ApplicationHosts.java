package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.network.ClientNetworkResolver;
import io.latchkey.gateway.web.ApplicationOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells which application a request is for, by the host that it was sent to and by nothing else. */
@Component
final class ApplicationHosts {
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

    private final ApplicationSettings settings;
    private final ClientNetworkResolver networks;

    ApplicationHosts(ApplicationSettings settings, ClientNetworkResolver networks) {
        this.settings = settings;
        this.networks = networks;
    }

    /** Whether applications on the gateway's own origin are told, too. */
    boolean includesOwnOrigin() {
        return settings.ownOrigin();
    }

    /** Empty for a host that is no application's, and where two are named. */
    Optional<ApplicationOrigin> findApplication(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        boolean forwarded = headers.containsHeader(FORWARDED_HOST) && networks.isFromTrustedProxy(request);
        List<String> hosts = headers.getOrEmpty(forwarded ? FORWARDED_HOST : HttpHeaders.HOST);
        return hosts.size() == 1
                ? settings.findByHost(
                        PORT.matcher(hosts.getFirst()).replaceFirst("").toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
