package io.latchkey.gateway.attempt;

import io.latchkey.platform.keys.SharedKeySet;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The keys of the digests ({@code LATCHKEY_DIGEST_KEYS}). */
@ConfigurationProperties("latchkey.digest")
record KeyedDigestSettings(SharedKeySet keys) {}
