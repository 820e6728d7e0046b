package io.latchkey.account;

import java.util.List;
import java.util.UUID;

/** An account with a phone and the recovery codes it was shown. */
record Enrolled(UUID account, Phone phone, List<String> recoveryCodes) {}
