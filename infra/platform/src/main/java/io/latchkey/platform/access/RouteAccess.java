package io.latchkey.platform.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call a handler method; each has one, or the service does not start ({@link RouteAccessRegistry}). */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RouteAccess {
    Level value();

    /** From open to closed. */
    enum Level {
        /** Anybody; the handler finds out for itself who asks, where it matters. */
        PUBLIC,
        /** Whoever is signed in, about their own account. */
        HOLDER,
        /** Whoever is signed in, by a fresh session, about their own account. */
        HOLDER_FRESH,
        /** Who has the role: daily work. */
        ROUTINE,
        /** Who has the role; whether a fresh session is needed is decided by what is sent and whom it is about. */
        PRIVILEGED_BY_CONTENT,
        /** Who has the role and a fresh session. */
        PRIVILEGED;

        /** Whether the role that the service's console is for is needed at all. */
        public boolean needsRole() {
            return switch (this) {
                case PUBLIC, HOLDER, HOLDER_FRESH -> false;
                case ROUTINE, PRIVILEGED_BY_CONTENT, PRIVILEGED -> true;
            };
        }

        /** Whether a fresh session is needed, whatever is sent. */
        public boolean needsFreshSession() {
            return this == HOLDER_FRESH || this == PRIVILEGED;
        }
    }
}
