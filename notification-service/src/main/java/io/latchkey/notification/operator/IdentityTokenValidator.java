package io.latchkey.notification.operator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.latchkey.contracts.AccountRole;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks identity tokens: ES256 and nothing else (RFC 8725, 3.1), a key of the gateway by its id alone, then issuer,
 * audience, times and role. Whatever a header says of keys elsewhere is not looked at.
 */
@Component
final class IdentityTokenValidator {

    private static final int LONGEST_TEXT = 4096;

    private final OperatorSettings settings;
    private final GatewayJwksClient keys;
    private final Clock clock;

    IdentityTokenValidator(OperatorSettings settings, GatewayJwksClient keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /** What became of a token; fails only when the gateway's keys cannot be had. */
    Mono<TokenValidation> validateToken(@Nullable String text) {
        SignedJWT token = parseToken(text);
        if (token == null || !isES256(token.getHeader())) {
            return Mono.just(new TokenValidation.Refused());
        }
        return keys.findById(token.getHeader().getKeyID())
                .map(key -> validateClaims(token, key))
                .defaultIfEmpty(new TokenValidation.Refused());
    }

    private TokenValidation validateClaims(SignedJWT token, ECKey key) {
        try {
            if (!token.verify(new ECDSAVerifier(key))) {
                return new TokenValidation.Refused();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (!hasValidClaims(claims)) {
                return new TokenValidation.Refused();
            }
            UUID account = UUID.fromString(claims.getSubject());
            List<String> roles = claims.getStringListClaim("roles");
            return roles != null && roles.contains(AccountRole.OPERATIONS.name())
                    ? new TokenValidation.Holds(
                            new Operator(account),
                            claims.getJWTID(),
                            claims.getExpirationTime().toInstant())
                    : new TokenValidation.WithoutRole();
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            return new TokenValidation.Refused();
        }
    }

    /** A token without an id, a time or an end is refused like one that is over. */
    private boolean hasValidClaims(JWTClaimsSet claims) {
        Date begins = claims.getIssueTime();
        Date ends = claims.getExpirationTime();
        if (begins == null || ends == null || claims.getJWTID() == null || claims.getSubject() == null) {
            return false;
        }
        Instant now = clock.instant();
        Instant from = begins.toInstant();
        Instant until = ends.toInstant();
        return settings.issuer().toString().equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(settings.audience()))
                && now.isBefore(until)
                && !from.isAfter(now.plus(settings.skew()))
                && !until.isAfter(from.plus(settings.longest()));
    }

    private static boolean isES256(JWSHeader header) {
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && header.getKeyID() != null
                && header.getCriticalParams() == null;
    }

    private static @Nullable SignedJWT parseToken(@Nullable String text) {
        if (text == null || text.length() > LONGEST_TEXT) {
            return null;
        }
        try {
            return Objects.requireNonNull(SignedJWT.parse(text));
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    /** What a token turned out to be. */
    sealed interface TokenValidation {

        /** One of the gateway's, for us, now, of somebody with the role. */
        record Holds(Operator operator, String id, Instant until) implements TokenValidation {}

        /** One of the gateway's, for us, now, of somebody without the role. */
        record WithoutRole() implements TokenValidation {}

        /** None that counts; why is nobody's business. */
        record Refused() implements TokenValidation {}
    }
}
