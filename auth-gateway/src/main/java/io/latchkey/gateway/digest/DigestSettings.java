package io.latchkey.gateway.digest;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The keys of the digests ({@code LATCHKEY_DIGEST_KEYS}). */
@ConfigurationProperties("latchkey.digest")
record DigestSettings(KeyRing keys) {}
