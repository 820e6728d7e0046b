package io.latchkey.gateway.proof;

/** An ALTCHA challenge as it goes to the solver: which number, appended to the salt, hashes to {@code challenge}? */
record ProofChallenge(String algorithm, String challenge, long maxnumber, String salt, String signature) {}
