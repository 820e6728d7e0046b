package io.latchkey.gateway.forwardauth;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.gateway.web.ApplicationOrigin;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The applications that have a host, a cookie and an audience of their own.
 *
 * @param applications {@code LATCHKEY_APPLICATIONS}
 * @param otherUrls where people reach the gateway and the operations console
 * @param otherAudiences who else the gateway's tokens are for
 * @param ownOrigin {@code LATCHKEY_FORWARD_AUTH_OWN_ORIGIN}: whether applications on the gateway's own origin are told, too
 */
@ConfigurationProperties("latchkey.forward-auth")
record ApplicationSettings(
        List<ApplicationOrigin> applications, List<URI> otherUrls, List<String> otherAudiences, boolean ownOrigin) {
    ApplicationSettings {
        applications = List.copyOf(applications);
        // Cookies know no ports: on one host, each would be sent the other's.
        requireThat(
                areDistinct(applications, otherUrls.stream().map(ApplicationSettings::hostOf), ApplicationOrigin::host),
                "LATCHKEY_APPLICATIONS must give each application a host of its own, whatever the port, which is neither"
                        + " that of LATCHKEY_PUBLIC_URL nor that of LATCHKEY_NOTIFICATION_PUBLIC_URL");
        requireThat(
                areDistinct(applications, otherAudiences.stream(), ApplicationOrigin::name),
                "LATCHKEY_APPLICATIONS must give each application a name of its own, which is neither"
                        + " LATCHKEY_IDENTITY_AUDIENCE nor the audience of the operations console");
    }

    Optional<ApplicationOrigin> findByName(String name) {
        return applications.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** @param host in lower case, without a port */
    Optional<ApplicationOrigin> findByHost(String host) {
        return applications.stream().filter(one -> one.host().equals(host)).findFirst();
    }

    private static boolean areDistinct(
            List<ApplicationOrigin> applications, Stream<String> taken, Function<ApplicationOrigin, String> member) {
        List<String> others = taken.toList();
        List<String> own = applications.stream().map(member).toList();
        return own.stream().distinct().count() == own.size() && own.stream().noneMatch(others::contains);
    }

    private static String hostOf(URI url) {
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    }
}
