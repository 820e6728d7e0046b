package io.latchkey.notification.operator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.latchkey.contracts.AccountRole;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.web.Problem;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Checks identity tokens: ES256 and nothing else (RFC 8725, 3.1), by a key of the gateway that the header names by its
 * id. Keys that a header brings along or refers to are ignored.
 */
@Component
final class IdentityTokenValidator {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityTokenValidator.class);
    private static final int LONGEST_TEXT = 4096;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IdentityTokenValidator(OperatorSettings settings, Clock clock) {
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new GatewayKeySource(settings)));
        processor.setJWTClaimsSetVerifier(new IdentityClaimsVerifier(settings, clock));
    }

    /** What became of a token; fails only when the gateway's keys cannot be fetched. */
    Mono<TokenValidation> validateToken(@Nullable String text) {
        SignedJWT token = parseToken(text);
        return token == null || token.getHeader().getKeyID() == null
                ? Mono.just(new TokenValidation.Refused())
                // Fetching keys blocks.
                : Mono.fromCallable(() -> verifyToken(token)).subscribeOn(Schedulers.boundedElastic());
    }

    private TokenValidation verifyToken(SignedJWT token) {
        try {
            return validateRole(processor.process(token, null));
        } catch (KeySourceException e) {
            LOG.warn("The gateway's keys could not be fetched: {}", e.getClass().getSimpleName());
            throw Problem.unavailable(ConsolePaths.RETRY_AFTER).toException();
        } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException e) {
            return new TokenValidation.Refused();
        }
    }

    private static TokenValidation validateRole(JWTClaimsSet claims) throws ParseException {
        UUID account = UUID.fromString(claims.getSubject());
        List<String> roles = claims.getStringListClaim("roles");
        return roles != null && roles.contains(AccountRole.OPERATIONS.name())
                ? new TokenValidation.Holds(
                        new Operator(account),
                        claims.getJWTID(),
                        claims.getExpirationTime().toInstant())
                : new TokenValidation.WithoutRole();
    }

    private static @Nullable SignedJWT parseToken(@Nullable String text) {
        if (text == null || text.length() > LONGEST_TEXT) {
            return null;
        }
        try {
            return SignedJWT.parse(text);
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    /** What a token turned out to be. */
    sealed interface TokenValidation {

        /** Issued by the gateway, for this console, valid now, and its account has the role. */
        record Holds(Operator operator, String id, Instant until) implements TokenValidation {}

        /** Issued by the gateway, for this console, valid now; its account does not have the role. */
        record WithoutRole() implements TokenValidation {}

        /** Not valid; the caller is not told why. */
        record Refused() implements TokenValidation {}
    }
}
