package io.latchkey.gateway.signin;

/** Where a holder sets an app up. */
enum EnrolmentPlace {
    /** As the second step of a sign-in. */
    SIGN_IN("/sign-in/enrolment"),
    /** On their own page, signed in. */
    ACCOUNT("/account/two-factor/enrolment");

    private final String path;

    EnrolmentPlace(String path) {
        this.path = path;
    }

    /** Where the form goes. */
    String path() {
        return path;
    }
}
