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
import java.util.Date;
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
    private final Clock clock;

    IdentityTokenValidator(OperatorSettings settings, Clock clock) {
        this.clock = clock;
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new GatewayKeySource(settings)));
        processor.setJWTClaimsSetVerifier(new IdentityClaimsVerifier(settings, clock));
    }

    /**
     * The token, where it is one of the gateway's, for this console and valid now; empty where it is not, and the caller is
     * not told why. Fails with 403 where its account does not have the role, with 503 when the gateway's keys cannot be
     * fetched.
     */
    Mono<OperatorToken> validateToken(@Nullable String text) {
        SignedJWT token = parseToken(text);
        return token == null || token.getHeader().getKeyID() == null
                ? Mono.empty()
                // Fetching keys blocks.
                : Mono.fromCallable(() -> verifyToken(token)).subscribeOn(Schedulers.boundedElastic());
    }

    private @Nullable OperatorToken verifyToken(SignedJWT token) {
        try {
            return validateRole(processor.process(token, null));
        } catch (KeySourceException e) {
            LOG.warn("The gateway's keys could not be fetched: {}", e.getClass().getSimpleName());
            throw Problem.unavailable(ConsolePaths.RETRY_AFTER).toException();
        } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private OperatorToken validateRole(JWTClaimsSet claims) throws ParseException {
        UUID account = UUID.fromString(claims.getSubject());
        List<String> roles = claims.getStringListClaim("roles");
        if (roles == null || !roles.contains(AccountRole.OPERATIONS.name())) {
            throw OperatorProblems.FORBIDDEN.toException();
        }
        // A gateway of before does not say: then nobody is fresh.
        Date fresh = claims.getDateClaim("fresh_until");
        Instant freshUntil = fresh == null ? Instant.EPOCH : fresh.toInstant();
        return new OperatorToken(
                new Operator(account, !clock.instant().isAfter(freshUntil)),
                freshUntil,
                readSession(claims),
                claims.getJWTID(),
                claims.getExpirationTime().toInstant());
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

    private static @Nullable UUID readSession(JWTClaimsSet claims) throws ParseException {
        String session = claims.getStringClaim("sid");
        return session == null ? null : UUID.fromString(session);
    }

    /** A valid token of an account with the role. */
    record OperatorToken(
            Operator operator, Instant freshUntil, @Nullable UUID gatewaySession, String id, Instant until) {}
}
