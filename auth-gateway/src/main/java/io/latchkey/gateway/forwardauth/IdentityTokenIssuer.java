package io.latchkey.gateway.forwardauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Signs who somebody is, for a minute: account id and roles, nothing else of the person. */
@Component
final class IdentityTokenIssuer {
    private final IdentitySettings settings;
    private final JWSHeader header;
    private final JWSSigner signer;
    private final Clock clock;

    IdentityTokenIssuer(IdentitySettings settings, Clock clock) throws JOSEException {
        ECKey key = settings.keys().currentKey();
        this.settings = settings;
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        this.signer = new ECDSASigner(key);
        this.clock = clock;
    }

    /** For the applications on the gateway's own origin, all of them. */
    String issueForOwnOrigin(Account account) {
        return issueForApplication(account, settings.audience());
    }

    /** For one application alone. */
    String issueForApplication(Account account, String audience) {
        return signClaims(buildClaims(account, audience).build());
    }

    /** For the operations console alone, so that no application that is shown a token can use it there. */
    String issueForOperations(SignedIn holder) {
        return signClaims(buildClaims(holder.account(), settings.operationsAudience())
                .claim("sid", holder.sessionId().toString())
                .claim("fresh_until", holder.freshUntil().getEpochSecond())
                .build());
    }

    private JWTClaimsSet.Builder buildClaims(Account account, String audience) {
        Instant now = clock.instant();
        List<String> roles =
                account.person().roles().stream().map(AccountRole::name).toList();
        return new JWTClaimsSet.Builder()
                .jwtID(UuidFactory.nextUuid().toString())
                .issuer(settings.issuer().toString())
                .audience(audience)
                .subject(account.accountId().toString())
                .claim("roles", roles)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.lifetime())));
    }

    /** The public halves of all keys (RFC 7517). */
    String publicKeySet() {
        return new JWKSet(List.<JWK>copyOf(settings.keys().keys())).toString(true);
    }

    private String signClaims(JWTClaimsSet claims) {
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the identity key does not sign", e);
        }
        return token.serialize();
    }
}
