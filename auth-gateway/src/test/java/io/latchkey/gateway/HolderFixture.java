package io.latchkey.gateway;

import java.util.UUID;

/** Each case is about the account of somebody new. */
public abstract class HolderFixture {
    protected final Gateway gateway;
    protected final People people;
    protected final String email = People.address();
    protected final UUID id;

    protected HolderFixture(String name) {
        this(Gateway.shared(), name);
    }

    protected HolderFixture(Gateway gateway, String name) {
        this.gateway = gateway;
        this.people = new People(gateway);
        this.id = people.create(email, name);
    }
}
