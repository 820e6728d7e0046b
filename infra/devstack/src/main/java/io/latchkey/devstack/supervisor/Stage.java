package io.latchkey.devstack.supervisor;

/** What stands on what: a service starts when all below it is ready, and ends before it. */
enum Stage {
    DATABASE,
    AROUND,
    SERVICE
}
